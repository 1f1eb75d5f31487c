package dev.edgelaw.curvature.dense;

/**
 * A vector times a power of two that brings its largest element between 1 and 2.
 *
 * @param elements the scaled elements
 * @param exponent the vector is {@code elements} times 2 to this power
 */
record ScaledVector(double[] elements, int exponent) {
  /**
   * Copies, checks and scales.
   *
   * @param g a vector
   * @param n the number of elements it must have
   * @return the scaled copy
   * @throws IllegalArgumentException if the size is wrong or an element is not finite
   */
  static ScaledVector of(double[] g, int n) {
    if (g.length != n) {
      throw new IllegalArgumentException(
          "vector of %d elements for a matrix of order %d: must have %d".formatted(g.length, n, n));
    }
    double largest = 0;
    for (int i = 0; i < n; i++) {
      double size = Math.abs(g[i]);
      if (!(size <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "element %d of the vector is %s: must be finite".formatted(i, g[i]));
      }
      largest = Math.max(largest, size);
    }
    int exponent = Math.max(Math.getExponent(largest), Double.MIN_EXPONENT);
    double[] elements = new double[n];
    for (int i = 0; i < n; i++) {
      elements[i] = Math.scalb(g[i], -exponent);
    }
    return new ScaledVector(elements, exponent);
  }

  /**
   * The square of a component of the unscaled vector.
   *
   * @param component a component of the scaled vector
   * @return its square times 4 to the power of the exponent
   */
  double unscaledSquare(double component) {
    return Math.scalb(component * component, 2 * exponent);
  }
}
