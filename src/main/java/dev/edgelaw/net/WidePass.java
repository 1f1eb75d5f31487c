package dev.edgelaw.net;

import static dev.edgelaw.kernel.MatrixLayout.ORIGIN;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * Loss and gradient of a network with one wide hidden layer, group of units by group of units: all
 * groups forward to the outputs, then all of them back. What the units of a group put out is made
 * anew on the way back, which costs less than its way to memory. The bits are those of {@link
 * Layers}.
 */
final class WidePass implements FullBatchGradient {
  private final Arithmetic arithmetic;
  private final LossEvaluation loss;
  private final double slope;
  private final int samples;
  private final int end;
  private final UnitPanels weights;
  private final UnitPanels sums;

  /** Samples x features. */
  private final MatrixLayout inputs;

  private final double[] features;

  /** Samples x units of a group: activations, on the way back deltas. */
  private final MatrixLayout units;

  private final MatrixLayout lastUnits;
  private final double[] hidden;

  /** Samples x classes. */
  private final MatrixLayout shape;

  private final double[] outputs;
  private final double[] outputGradient;

  /** The output gradient in a panel. */
  private final MatrixLayout head;

  private final double[] deltas;

  /**
   * Prepares the pass over all samples.
   *
   * @param outputs where the network's outputs are kept, samples x classes
   * @param outputGradient where the gradient with respect to them is kept
   */
  WidePass(
      Arithmetic arithmetic,
      ParameterLayout layout,
      LossEvaluation loss,
      InputMatrix inputs,
      int samples,
      double[] outputs,
      double[] outputGradient) {
    Architecture architecture = layout.architecture();
    this.arithmetic = arithmetic;
    this.loss = loss;
    this.slope = ((Activation.LeakyRelu) architecture.activation()).slope();
    this.samples = samples;
    this.end = layout.weight(1).index(architecture.fanOut(1), 0);
    this.weights = UnitPanels.all(arithmetic, layout);
    this.sums = UnitPanels.one(arithmetic, layout);
    this.inputs = new Panels(samples, architecture.fanIn(0)).panel(0, 0, samples);
    this.features = inputs.panels();
    this.units = MatrixLayout.alone(samples, PANEL);
    this.lastUnits = weights.lastUnits(samples);
    this.hidden = new double[units.arrayLength()];
    this.shape = MatrixLayout.alone(samples, architecture.fanOut(1));
    this.outputs = outputs;
    this.outputGradient = outputGradient;
    this.head = new MatrixLayout(ORIGIN, samples, architecture.fanOut(1), PANEL);
    this.deltas = new double[units.arrayLength()];
  }

  @Override
  public double valueAndGradient(double[] parameters, double[] gradient) {
    forward(parameters);
    loss.gradient(outputs, outputGradient, 0, samples);
    arithmetic.copy(outputGradient, shape, deltas, head);
    back(gradient);
    return loss.value();
  }

  private void forward(double[] parameters) {
    Arrays.fill(outputs, 0);
    for (int g = 0; g < weights.count(); g++) {
      weights.lay(parameters, g);
      activate(g);
      MatrixLayout own = g < weights.count() - 1 ? units : lastUnits;
      arithmetic.addProduct(hidden, own, weights.array(), weights.head(g), outputs, shape);
    }
  }

  private void back(double[] gradient) {
    for (int g = 0; g < weights.count(); g++) {
      activate(g);
      arithmetic.multiplyTransposed(deltas, head, hidden, units, sums.array(), sums.out(g));
      arithmetic.multiplyThroughGates(
          deltas,
          head,
          weights.array(),
          weights.out(g),
          hidden,
          units.offset(),
          hidden,
          units,
          slope,
          false);
      arithmetic.multiplyTransposed(features, inputs, hidden, units, sums.array(), sums.in(g));
      sums.copyTo(g, gradient);
    }
    Arrays.fill(gradient, 0, ORIGIN, 0);
    Arrays.fill(gradient, end, gradient.length, 0);
  }

  private void activate(int g) {
    arithmetic.multiplyRectified(
        features, inputs, weights.array(), weights.in(g), hidden, units, slope, false);
  }
}
