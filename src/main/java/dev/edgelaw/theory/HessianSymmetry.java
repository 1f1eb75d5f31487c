package dev.edgelaw.theory;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.SymmetricOperator;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.ParameterLayout;

/**
 * What the rescaling symmetry says of the Hessian: with A = +1 on what enters a hidden neuron (its
 * bias too), -1 on what leaves it and 0 elsewhere, L(exp(sA) W) does not depend on s. Once
 * differentiated that is g'AW = 0 (Theorem 1); twice, at every point where the loss is smooth,
 *
 * <pre>H A W = -A g.</pre>
 *
 * At a critical point A W is therefore a null vector of H (D. Kunin et al., Neural Mechanics,
 * 2021).
 */
public final class HessianSymmetry {
  private HessianSymmetry() {}

  /**
   * A times a vector, for one neuron.
   *
   * @param layout layout of the vector
   * @param vector weights or a gradient
   * @param pair zero-based hidden layer l
   * @param neuron zero-based j
   * @return a new vector
   */
  public static double[] generator(ParameterLayout layout, double[] vector, int pair, int neuron) {
    Architecture architecture = layout.architecture();
    double[] image = new double[vector.length];
    for (int i = 0; i < architecture.fanIn(pair); i++) {
      int at = layout.index(pair, neuron, i);
      image[at] = vector[at];
    }
    if (architecture.biased()) {
      int at = layout.biasOffset(pair) + neuron;
      image[at] = vector[at];
    }
    for (int k = 0; k < architecture.fanOut(pair + 1); k++) {
      int at = layout.index(pair + 1, k, neuron);
      image[at] = -vector[at];
    }
    return image;
  }

  /**
   * How far the Hessian is from H A W = -A g, for one neuron.
   *
   * @param curvature the network at its point
   * @param parameters W, the same point
   * @param pair zero-based hidden layer l
   * @param neuron zero-based j
   * @return |H A W + A g| over |H A W| + |A g|; 0 where these are 0
   */
  public static double gap(NetworkCurvature curvature, double[] parameters, int pair, int neuron) {
    ParameterLayout layout = curvature.layout();
    SymmetricOperator hessian = curvature.hessian();
    double[] product = new double[hessian.length()];
    hessian.apply(generator(layout, parameters, pair, neuron), product);
    double[] gradient = generator(layout, curvature.gradient(), pair, neuron);
    double[] sum = new double[product.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = product[i] + gradient[i];
    }
    double scale = norm(product) + norm(gradient);
    return scale == 0 ? 0 : norm(sum) / scale;
  }

  private static double norm(double[] vector) {
    return Math.sqrt(TwoLayerPoint.dot(vector, 0, vector, 0, vector.length));
  }
}
