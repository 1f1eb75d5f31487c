package dev.edgelaw.theory;

import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.ParameterLayout;

/**
 * Inner products of two parameter-like vectors over the weights around the neurons of one hidden
 * layer: the bilinear forms behind the laws (both vectors the weights) and behind the symmetry (one
 * of them the gradient).
 */
final class NeuronProducts {
  private NeuronProducts() {}

  /** Row a of X_l times row b of Y_l, without biases. */
  static double rows(ParameterLayout layout, double[] x, int a, double[] y, int b, int layer) {
    double sum = 0;
    for (int i = 0; i < layout.architecture().fanIn(layer); i++) {
      sum = Math.fma(x[layout.index(layer, a, i)], y[layout.index(layer, b, i)], sum);
    }
    return sum;
  }

  /** Column a of X_l times column b of Y_l. */
  static double columns(ParameterLayout layout, double[] x, int a, double[] y, int b, int layer) {
    double sum = 0;
    for (int k = 0; k < layout.architecture().fanOut(layer); k++) {
      sum = Math.fma(x[layout.index(layer, k, a)], y[layout.index(layer, k, b)], sum);
    }
    return sum;
  }

  /** What enters neuron j of layer l: row j and its bias. */
  static double incoming(ParameterLayout layout, double[] x, double[] y, int layer, int j) {
    double sum = rows(layout, x, j, y, j, layer);
    Architecture architecture = layout.architecture();
    if (architecture.biased()) {
      int bias = layout.biasOffset(layer) + j;
      sum = Math.fma(x[bias], y[bias], sum);
    }
    return sum;
  }

  /** What leaves neuron j of layer l: column j of the next layer's matrix. */
  static double outgoing(ParameterLayout layout, double[] x, double[] y, int layer, int j) {
    return columns(layout, x, j, y, j, layer + 1);
  }
}
