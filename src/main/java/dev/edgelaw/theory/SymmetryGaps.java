package dev.edgelaw.theory;

import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.ParameterLayout;

/**
 * How far a gradient is from the identities that the rescaling symmetry (W_l, W_{l+1}) -&gt; (a
 * W_l, W_{l+1} / a^p) imposes on it at every point W: the derivative of the loss along that orbit
 * is 0. They hold for any loss, data and batch where the activation is homogeneous of degree p, and
 * make the laws of {@link ConservationLaws} conserved under dW/dt = -G.
 *
 * <p>A gap is an absolute difference in units of s_l + s_{l+1}, where s_l = ||W_l|| ||G_l|| in
 * Frobenius norms, plus ||b_l|| ||g_bl|| with biases; 0 where these are 0.
 */
public final class SymmetryGaps {
  private SymmetryGaps() {}

  /**
   * Gap of tr(W_l' G_l) + b_l' g_bl = p tr(W_{l+1}' G_{l+1}).
   *
   * @param layout layout of both vectors
   * @param parameters W
   * @param gradient G at W
   * @param pair zero-based l
   * @param degree p, 1 for ReLU
   * @return the relative gap
   */
  public static double layers(
      ParameterLayout layout, double[] parameters, double[] gradient, int pair, int degree) {
    double incoming =
        ConservationLaws.trace(layout, parameters, gradient, pair, layout.architecture().biased());
    double outgoing = ConservationLaws.trace(layout, parameters, gradient, pair + 1, false);
    return relative(incoming - degree * outgoing, layout, parameters, gradient, pair);
  }

  /**
   * Largest gap, over the neurons j of layer l, of (row j of W_l)(row j of G_l)' + b_lj g_blj =
   * (column j of W_{l+1})'(column j of G_{l+1}), p = 1.
   *
   * @param layout layout of both vectors
   * @param parameters W
   * @param gradient G at W
   * @param pair zero-based l
   * @return the relative gap, in units of the whole layers
   */
  public static double neurons(
      ParameterLayout layout, double[] parameters, double[] gradient, int pair) {
    double largest = 0;
    for (int j = 0; j < layout.architecture().fanOut(pair); j++) {
      double incoming = NeuronProducts.incoming(layout, parameters, gradient, pair, j);
      double outgoing = NeuronProducts.outgoing(layout, parameters, gradient, pair, j);
      largest = Math.max(largest, Math.abs(incoming - outgoing));
    }
    return relative(largest, layout, parameters, gradient, pair);
  }

  /**
   * Largest gap, over the entries, of W_{l+1}' G_{l+1} = G_l W_l', which linear networks satisfy
   * because any invertible matrix, not only a positive diagonal one, may be moved between two
   * layers.
   *
   * @param layout layout of both vectors
   * @param parameters W
   * @param gradient G at W
   * @param pair zero-based l
   * @return the relative gap, in units of the whole layers
   */
  public static double matrix(
      ParameterLayout layout, double[] parameters, double[] gradient, int pair) {
    int width = layout.architecture().fanOut(pair);
    double largest = 0;
    for (int a = 0; a < width; a++) {
      for (int b = 0; b < width; b++) {
        double outgoing = NeuronProducts.columns(layout, parameters, a, gradient, b, pair + 1);
        double incoming = NeuronProducts.rows(layout, gradient, a, parameters, b, pair);
        largest = Math.max(largest, Math.abs(outgoing - incoming));
      }
    }
    return relative(largest, layout, parameters, gradient, pair);
  }

  private static double relative(
      double gap, ParameterLayout layout, double[] parameters, double[] gradient, int pair) {
    double scale =
        weightScale(layout, parameters, gradient, pair)
            + weightScale(layout, parameters, gradient, pair + 1)
            + scale(parameters, gradient, layout.biasOffset(pair), layout.biasLength(pair));
    return scale == 0 ? 0 : Math.abs(gap) / scale;
  }

  private static double weightScale(
      ParameterLayout layout, double[] parameters, double[] gradient, int layer) {
    MatrixLayout weight = layout.weight(layer);
    return scale(parameters, gradient, weight.offset(), weight.length());
  }

  private static double scale(double[] x, double[] y, int from, int length) {
    return norm(x, from, length) * norm(y, from, length);
  }

  private static double norm(double[] x, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum = Math.fma(x[i], x[i], sum);
    }
    return Math.sqrt(sum);
  }
}
