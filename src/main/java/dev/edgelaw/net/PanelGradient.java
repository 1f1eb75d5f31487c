package dev.edgelaw.net;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Loss and gradient over all samples by the threads of a crew, each with a {@link PanelPass}. A
 * thread takes the next block of samples that nobody has; what blocks add to the same sums they add
 * in the order of samples, so that the bits are those of one thread.
 */
final class PanelGradient implements FullBatchGradient {
  /** Parts of the products with sparse inputs for each of several threads. */
  private static final int PARTS = 16;

  private final LossEvaluation loss;
  private final WeightPanels weights;
  private final MatrixLayout inOut;

  /** Parts of sparse inputs; none where the inputs are dense, and go through the passes. */
  private final InputMatrix[] parts;

  /** The first layer of all samples, where the inputs are sparse. */
  private final MatrixLayout all;

  private final double[] firstOutputs;
  private final double[] firstDeltas;
  private final int blocks;
  private final PanelPass[] passes;
  private final Relay relay;

  private final Crew crew;
  private final AtomicInteger taken = new AtomicInteger();
  private final IntConsumer multiply = this::multiplyInputs;
  private final IntConsumer pass = this::passBlocks;
  private final IntConsumer multiplyTransposed = this::multiplyInputsTransposed;

  /** The point and the gradient of a call, for the crew. */
  private double[] point;

  private double[] slope;

  /**
   * Prepares passes over all samples.
   *
   * @param outputs where the network's outputs are kept, samples x classes
   * @param outputGradient where the gradient with respect to them is kept
   */
  PanelGradient(
      Arithmetic arithmetic,
      ParameterLayout layout,
      LossEvaluation loss,
      InputMatrix inputs,
      int samples,
      double[] outputs,
      double[] outputGradient,
      Crew crew) {
    Architecture architecture = layout.architecture();
    boolean sparse = !inputs.cut();
    int threads = crew.size();
    this.loss = loss;
    this.weights = new WeightPanels(arithmetic, layout);
    this.inOut = layout.weight(0);
    this.crew = crew;
    this.parts = sparse ? inputs.parts(threads == 1 ? 1 : PARTS * threads) : new InputMatrix[0];
    this.all = MatrixLayout.alone(samples, architecture.fanOut(0));
    PanelBlock[] cut = PanelBlock.of(architecture, samples, sparse, threads);
    this.blocks = cut.length;
    this.relay = new Relay(blocks);
    double[] features = sparse ? null : inputs.panels();
    PanelArrays arrays = PanelArrays.of(architecture, cut[0]);
    this.firstOutputs = arrays.preActivations()[0];
    this.firstDeltas = arrays.deltas()[0];
    this.passes = new PanelPass[threads];
    for (int t = 0; t < threads; t++) {
      passes[t] =
          new PanelPass(
              arithmetic,
              layout,
              loss,
              cut,
              weights,
              features,
              t == 0 ? arrays : arrays.beside(architecture, sparse ? 1 : 0),
              outputs,
              outputGradient,
              relay.runner());
    }
  }

  @Override
  public double valueAndGradient(double[] parameters, double[] gradient) {
    point = parameters;
    slope = gradient;
    weights.lay(parameters);
    Arrays.fill(gradient, 0);
    relay.restart();
    if (parts.length > 0) {
      share(multiply);
    }
    share(pass);
    if (parts.length > 0) {
      share(multiplyTransposed);
    }
    return loss.value();
  }

  private void share(IntConsumer work) {
    taken.set(0);
    crew.each(work);
  }

  private void multiplyInputs(int thread) {
    for (int i = taken.getAndIncrement(); i < parts.length; i = taken.getAndIncrement()) {
      parts[i].multiply(point, inOut, firstOutputs, all);
    }
  }

  private void passBlocks(int thread) {
    for (int b = taken.getAndIncrement(); b < blocks; b = taken.getAndIncrement()) {
      passes[thread].pass(b, slope);
    }
  }

  private void multiplyInputsTransposed(int thread) {
    for (int i = taken.getAndIncrement(); i < parts.length; i = taken.getAndIncrement()) {
      parts[i].multiplyTransposed(firstDeltas, all, slope, inOut);
    }
  }
}
