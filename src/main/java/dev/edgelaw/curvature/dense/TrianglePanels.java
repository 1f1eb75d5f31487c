package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.MatrixLayout;

/**
 * The lower triangle of a symmetric matrix in panels of {@value #WIDTH} columns, each of which
 * holds its rows from the diagonal down one after the other. What works through a panel reads and
 * writes memory in order; rows of a wide matrix would each lie on another page.
 *
 * <p>The matrix is led by as many zero rows and columns as make its order whole panels. Blocks on
 * the diagonal are kept in full.
 *
 * @param elements the panels
 * @param order order with the leading zeros, a multiple of {@value #WIDTH}
 * @param zeros number of leading zeros
 */
record TrianglePanels(double[] elements, int order, int zeros) {
  /** Columns of a panel. */
  static final int WIDTH = 32;

  /**
   * Copies a matrix.
   *
   * @param matrix the matrix, of at least one row
   * @return its panels
   */
  static TrianglePanels of(ScaledMatrix matrix) {
    int zeros = Math.floorMod(-matrix.n(), WIDTH);
    int order = matrix.n() + zeros;
    double[] elements = new double[MatrixLayout.ORIGIN + before(order / WIDTH, order)];
    TrianglePanels panels = new TrianglePanels(elements, order, zeros);
    for (int i = zeros; i < order; i++) {
      int row = (i - zeros) * matrix.stride() - zeros;
      for (int left = 0; left <= i; left += WIDTH) {
        int from = Math.max(left, zeros);
        int end = Math.min(left + WIDTH, i + 1);
        System.arraycopy(matrix.elements(), row + from, elements, panels.at(i, from), end - from);
      }
      int first = Math.max(i / WIDTH * WIDTH, zeros);
      for (int j = first; j < i; j++) {
        elements[panels.at(j, i)] = elements[panels.at(i, j)];
      }
    }
    return panels;
  }

  /** Elements of the panels before one of them. */
  private static int before(int panel, int order) {
    return panel * WIDTH * order - panel * (panel - 1) / 2 * WIDTH * WIDTH;
  }

  /**
   * Place of an element.
   *
   * @param i row, from the top of the diagonal block
   * @param j column
   * @return its index in {@code elements}
   */
  int at(int i, int j) {
    int panel = j / WIDTH;
    return MatrixLayout.ORIGIN + before(panel, order) + (i - panel * WIDTH) * WIDTH + j % WIDTH;
  }

  /**
   * Some rows of a panel.
   *
   * @param panel its number
   * @param from the first row
   * @param count how many
   * @return where they lie
   */
  MatrixLayout rows(int panel, int from, int count) {
    return new MatrixLayout(at(from, panel * WIDTH), count, WIDTH, WIDTH);
  }
}
