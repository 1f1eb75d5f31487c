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
  /** Largest width in panels for one that is needed: the zeros that fill them cost time. */
  private static final double FILLED = 1.25;

  private final Arithmetic arithmetic;
  private final Architecture architecture;
  private final Activation activation;
  private final ParameterLayout layout;
  private final LossEvaluation loss;
  private final InputMatrix inputs;
  private final PanelBlock[] blocks;
  private final int last;

  /** Samples x features in panels; null where the inputs are sparse. */
  private final double[] features;

  /** The first layer's outputs, all samples, where the inputs are sparse. */
  private final MatrixLayout all;

  /** Per hidden layer; pre-activations and activations are one array where that suffices. */
  private final double[][] preActivations;

  private final double[][] activations;

  /** Per layer: the gradient with respect to its outputs before the activation. */
  private final double[][] deltas;

  private final double[] outputs;
  private final double[] outputGradient;

  /** Per layer: the weights as right factors, in x out on the way forward, out x in back. */
  private final double[][] forward;

  private final double[][] back;
  private final WeightCopy[] copies;

  /** From a weight matrix, or a part of it, to a panel of {@link #forward} or {@link #back}. */
  private record WeightCopy(
      MatrixLayout from, MatrixLayout to, double[] array, boolean transposed) {}

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
    this.last = architecture.depth() - 1;
    this.outputs = outputs;
    this.outputGradient = outputGradient;
    boolean whole = !inputs.cut();
    this.blocks = PanelBlock.of(layout, samples, whole);
    this.features = whole ? null : panels(inputs, samples, architecture.fanIn(0));
    this.all = MatrixLayout.alone(samples, architecture.fanOut(0));
    this.preActivations = new double[last][];
    this.activations = new double[last][];
    this.deltas = new double[last + 1][];
    this.forward = new double[last + 1][];
    this.back = new double[last + 1][];
    for (int layer = 0; layer <= last; layer++) {
      int rows = whole && layer == 0 ? samples : blocks[0].count;
      int fanIn = architecture.fanIn(layer);
      int fanOut = architecture.fanOut(layer);
      int size = new Panels(rows, fanOut).arrayLength();
      if (layer < last) {
        preActivations[layer] = new double[size];
        activations[layer] =
            activation.derivativeFromOutput() ? preActivations[layer] : new double[size];
      }
      // Behind the outputs, every activation gives its place to its delta.
      deltas[layer] = gated(layer + 1) ? activations[layer] : new double[size];
      forward[layer] =
          new double
              [layer == last
                  ? MatrixLayout.alone(fanIn, fanOut).arrayLength()
                  : new Panels(fanIn, fanOut).arrayLength()];
      back[layer] = layer == 0 ? null : new double[new Panels(fanOut, fanIn).arrayLength()];
    }
    this.copies = copies();
  }

  /** Whether this class can do the network, and panels pay. */
  static boolean suits(Architecture architecture, InputMatrix inputs) {
    int last = architecture.depth() - 1;
    boolean suits =
        last > 0
            && !architecture.biased()
            && !(architecture.activation() instanceof Activation.InitialGates)
            && architecture.fanOut(last) <= PANEL
            && (inputs.cut() || architecture.fanOut(0) == PANEL);
    for (int layer = 0; layer < last; layer++) {
      int width = architecture.fanOut(layer);
      suits &= PANEL * new Panels(0, width).count() <= FILLED * width;
    }
    return suits;
  }

  double valueAndGradient(double[] parameters, double[] gradient) {
    for (WeightCopy copy : copies) {
      if (copy.transposed()) {
        copy.from().transpose(parameters, copy.array(), copy.to());
      } else {
        arithmetic.copy(parameters, copy.from(), copy.array(), copy.to());
      }
    }
    Arrays.fill(gradient, 0);
    if (!inputs.cut()) {
      inputs.multiply(parameters, layout.weight(0), preActivations[0], all);
    }
    for (PanelBlock block : blocks) {
      propagate(block);
      loss.gradient(outputs, outputGradient, block.first, block.count);
      arithmetic.copy(outputGradient, block.outputs, deltas[last], block.head);
      backPropagate(block, gradient);
    }
    if (!inputs.cut()) {
      inputs.multiplyTransposed(deltas[0], all, gradient, layout.weight(0));
    }
    return loss.value();
  }

  private void propagate(PanelBlock block) {
    for (int layer = 0; layer <= last; layer++) {
      double[] z = layer == last ? outputs : preActivations[layer];
      if (block.forward[layer] != null) {
        double[] before = layer == 0 ? features : activations[layer - 1];
        multiply(block.forward[layer], before, forward[layer], z);
      }
      if (layer < last) {
        activate(layer, block.hidden[layer]);
      }
    }
  }

  private void backPropagate(PanelBlock block, double[] gradient) {
    for (int layer = last; layer > 0; layer--) {
      addTransposed(block.gradient[layer], deltas[layer], activations[layer - 1], gradient);
      double[] before = deltas[layer - 1];
      if (gated(layer)) {
        double slope = ((Activation.LeakyRelu) activation).slope();
        double[] h = activations[layer - 1];
        for (PanelBlock.Product x : block.back[layer]) {
          arithmetic.multiplyThroughGates(
              deltas[layer], x.a(), back[layer], x.b(), h, before, x.c(), slope);
        }
      } else {
        multiply(block.back[layer], deltas[layer], back[layer], before);
        for (MatrixLayout panel : block.hidden[layer - 1]) {
          activation.backPropagate(
              arithmetic, preActivations[layer - 1], before, panel.offset(), panel.length());
        }
      }
    }
    if (block.gradient[0] != null) {
      addTransposed(block.gradient[0], features, deltas[0], gradient);
    }
  }

  private void multiply(PanelBlock.Product[] products, double[] a, double[] b, double[] c) {
    for (PanelBlock.Product x : products) {
      if (x.add()) {
        arithmetic.addProduct(a, x.a(), b, x.b(), c, x.c());
      } else {
        arithmetic.multiply(a, x.a(), b, x.b(), c, x.c());
      }
    }
  }

  private void addTransposed(PanelBlock.Product[] products, double[] a, double[] b, double[] c) {
    for (PanelBlock.Product x : products) {
      arithmetic.addProductTransposed(a, x.a(), b, x.b(), c, x.c());
    }
  }

  private void activate(int layer, MatrixLayout[] panels) {
    double[] h = activations[layer];
    for (MatrixLayout panel : panels) {
      activation.apply(arithmetic, preActivations[layer], h, panel.offset(), panel.length());
    }
    int width = architecture.fanOut(layer);
    MatrixLayout end = panels[panels.length - 1];
    int columns = new Panels(0, width).columns(panels.length - 1);
    for (int i = 0; columns < PANEL && i < end.rows(); i++) {
      Arrays.fill(h, end.index(i, columns), end.index(i + 1, 0), 0);
    }
  }

  /** Whether the deltas of the layer before this one are made through the gates of its outputs. */
  private boolean gated(int layer) {
    return layer == last && activation instanceof Activation.LeakyRelu;
  }

  private WeightCopy[] copies() {
    java.util.List<WeightCopy> copies = new java.util.ArrayList<>();
    for (int layer = 0; layer <= last; layer++) {
      MatrixLayout weight = layout.weight(layer);
      int fanIn = architecture.fanIn(layer);
      int fanOut = architecture.fanOut(layer);
      Panels ahead = new Panels(fanIn, fanOut);
      for (int p = 0; layer < last && p < ahead.count(); p++) {
        int columns = ahead.columns(p);
        MatrixLayout from =
            layer == 0
                ? part(weight, 0, fanIn, PANEL * p, columns)
                : part(weight, PANEL * p, columns, 0, fanIn);
        copies.add(new WeightCopy(from, ahead.panel(p, 0, fanIn), forward[layer], layer > 0));
      }
      Panels behind = new Panels(fanOut, fanIn);
      for (int p = 0; layer > 0 && p < behind.count(); p++) {
        MatrixLayout from = part(weight, 0, fanOut, PANEL * p, behind.columns(p));
        copies.add(new WeightCopy(from, behind.panel(p, 0, fanOut), back[layer], false));
      }
      if (layer == last) {
        copies.add(new WeightCopy(weight, MatrixLayout.alone(fanIn, fanOut), forward[layer], true));
      }
    }
    return copies.toArray(WeightCopy[]::new);
  }

  private static MatrixLayout part(MatrixLayout of, int row, int rows, int column, int columns) {
    return new MatrixLayout(of.index(row, column), rows, columns, of.stride());
  }

  /** The inputs in panels; their features are not padded where they come from. */
  private static double[] panels(InputMatrix inputs, int samples, int features) {
    Panels panels = new Panels(samples, features);
    double[] to = new double[panels.arrayLength()];
    for (int p = 0; p < panels.count(); p++) {
      MatrixLayout panel = panels.panel(p, 0, samples);
      for (int i = 0; i < samples; i++) {
        inputs.copyRow(i, PANEL * p, panel.columns(), to, panel.index(i, 0));
      }
    }
    return to;
  }
}
