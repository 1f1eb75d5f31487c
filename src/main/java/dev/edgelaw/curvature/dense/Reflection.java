package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import java.util.Arrays;

/**
 * What is left of a vector x under its Householder reflection I - tau v v', which maps x onto one
 * axis.
 *
 * @param tau the factor; 0 where x lies on the axis already, the reflection then being the identity
 * @param image the element of the reflected vector on that axis
 */
record Reflection(double tau, double image) {
  /**
   * Below this sum of squares, with the largest element of the matrix between 1 and 2, elements
   * count as zero: squares would lose digits to underflow, and the error is 1e-140 of the matrix.
   */
  private static final double NEGLIGIBLE_SQUARES = 1e-280;

  /**
   * Replaces x by v, whose element on the axis is 1, or by zeros if the reflection is the identity.
   *
   * @param arithmetic the arithmetic
   * @param x array of x
   * @param from index of its first element
   * @param length number of elements, whole lanes
   * @param axis index in the array of the element that remains
   * @param lanes eight elements of scratch
   * @return tau and the remaining element
   */
  static Reflection of(
      Arithmetic arithmetic, double[] x, int from, int length, int axis, double[] lanes) {
    double alpha = x[axis];
    x[axis] = 0;
    Arrays.fill(lanes, 0, Lanes.COUNT, 0);
    arithmetic.accumulateProducts(x, from, x, from, length, lanes, 0);
    double squares = Lanes.sum(lanes, 0);
    if (squares < NEGLIGIBLE_SQUARES) {
      Arrays.fill(x, from, from + length, 0);
      return new Reflection(0, alpha);
    }
    double beta = -Math.copySign(Math.sqrt(Math.fma(alpha, alpha, squares)), alpha);
    double divisor = alpha - beta;
    for (int j = from; j < from + length; j++) {
      x[j] /= divisor;
    }
    x[axis] = 1;
    return new Reflection((beta - alpha) / beta, beta);
  }
}
