package dev.edgelaw.net;

import dev.edgelaw.data.Dataset;
import java.util.Arrays;

/** A network and its losses by the definitions, one sample and one neuron at a time. */
final class NaiveNetwork {
  private final Architecture architecture;
  private final ParameterLayout layout;
  private final Dataset data;
  private double closestToKink = Double.POSITIVE_INFINITY;

  NaiveNetwork(Architecture architecture, Dataset data) {
    this.architecture = architecture;
    this.layout = new ParameterLayout(architecture);
    this.data = data;
  }

  /** Outputs of one sample. */
  double[] outputs(double[] parameters, int sample) {
    double[] values = new double[data.features()];
    System.arraycopy(data.inputs(), sample * values.length, values, 0, values.length);
    for (int layer = 0; layer < architecture.depth(); layer++) {
      double[] next = new double[architecture.fanOut(layer)];
      for (int out = 0; out < next.length; out++) {
        double z = architecture.biased() ? parameters[layout.biasOffset(layer) + out] : 0;
        for (int in = 0; in < values.length; in++) {
          z += parameters[layout.index(layer, out, in)] * values[in];
        }
        next[out] = layer == architecture.depth() - 1 ? z : activate(z);
      }
      values = next;
    }
    return values;
  }

  /**
   * Distance of the nearest pre-activation from 0, over all outputs computed so far. Exact zeros
   * come from neurons whose inputs are all dead; small changes of the weights leave them there.
   */
  double closestToKink() {
    return closestToKink;
  }

  private double activate(double z) {
    if (z != 0) {
      closestToKink = Math.min(closestToKink, Math.abs(z));
    }
    return switch (architecture.activation()) {
      case Activation.LeakyRelu(double slope) -> z > 0 ? z : slope * z;
      case Activation.InitialGates gates ->
          throw new UnsupportedOperationException("remembers its first point: " + gates);
      case Activation.SquaredRelu() -> z > 0 ? z * z : 0;
      case Activation.Tanh() -> Math.tanh(z);
      case Activation.Sigmoid() -> 1 / (1 + Math.exp(-z));
      case Activation.Gelu() -> z * StandardNormal.distribution(z);
    };
  }

  double value(Loss loss, double[] parameters) {
    return switch (loss) {
      case Loss.CrossEntropy() -> crossEntropy(parameters);
      case Loss.MeanSquaredError() -> meanSquaredError(parameters);
      case Loss.Interpolated(double b) ->
          (1 - b) * meanSquaredError(parameters) + b * crossEntropy(parameters);
    };
  }

  private double crossEntropy(double[] parameters) {
    double total = 0;
    for (int i = 0; i < data.samples(); i++) {
      double[] f = outputs(parameters, i);
      double largest = Arrays.stream(f).max().orElseThrow();
      double sum = Arrays.stream(f).map(output -> Math.exp(output - largest)).sum();
      total += Math.log(sum) + largest - f[data.labels()[i]];
    }
    return total / data.samples();
  }

  private double meanSquaredError(double[] parameters) {
    double total = 0;
    for (int i = 0; i < data.samples(); i++) {
      double[] f = outputs(parameters, i);
      for (int k = 0; k < f.length; k++) {
        double target = data.labels()[i] == k ? 1 : 0;
        total += (f[k] - target) * (f[k] - target);
      }
    }
    return total / (data.samples() * data.classes());
  }
}
