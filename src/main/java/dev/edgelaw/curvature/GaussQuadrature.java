package dev.edgelaw.curvature;

import java.util.function.DoubleUnaryOperator;

/**
 * The spectral measure of a vector g with respect to a symmetric operator A, as a Gauss rule: g'
 * f(A) g is approximated by |g|^2 sum_i w_i f(theta_i), exactly for polynomials of degree up to
 * twice the number of steps less one (G. Golub and G. Meurant, Matrices, Moments and Quadrature,
 * 1994).
 *
 * @param nodes Ritz values theta, ascending
 * @param weights w, at least 0, sum 1
 * @param squaredNorm |g|^2
 * @param exact whether the steps spanned an invariant subspace, so that the rule holds for every f
 * @param settled whether the caller's stop rule was met, or the rule is exact
 */
public record GaussQuadrature(
    double[] nodes, double[] weights, double squaredNorm, boolean exact, boolean settled) {

  /**
   * g' f(A) g.
   *
   * @param f function on the spectrum
   * @return the rule's value
   */
  public double integrate(DoubleUnaryOperator f) {
    return squaredNorm * mean(f);
  }

  /**
   * g' f(A) g / g'g: the mean of f under the spectral measure.
   *
   * @param f function on the spectrum
   * @return the rule's value
   */
  public double mean(DoubleUnaryOperator f) {
    double sum = 0;
    for (int i = 0; i < nodes.length; i++) {
      if (weights[i] > 0) {
        sum += weights[i] * f.applyAsDouble(nodes[i]);
      }
    }
    return sum;
  }

  /**
   * Number of Lanczos steps spent.
   *
   * @return number of nodes
   */
  public int steps() {
    return nodes.length;
  }
}
