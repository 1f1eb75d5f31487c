package dev.edgelaw.net;

import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * One thread's way over blocks of samples, with everything between inputs and outputs in panels of
 * 32 columns, for whose products the kernel has constant strides. A block goes forward, through the
 * loss and back before the next; nothing is kept. The bits are those of {@link Layers}.
 */
final class PanelPass {
  /**
   * The products of a block, layer by layer; null where those of a first layer with sparse inputs
   * would be.
   */
  private record Passage(
      PanelBlock block,
      PanelProducts[] forward,
      PanelProducts[] gradient,
      PanelProducts[] back,
      MatrixLayout[][] hidden,
      MatrixLayout head) {}

  private final Arithmetic arithmetic;
  private final Architecture architecture;
  private final Activation activation;
  private final ParameterLayout layout;
  private final LossEvaluation loss;
  private final WeightPanels weights;
  private final Passage[] passages;
  private final int last;

  /** Samples x features; null where the inputs are sparse. */
  private final double[] features;

  private final double[][] preActivations;
  private final double[][] activations;
  private final double[][] deltas;

  private final double[] outputs;
  private final double[] outputGradient;
  private final Relay.Runner runner;

  /**
   * Prepares the way over all blocks.
   *
   * @param weights laid out by the caller before the first block
   * @param features the inputs in panels; null where they are sparse: the first layer's products
   *     are then the caller's
   * @param arrays this thread's
   * @param outputs where the network's outputs are kept, samples x classes
   * @param outputGradient where the gradient with respect to them is kept
   * @param runner keeps this thread's turn in adding to the gradient
   */
  PanelPass(
      Arithmetic arithmetic,
      ParameterLayout layout,
      LossEvaluation loss,
      PanelBlock[] blocks,
      WeightPanels weights,
      double[] features,
      PanelArrays arrays,
      double[] outputs,
      double[] outputGradient,
      Relay.Runner runner) {
    this.arithmetic = arithmetic;
    this.architecture = layout.architecture();
    this.activation = architecture.activation();
    this.layout = layout;
    this.loss = loss;
    this.weights = weights;
    this.last = architecture.depth() - 1;
    this.features = features;
    this.preActivations = arrays.preActivations();
    this.activations = arrays.activations();
    this.deltas = arrays.deltas();
    this.outputs = outputs;
    this.outputGradient = outputGradient;
    this.runner = runner;
    this.passages = new Passage[blocks.length];
    Arrays.setAll(passages, b -> passage(blocks[b]));
  }

  private Passage passage(PanelBlock block) {
    PanelProducts[] forward = new PanelProducts[last + 1];
    PanelProducts[] gradient = new PanelProducts[last + 1];
    PanelProducts[] back = new PanelProducts[last + 1];
    MatrixLayout[][] hidden = new MatrixLayout[last][];
    for (int layer = 0; layer <= last; layer++) {
      Panels.Rows before = block.before(layer);
      Panels.Rows after = block.deltas(layer);
      MatrixLayout weight = layout.weight(layer);
      if (layer == last) {
        forward[layer] = PanelProducts.outputs(before, block.outputs(), false);
      } else {
        hidden[layer] = after.all();
        forward[layer] =
            layer > 0 || features != null ? PanelProducts.forward(before, after, false) : null;
      }
      if (layer > 0) {
        gradient[layer] = PanelProducts.gradient(after, before, weight);
        back[layer] = PanelProducts.forward(after, before, false);
      } else if (features != null) {
        gradient[layer] = PanelProducts.gradient(before, after, weight);
      }
    }
    return new Passage(block, forward, gradient, back, hidden, block.head().panel(0));
  }

  /** Forward, through the loss and back over one block, adding to the gradient. */
  void pass(int b, double[] gradient) {
    Passage passage = passages[b];
    PanelBlock block = passage.block();
    runner.begin(b);
    try {
      propagate(passage);
      runner.await();
      loss.gradient(outputs, outputGradient, block.first(), block.count());
      runner.pass();
      arithmetic.copy(outputGradient, block.outputs(), deltas[last], passage.head());
      backPropagate(passage, gradient);
    } finally {
      runner.end();
    }
  }

  private void propagate(Passage passage) {
    for (int layer = 0; layer <= last; layer++) {
      PanelProducts products = passage.forward()[layer];
      double[] before = layer == 0 ? features : activations[layer - 1];
      if (layer == last) {
        products.multiply(arithmetic, before, weights.forward(layer), outputs);
      } else if (products == null) {
        activate(layer, passage.hidden()[layer]);
      } else if (activation instanceof Activation.LeakyRelu(double slope)) {
        products.multiplyRectified(
            arithmetic, before, weights.forward(layer), activations[layer], slope);
      } else {
        products.multiply(arithmetic, before, weights.forward(layer), preActivations[layer]);
        activate(layer, passage.hidden()[layer]);
      }
    }
  }

  private void activate(int layer, MatrixLayout[] panels) {
    double[] h = activations[layer];
    for (MatrixLayout panel : panels) {
      activation.apply(arithmetic, preActivations[layer], h, panel.offset(), panel.length());
    }
    // Activations with a value at 0 would fill what must hold zeros.
    MatrixLayout end = panels[panels.length - 1];
    int columns = architecture.fanOut(layer) - PANEL * (panels.length - 1);
    for (int i = 0; columns < PANEL && i < end.rows(); i++) {
      Arrays.fill(h, end.index(i, columns), end.index(i + 1, 0), 0);
    }
  }

  private void backPropagate(Passage passage, double[] gradient) {
    for (int layer = last; layer > 0; layer--) {
      double[] before = deltas[layer - 1];
      passage.gradient()[layer].addTransposed(
          arithmetic, deltas[layer], activations[layer - 1], gradient, runner);
      PanelProducts back = passage.back()[layer];
      double[] z = preActivations[layer - 1];
      MatrixLayout[] panels = passage.hidden()[layer - 1];
      if (activation instanceof Activation.LeakyRelu(double slope)) {
        back.multiplyThroughGates(
            arithmetic, deltas[layer], weights.back(layer), z, panels, before, slope);
      } else {
        back.multiply(arithmetic, deltas[layer], weights.back(layer), before);
        for (MatrixLayout panel : panels) {
          activation.backPropagate(arithmetic, z, before, panel.offset(), panel.length());
        }
      }
    }
    if (passage.gradient()[0] != null) {
      passage.gradient()[0].addTransposed(arithmetic, features, deltas[0], gradient, runner);
    }
  }
}
