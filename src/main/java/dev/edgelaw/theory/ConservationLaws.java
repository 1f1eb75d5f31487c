package dev.edgelaw.theory;

import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.LayerNorms;

/**
 * Quantities that gradient flow conserves in networks whose activation is positively homogeneous of
 * degree 1 (Theorem 1 and its refinements). Pair l couples the weight matrices W_l and W_{l+1}
 * (zero-based here).
 *
 * <p>Evaluated on a gradient instead of on the weights, the first three give the gradient
 * imbalance, the change that one step of gradient descent makes divided by eta^2 (Theorem 2).
 */
public final class ConservationLaws {
  private ConservationLaws() {}

  /**
   * C_l = ||W_{l+1}||^2 - ||W_l||^2 in Frobenius norms; conserved without biases (Theorem 1).
   *
   * @param norms squared norms of a vector
   * @param pair zero-based l, below L-1
   * @return the difference
   */
  public static double frobenius(LayerNorms norms, int pair) {
    return norms.weight(pair + 1) - norms.weight(pair);
  }

  /**
   * Cb_l = ||W_{l+1}||^2 - ||W_l||^2 - ||b_l||^2; conserved with biases too, because scaling (W_l,
   * b_l) by a and W_{l+1} by 1/a leaves the network unchanged. Without biases the same as {@link
   * #frobenius}.
   *
   * @param norms squared norms of a vector
   * @param pair zero-based l
   * @return the corrected difference
   */
  public static double biasCorrected(LayerNorms norms, int pair) {
    return frobenius(norms, pair) - norms.bias(pair);
  }

  /**
   * For every hidden neuron j of layer l: squared norm of its outgoing weights (column j of
   * W_{l+1}) minus that of its incoming ones (row j of W_l) and of its bias. Each is conserved by
   * itself; their sum is {@link #biasCorrected}.
   *
   * @param layout layout of the vector
   * @param vector weights or a gradient
   * @param pair zero-based l
   * @return one number per neuron
   */
  public static double[] perNeuron(ParameterLayout layout, double[] vector, int pair) {
    double[] laws = new double[layout.architecture().fanOut(pair)];
    perNeuron(layout, vector, pair, laws);
    return laws;
  }

  /**
   * The laws of {@link #perNeuron(ParameterLayout, double[], int)} into a given array.
   *
   * @param layout layout of the vector
   * @param vector weights or a gradient
   * @param pair zero-based l
   * @param laws overwritten, one number per neuron of layer l
   */
  public static void perNeuron(ParameterLayout layout, double[] vector, int pair, double[] laws) {
    int width = layout.architecture().fanOut(pair);
    if (laws.length != width) {
      throw new IllegalArgumentException(
          "laws of length %d: must be the layer's width %d".formatted(laws.length, width));
    }
    for (int j = 0; j < width; j++) {
      laws[j] =
          NeuronProducts.outgoing(layout, vector, vector, pair, j)
              - NeuronProducts.incoming(layout, vector, vector, pair, j);
    }
  }

  /**
   * W_{l+1}' W_{l+1} - W_l W_l', conserved entry by entry in linear networks without biases; its
   * trace is {@link #frobenius}.
   *
   * @param layout layout of the vector
   * @param vector weights or a gradient
   * @param pair zero-based l
   * @return an m x m matrix, row-major, m the width between the two layers
   */
  public static double[] matrix(ParameterLayout layout, double[] vector, int pair) {
    int width = layout.architecture().fanOut(pair);
    double[] law = new double[width * width];
    for (int a = 0; a < width; a++) {
      for (int b = 0; b < width; b++) {
        law[a * width + b] =
            NeuronProducts.columns(layout, vector, a, vector, b, pair + 1)
                - NeuronProducts.rows(layout, vector, a, vector, b, pair);
      }
    }
    return law;
  }

  /**
   * p ||W_{l+1}||^2 - ||W_l||^2, conserved without biases where the activation is homogeneous of
   * degree p.
   *
   * @param norms squared norms of a vector
   * @param degree p, for example 2 for squared ReLU
   * @param pair zero-based l
   * @return the difference
   */
  public static double homogeneous(LayerNorms norms, int degree, int pair) {
    return degree * norms.weight(pair + 1) - norms.weight(pair);
  }

  /**
   * The symmetry behind the laws: tr(W_l' G_l), plus b_l' g_l where asked for. Without biases it is
   * the same for every layer (Euler's relation); with them, the trace and bias term of layer l
   * equal the trace of layer l+1.
   *
   * @param layout layout of both vectors
   * @param parameters W
   * @param gradient G at W
   * @param layer zero-based layer
   * @param withBias whether to add the bias term
   * @return the inner product
   */
  public static double trace(
      ParameterLayout layout, double[] parameters, double[] gradient, int layer, boolean withBias) {
    double sum =
        innerProduct(
            parameters, gradient, layout.weight(layer).offset(), layout.weight(layer).length());
    return withBias
        ? sum
            + innerProduct(parameters, gradient, layout.biasOffset(layer), layout.biasLength(layer))
        : sum;
  }

  private static double innerProduct(double[] x, double[] y, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum = Math.fma(x[i], y[i], sum);
    }
    return sum;
  }
}
