package dev.edgelaw.kernel;

import java.util.Arrays;

/**
 * The elements of a matrix that are not zero, row by row, columns ascending within a row. Digit
 * images are four fifths zeros; a product that leaves them out has the same bits.
 */
public final class SparseRows {
  private final int rows;
  private final int columns;

  /** Row i occupies the entries from {@code starts[i]} to before {@code starts[i + 1]}. */
  final int[] starts;

  final int[] places;
  final double[] values;

  private SparseRows(int rows, int columns, int[] starts, int[] places, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.starts = starts;
    this.places = places;
    this.values = values;
  }

  /**
   * Collects the non-zero elements of a matrix.
   *
   * @param a array of the matrix
   * @param layout its shape
   * @return its rows
   */
  public static SparseRows of(double[] a, MatrixLayout layout) {
    return collect(a, layout.offset(), layout.rows(), layout.stride(), layout.columns(), 1);
  }

  /**
   * Collects the non-zero elements of a transposed matrix.
   *
   * @param a array of the matrix
   * @param layout its shape, not transposed
   * @return its columns, as rows
   */
  public static SparseRows ofTransposed(double[] a, MatrixLayout layout) {
    return collect(a, layout.offset(), layout.columns(), 1, layout.rows(), layout.stride());
  }

  private static SparseRows collect(
      double[] a, int offset, int rows, int rowStep, int columns, int columnStep) {
    int[] starts = new int[rows + 1];
    int[] places = new int[Lanes.COUNT];
    double[] values = new double[Lanes.COUNT];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < columns; k++) {
        double value = a[offset + i * rowStep + k * columnStep];
        if (value != 0) {
          if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
          }
          places[count] = k;
          values[count++] = value;
        }
      }
      starts[i + 1] = count;
    }
    return new SparseRows(
        rows, columns, starts, Arrays.copyOf(places, count), Arrays.copyOf(values, count));
  }

  /**
   * Number of rows.
   *
   * @return rows, empty ones included
   */
  public int rows() {
    return rows;
  }

  /**
   * Number of columns.
   *
   * @return columns, empty ones included
   */
  public int columns() {
    return columns;
  }

  /**
   * Number of elements that are not zero.
   *
   * @return the count that a product costs
   */
  public int count() {
    return values.length;
  }
}
