package dev.edgelaw.kernel;

/**
 * The arithmetic of the training kernel on flat arrays.
 *
 * <p>Both implementations return the same bits (see the package description). No method allocates,
 * none keeps state, so one instance serves any number of threads. Ranges {@code (from, length)}
 * have a length that is a multiple of {@link Lanes#COUNT}. Except where a method says so, results
 * must not overlap operands.
 */
public sealed interface Arithmetic permits ScalarArithmetic, VectorArithmetic {
  /**
   * One line for people: which implementation this is and how wide.
   *
   * @return for example {@code "SIMD, 512-bit vectors (8 doubles)"}
   */
  String description();

  /**
   * Matrix product C = A B over whole padded rows of B and C.
   *
   * @param a array of A
   * @param aLayout m x k, any stride
   * @param b array of B
   * @param bLayout k x n, padded stride
   * @param c array of C, overwritten
   * @param cLayout m x n, stride as B's
   */
  void multiply(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout);

  /**
   * Matrix product with the left factor transposed, C = A' B.
   *
   * @param a array of A
   * @param aLayout k x m, any stride
   * @param b array of B
   * @param bLayout k x n, padded stride
   * @param c array of C, overwritten
   * @param cLayout m x n, stride as B's
   */
  void multiplyTransposed(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout);

  /**
   * Adds one row vector to every row: A(i, j) += v(j).
   *
   * @param a array of A
   * @param aLayout m x n, padded stride
   * @param v array of the vector, padded like a row of A
   * @param vFrom its first index
   */
  void addToRows(double[] a, MatrixLayout aLayout, double[] v, int vFrom);

  /**
   * Sums of the columns, over rows in ascending order: v(j) = sum over i of A(i, j).
   *
   * @param a array of A
   * @param aLayout m x n, padded stride
   * @param v array of the sums, overwritten over a whole padded row
   * @param vFrom their first index
   */
  void columnSums(double[] a, MatrixLayout aLayout, double[] v, int vFrom);

  /**
   * Piecewise linear activation: h = z where z &gt; 0, slope * z where z &lt;= 0; NaN stays NaN.
   *
   * @param z pre-activations
   * @param h activations, overwritten; may be {@code z}
   * @param from first index in both arrays
   * @param length number of elements
   * @param slope slope on the negative side; with 0 the result there is +0
   */
  void leakyRelu(double[] z, double[] h, int from, int length, double slope);

  /**
   * Back-propagation through {@link #leakyRelu}: d = d where z &gt; 0, slope * d elsewhere (so the
   * derivative at 0 is the slope).
   *
   * @param z pre-activations, or activations when the slope is not negative
   * @param d gradient, multiplied in place
   * @param from first index in both arrays
   * @param length number of elements
   * @param slope slope on the negative side
   */
  void leakyReluGradient(double[] z, double[] d, int from, int length, double slope);

  /**
   * y = alpha x + y, one fused multiply-add per element.
   *
   * @param alpha factor
   * @param x operand
   * @param xFrom its first index
   * @param y changed in place
   * @param yFrom its first index
   * @param length number of elements
   */
  void addScaled(double alpha, double[] x, int xFrom, double[] y, int yFrom, int length);

  /**
   * y = x + beta y, one fused multiply-add per element.
   *
   * @param x operand
   * @param beta factor of y
   * @param y changed in place
   * @param from first index in both arrays
   * @param length number of elements
   */
  void scaleAndAdd(double[] x, double beta, double[] y, int from, int length);

  /**
   * x = alpha x.
   *
   * @param alpha factor
   * @param x changed in place
   * @param from first index
   * @param length number of elements
   */
  void scale(double alpha, double[] x, int from, int length);

  /**
   * z = x - y.
   *
   * @param x minuend
   * @param y subtrahend
   * @param z difference, overwritten; may be {@code x}
   * @param from first index in all arrays
   * @param length number of elements
   */
  void subtract(double[] x, double[] y, double[] z, int from, int length);

  /**
   * x = exp(x) by the formula of {@link Elementary#exp}.
   *
   * @param x changed in place
   * @param from first index
   * @param length number of elements
   */
  void exp(double[] x, int from, int length);

  /**
   * x = ln(x) by the formula of {@link Elementary#log}.
   *
   * @param x changed in place
   * @param from first index
   * @param length number of elements
   */
  void log(double[] x, int from, int length);

  /**
   * Adds products to the eight logical lanes: lanes(i mod 8) += x(i) y(i), fused, i ascending. With
   * the same array twice this accumulates a squared norm.
   *
   * @param x factor
   * @param xFrom its first index
   * @param y factor
   * @param yFrom its first index
   * @param length number of elements
   * @param lanes partial sums, changed in place
   * @param lanesAt index of lane 0
   */
  void accumulateProducts(
      double[] x, int xFrom, double[] y, int yFrom, int length, double[] lanes, int lanesAt);

  /**
   * Adds elements to the eight logical lanes: lanes(i mod 8) += x(i), i ascending.
   *
   * @param x summands
   * @param from first index
   * @param length number of elements
   * @param lanes partial sums, changed in place
   * @param lanesAt index of lane 0
   */
  void accumulate(double[] x, int from, int length, double[] lanes, int lanesAt);
}
