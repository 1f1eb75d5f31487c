package dev.edgelaw.net;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * What a network holds of the samples in use, layer by layer, and the passes over it, forward and
 * back, for one block of samples at a time.
 */
final class Layers {
  private final Arithmetic arithmetic;
  private final Architecture architecture;
  private final Activation activation;
  private final ParameterLayout layout;
  private final MatrixLayout[] outputs;
  private final MatrixLayout[] inOut;

  /**
   * Per layer: outputs before and after the activation, samples x width; one array where that
   * suffices.
   */
  private final double[][] preActivations;

  private final double[][] activations;

  /** Per layer: gradient with respect to the pre-activations, samples x width. */
  private final double[][] deltas;

  /** Per layer but the first: the weights in x out, made anew at every call. */
  private final double[][] transposed;

  /** Per hidden layer: derivatives of the activation, fixed by {@link #freezeGates}, or null. */
  private double[][] gates;

  /** Allocates for at most {@code samples} samples. */
  Layers(Arithmetic arithmetic, Architecture architecture, ParameterLayout layout, int samples) {
    int depth = architecture.depth();
    this.arithmetic = arithmetic;
    this.architecture = architecture;
    this.activation = architecture.activation();
    this.layout = layout;
    this.preActivations = new double[depth][];
    this.activations = new double[depth][];
    this.deltas = new double[depth][];
    this.transposed = new double[depth][];
    this.outputs = new MatrixLayout[depth];
    this.inOut = new MatrixLayout[depth];
    boolean shared = activation.derivativeFromOutput();
    for (int layer = 0; layer < depth; layer++) {
      int size = MatrixLayout.alone(samples, architecture.fanOut(layer)).arrayLength();
      preActivations[layer] = new double[size];
      activations[layer] = shared || layer == depth - 1 ? preActivations[layer] : new double[size];
      deltas[layer] = new double[size];
      inOut[layer] = MatrixLayout.alone(architecture.fanIn(layer), architecture.fanOut(layer));
      transposed[layer] = layer == 0 ? null : new double[inOut[layer].arrayLength()];
    }
  }

  /** Uses the first {@code samples} rows from now on. */
  void setSamples(int samples) {
    for (int layer = 0; layer < outputs.length; layer++) {
      outputs[layer] = MatrixLayout.alone(samples, architecture.fanOut(layer));
    }
  }

  /** Lays the weights in x out, for all blocks. */
  void transposeWeights(double[] parameters) {
    for (int layer = 1; layer < outputs.length; layer++) {
      layout.weight(layer).transpose(parameters, transposed[layer], inOut[layer]);
    }
  }

  /** Fixes the derivatives of the activation to those of the last forward pass. */
  void freezeGates() {
    double[][] pattern = new double[architecture.depth() - 1][];
    for (int layer = 0; layer < pattern.length; layer++) {
      pattern[layer] = new double[activations[layer].length];
      Arrays.fill(pattern[layer], 1);
      activation.backPropagate(
          arithmetic, activations[layer], pattern[layer], 0, pattern[layer].length);
    }
    gates = pattern;
  }

  void freeGates() {
    gates = null;
  }

  boolean frozen() {
    return gates != null;
  }

  /** A layer's matrix, of samples x width, without padding. */
  double[] compact(double[] matrix, int layer) {
    MatrixLayout rows = outputs[layer];
    double[] compact = new double[rows.rows() * rows.columns()];
    for (int i = 0; i < rows.rows(); i++) {
      System.arraycopy(matrix, rows.index(i, 0), compact, i * rows.columns(), rows.columns());
    }
    return compact;
  }

  MatrixLayout output(int layer) {
    return outputs[layer];
  }

  double[] preActivations(int layer) {
    return preActivations[layer];
  }

  double[] activations(int layer) {
    return activations[layer];
  }

  double[] deltas(int layer) {
    return deltas[layer];
  }

  double[] transposedWeights(int layer) {
    return transposed[layer];
  }

  /** Forward over one block; unless the inputs are cut, the first layer's product is done. */
  void propagate(RowBlock block, InputMatrix inputs, double[] parameters) {
    int depth = architecture.depth();
    if (inputs.cut()) {
      inputs.multiplyRows(
          block.inputs(), parameters, layout.weight(0), preActivations[0], block.outputs()[0]);
    }
    for (int layer = 0; layer < depth; layer++) {
      MatrixLayout rows = block.outputs()[layer];
      double[] z = preActivations[layer];
      if (layer > 0) {
        arithmetic.multiply(
            activations[layer - 1],
            block.outputs()[layer - 1],
            transposed[layer],
            inOut[layer],
            z,
            rows);
      }
      if (architecture.biased()) {
        arithmetic.addToRows(z, rows, parameters, layout.biasOffset(layer));
      }
      if (layer < depth - 1) {
        activate(layer, rows);
      }
    }
  }

  /** The gradient of one block with respect to the outputs of the layer before. */
  void backPropagate(RowBlock block, int layer, double[] parameters) {
    MatrixLayout before = block.outputs()[layer - 1];
    arithmetic.multiply(
        deltas[layer],
        block.outputs()[layer],
        parameters,
        layout.weight(layer),
        deltas[layer - 1],
        before);
    throughActivation(layer - 1, before);
  }

  /** Back over one block, adding to the gradient; the first layer's only if the inputs are cut. */
  void backward(RowBlock block, InputMatrix inputs, double[] parameters, double[] gradient) {
    for (int layer = architecture.depth() - 1; layer > 0; layer--) {
      arithmetic.addProductTransposed(
          deltas[layer],
          block.outputs()[layer],
          activations[layer - 1],
          block.outputs()[layer - 1],
          gradient,
          layout.weight(layer));
      backPropagate(block, layer, parameters);
    }
    if (inputs.cut()) {
      inputs.addTransposedRows(
          block.inputs(), deltas[0], block.outputs()[0], gradient, layout.weight(0));
    }
  }

  private void activate(int layer, MatrixLayout rows) {
    int from = rows.offset();
    int length = rows.length();
    if (gates != null) {
      arithmetic.multiplyEntries(gates[layer], from, activations[layer], from, length);
      return;
    }
    activation.apply(arithmetic, preActivations[layer], activations[layer], from, length);
    clearPadding(activations[layer], rows);
  }

  private void throughActivation(int layer, MatrixLayout rows) {
    int from = rows.offset();
    int length = rows.length();
    if (gates == null) {
      activation.backPropagate(arithmetic, preActivations[layer], deltas[layer], from, length);
    } else {
      arithmetic.multiplyEntries(gates[layer], from, deltas[layer], from, length);
    }
  }

  /**
   * Activations with a value at 0 would fill the padding, which the products rely on to be zero.
   */
  private static void clearPadding(double[] x, MatrixLayout shape) {
    if (shape.columns() < shape.stride()) {
      for (int i = 0; i < shape.rows(); i++) {
        Arrays.fill(x, shape.index(i, shape.columns()), shape.index(i + 1, 0), 0);
      }
    }
  }
}
