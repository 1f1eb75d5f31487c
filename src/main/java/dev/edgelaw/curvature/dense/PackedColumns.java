package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;

/**
 * The right-hand factor of large matrix products, cut into panels of {@value #WIDTH} columns that
 * lie one after the other. Read straight from a wide matrix, every row of a panel would be on
 * another page of memory, and the product half as fast.
 *
 * @param array where the panels lie
 * @param offset index of the first
 * @param rows number of rows
 * @param columns number of columns
 */
record PackedColumns(double[] array, int offset, int rows, int columns) {
  private static final int WIDTH = 32;

  /**
   * A packed matrix in an array of its own.
   *
   * @param rows number of rows
   * @param columns number of columns
   */
  PackedColumns(int rows, int columns) {
    this(
        new double[MatrixLayout.alone(rows, columns).arrayLength()],
        MatrixLayout.ORIGIN,
        rows,
        columns);
  }

  /**
   * Number of array elements.
   *
   * @return rows times columns, padded
   */
  int length() {
    return rows * Lanes.padded(columns);
  }

  /**
   * Copies one row.
   *
   * @param row its number
   * @param source array with the row, padded with zeros to whole lanes
   * @param from index of its first element
   */
  void setRow(int row, double[] source, int from) {
    int padded = Lanes.padded(columns);
    for (int j = 0; j < padded; j += WIDTH) {
      int width = Math.min(WIDTH, padded - j);
      System.arraycopy(source, from + j, array, offset + rows * j + row * width, width);
    }
  }

  /**
   * C += A B with this matrix, or its first columns, as B.
   *
   * @param arithmetic the arithmetic
   * @param a array of A
   * @param aLayout as many columns as this has rows
   * @param c array of C
   * @param cLayout at most as many columns as this
   */
  void addProduct(
      Arithmetic arithmetic, double[] a, MatrixLayout aLayout, double[] c, MatrixLayout cLayout) {
    int padded = Lanes.padded(columns);
    for (int j = 0; j < cLayout.columns(); j += WIDTH) {
      int used = Math.min(WIDTH, cLayout.columns() - j);
      int width = Math.min(WIDTH, padded - j);
      arithmetic.addProduct(
          a,
          aLayout,
          array,
          new MatrixLayout(offset + rows * j, rows, used, width),
          c,
          new MatrixLayout(cLayout.offset() + j, cLayout.rows(), used, cLayout.stride()));
    }
  }
}
