package dev.edgelaw.net;

import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * Loss and gradient with everything between inputs and outputs in panels of 32 columns, for whose
 * products the kernel has constant strides. Every block of samples goes forward, through the loss
 * and back before the next; nothing is kept. The bits are those of {@link Layers}.
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
  private final InputMatrix inputs;
  private final WeightPanels weights;
  private final Passage[] passages;
  private final int last;

  /** Samples x features; null where the inputs are sparse. */
  private final double[] features;

  /** The first layer's outputs of all samples, where the inputs are sparse. */
  private final MatrixLayout all;

  /** Per hidden layer; pre-activations and activations are one array where that suffices. */
  private final double[][] preActivations;

  private final double[][] activations;

  /** Per layer: the gradient with respect to its outputs before the activation. */
  private final double[][] deltas;

  private final double[] outputs;
  private final double[] outputGradient;

  /**
   * Prepares the pass over all samples.
   *
   * @param outputs where the network's outputs are kept, samples x classes
   * @param outputGradient where the gradient with respect to them is kept
   */
  PanelPass(
      Arithmetic arithmetic,
      ParameterLayout layout,
      LossEvaluation loss,
      InputMatrix inputs,
      int samples,
      double[] outputs,
      double[] outputGradient) {
    this.arithmetic = arithmetic;
    this.architecture = layout.architecture();
    this.activation = architecture.activation();
    this.layout = layout;
    this.loss = loss;
    this.inputs = inputs;
    this.weights = new WeightPanels(arithmetic, layout);
    this.last = architecture.depth() - 1;
    this.outputs = outputs;
    this.outputGradient = outputGradient;
    this.features = inputs.cut() ? inputs.panels() : null;
    this.all = MatrixLayout.alone(samples, architecture.fanOut(0));
    this.preActivations = new double[last][];
    this.activations = new double[last][];
    this.deltas = new double[last + 1][];
    PanelBlock[] blocks = PanelBlock.of(architecture, samples, !inputs.cut());
    for (int layer = 0; layer <= last; layer++) {
      int size = blocks[0].deltas(layer).matrix().arrayLength();
      if (layer < last) {
        preActivations[layer] = new double[size];
        activations[layer] =
            activation.derivativeFromOutput() ? preActivations[layer] : new double[size];
      }
      deltas[layer] = inPlace(layer + 1) ? activations[layer] : new double[size];
    }
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
            layer > 0 || inputs.cut() ? PanelProducts.forward(before, after, false) : null;
      }
      if (layer > 0) {
        gradient[layer] = PanelProducts.gradient(after, before, weight);
        back[layer] = PanelProducts.forward(after, before, false);
      } else if (inputs.cut()) {
        gradient[layer] = PanelProducts.gradient(before, after, weight);
      }
    }
    return new Passage(block, forward, gradient, back, hidden, block.head().panel(0));
  }

  double valueAndGradient(double[] parameters, double[] gradient) {
    weights.lay(parameters);
    Arrays.fill(gradient, 0);
    if (!inputs.cut()) {
      inputs.multiply(parameters, layout.weight(0), preActivations[0], all);
    }
    for (Passage passage : passages) {
      propagate(passage);
      PanelBlock block = passage.block();
      loss.gradient(outputs, outputGradient, block.first(), block.count());
      arithmetic.copy(outputGradient, block.outputs(), deltas[last], passage.head());
      backPropagate(passage, gradient);
    }
    if (!inputs.cut()) {
      inputs.multiplyTransposed(deltas[0], all, gradient, layout.weight(0));
    }
    return loss.value();
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
          arithmetic, deltas[layer], activations[layer - 1], gradient);
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
      passage.gradient()[0].addTransposed(arithmetic, features, deltas[0], gradient);
    }
  }

  /**
   * Whether the deltas of the layer before this one take the place of its outputs: each is made in
   * one product, through the gates of the output it replaces.
   */
  private boolean inPlace(int layer) {
    return layer <= last
        && architecture.fanOut(layer) <= PANEL
        && activation instanceof Activation.LeakyRelu;
  }
}
