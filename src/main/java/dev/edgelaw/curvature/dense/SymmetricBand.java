package dev.edgelaw.curvature.dense;

/**
 * A symmetric band matrix, stored so that every block near its diagonal is a row-major matrix in
 * place: element (i, j) is at {@code i * stride + j + stride} for i - 2 width &lt; j &lt; i +
 * width, with the stride thrice the width.
 *
 * <p>Room is left for the bulges that chasing makes below the band and for the upper halves of
 * blocks on the diagonal; zeros follow the last row, so that no block needs to be cut short.
 *
 * @param n order
 * @param width number w of diagonals below the main one, a multiple of 8
 * @param elements the storage
 */
record SymmetricBand(int n, int width, double[] elements) {
  /**
   * A zero matrix.
   *
   * @param n order
   * @param width number of diagonals below the main one
   */
  SymmetricBand(int n, int width) {
    this(n, width, new double[(n + 2 * width + 2) * 3 * width + n + 3 * width]);
  }

  /**
   * Distance between rows.
   *
   * @return a multiple of 8
   */
  int stride() {
    return 3 * width;
  }

  /**
   * Place of an element.
   *
   * @param i row
   * @param j column
   * @return its index in {@code elements}
   */
  int at(int i, int j) {
    return i * stride() + j + stride();
  }

  /**
   * Stores an element and, inside blocks on the diagonal, its mirror image.
   *
   * @param i row, from j to j + width
   * @param j column
   * @param value A(i, j) = A(j, i)
   */
  void set(int i, int j, double value) {
    elements[at(i, j)] = value;
    if (i - j < width) {
      elements[at(j, i)] = value;
    }
  }
}
