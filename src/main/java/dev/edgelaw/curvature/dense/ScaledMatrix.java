package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Lanes;

/**
 * The lower triangle of a symmetric matrix times a power of two that brings its largest element
 * between 1 and 2, so that squares neither overflow nor vanish.
 *
 * <p>Above the diagonal the 8 x 8 blocks on it are filled by symmetry, everything else is zero.
 *
 * @param elements n rows, padded with zeros
 * @param n order of the matrix
 * @param stride distance between rows
 * @param exponent the matrix is {@code elements} times 2 to this power
 */
record ScaledMatrix(double[] elements, int n, int stride, int exponent) {
  /** The largest order whose padded square fits in an array. */
  private static final int LARGEST_ORDER = 46_336;

  /**
   * Copies, checks and scales.
   *
   * @param a row-major matrix without padding, of which the lower triangle is read
   * @param n its order
   * @return the scaled copy
   * @throws IllegalArgumentException if the sizes disagree or an element read is not finite
   */
  static ScaledMatrix of(double[] a, int n) {
    if (n < 0 || n > LARGEST_ORDER) {
      throw new IllegalArgumentException(
          "order %d of a symmetric matrix: must be from 0 to %d".formatted(n, LARGEST_ORDER));
    }
    if (a.length != n * n) {
      throw new IllegalArgumentException(
          "array of %d elements for a symmetric matrix of order %d: must have %d"
              .formatted(a.length, n, n * n));
    }
    int exponent = Math.max(Math.getExponent(largest(a, n)), Double.MIN_EXPONENT);
    // Exact wherever the product is no subnormal number, and rounded once where it is: as scalb.
    double scale = Math.scalb(1.0, -exponent);
    int stride = Lanes.padded(n);
    double[] elements = new double[n * stride];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double element = a[i * n + j] * scale;
        elements[i * stride + j] = element;
        if (j >= (i & -Lanes.COUNT)) {
          elements[j * stride + i] = element;
        }
      }
    }
    return new ScaledMatrix(elements, n, stride, exponent);
  }

  private static double largest(double[] a, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double size = Math.abs(a[i * n + j]);
        if (!(size <= Double.MAX_VALUE)) {
          throw new IllegalArgumentException(
              "element (%d, %d) of a symmetric matrix is %s: must be finite"
                  .formatted(i, j, a[i * n + j]));
        }
        largest = Math.max(largest, size);
      }
    }
    return largest;
  }

  /**
   * Undoes the scaling of eigenvalues.
   *
   * @param eigenvalues those of {@code elements}, multiplied in place
   */
  void unscale(double[] eigenvalues) {
    for (int i = 0; i < eigenvalues.length; i++) {
      eigenvalues[i] = Math.scalb(eigenvalues[i], exponent);
    }
  }
}
