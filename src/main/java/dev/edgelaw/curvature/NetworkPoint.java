package dev.edgelaw.curvature;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.InputMatrix;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import java.util.Arrays;

/**
 * All that the products at one point share, computed once: activations H_l, gradients D_l with
 * respect to the pre-activations Z_l, first derivatives sigma'(Z_l) ("gates"), and for smooth
 * activations sigma''(Z_l) times the gradient with respect to H_l ("bends"). Matrices are samples x
 * width with padded rows.
 */
final class NetworkPoint {
  final Arithmetic arithmetic;
  final Architecture architecture;
  final ParameterLayout layout;
  final Dataset data;
  final MatrixLayout inputLayout;
  final OutputCurvature outputCurvature;
  final Loss lossFunction;
  final boolean smooth;

  private final NetworkLoss loss;
  private final double[] parameters;
  private final double[] gradient;
  private final double[][] gates;
  private final double[][] bends;
  private double value = Double.NaN;
  private int moves;

  NetworkPoint(Arithmetic arithmetic, Architecture architecture, Loss loss, Dataset data) {
    this.arithmetic = arithmetic;
    this.architecture = architecture;
    this.data = data;
    this.lossFunction = loss;
    this.loss = new NetworkLoss(arithmetic, architecture, loss, data);
    this.layout = this.loss.layout();
    this.inputLayout = new MatrixLayout(0, data.samples(), data.features(), data.features());
    this.outputCurvature = new OutputCurvature(arithmetic, loss, shape(architecture.depth() - 1));
    this.smooth = !(architecture.activation() instanceof Activation.LeakyRelu);
    this.parameters = new double[layout.length()];
    this.gradient = new double[layout.length()];
    int hidden = architecture.depth() - 1;
    this.gates = new double[hidden][];
    this.bends = new double[hidden][];
    for (int layer = 0; layer < hidden; layer++) {
      gates[layer] = new double[shape(layer).arrayLength()];
      bends[layer] = smooth ? new double[shape(layer).arrayLength()] : null;
    }
  }

  void at(double[] point) {
    if (point.length != layout.length()) {
      throw new IllegalArgumentException(
          "parameters of length %d: must be %d".formatted(point.length, layout.length()));
    }
    for (int i = 0; i < point.length; i++) {
      if (!Double.isFinite(point[i])) {
        throw new IllegalArgumentException(
            "parameters must be finite, was %s at position %d".formatted(point[i], i));
      }
    }
    System.arraycopy(point, 0, parameters, 0, point.length);
    value = loss.evaluate(parameters, gradient);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "loss %s at the given parameters: no curvature where it is not finite".formatted(value));
    }
    outputCurvature.at(activations(architecture.depth() - 1));
    for (int layer = 0; layer < gates.length; layer++) {
      differentiate(layer);
    }
    moves++;
  }

  private void differentiate(int layer) {
    Activation activation = architecture.activation();
    double[] z = loss.preActivations(layer);
    Arrays.fill(gates[layer], 1);
    activation.backPropagate(arithmetic, z, gates[layer], 0, gates[layer].length);
    if (smooth) {
      double[] bend = bends[layer];
      arithmetic.multiply(
          deltas(layer + 1),
          shape(layer + 1),
          parameters,
          layout.weight(layer + 1),
          bend,
          shape(layer));
      activation.multiplySecondDerivative(z, bend, bend.length);
    }
  }

  /** Fails unless a point has been given. */
  void requirePoint() {
    if (Double.isNaN(value)) {
      throw new IllegalStateException("no point yet: at(parameters) comes first");
    }
  }

  /** How often the point has been moved: who keeps what follows from it asks first. */
  int moves() {
    return moves;
  }

  double value() {
    return value;
  }

  double[] parameters() {
    return parameters;
  }

  double[] gradient() {
    return gradient;
  }

  InputMatrix inputs() {
    return loss.inputs();
  }

  MatrixLayout shape(int layer) {
    return loss.outputLayout(layer);
  }

  double[] activations(int layer) {
    return loss.activations(layer);
  }

  double[] deltas(int layer) {
    return loss.deltas(layer);
  }

  double[] transposedWeights(int layer) {
    return loss.transposedWeights(layer);
  }

  double[] gates(int layer) {
    return gates[layer];
  }

  double[] bends(int layer) {
    return bends[layer];
  }
}
