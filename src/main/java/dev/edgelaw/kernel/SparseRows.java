package dev.edgelaw.kernel;

import java.util.Arrays;

/**
 * The elements of a matrix that are not zero: bands of neighbouring columns, in each band row by
 * row, columns ascending within a row. Digit images are four fifths zeros; a product that leaves
 * them out has the same bits, since it meets the others in the same order.
 */
public final class SparseRows {
  /**
   * Columns of a band, which are the rows of the other factor that a band meets: a panel of four
   * 512-bit columns then takes 24 kB and stays in the cache closest to the core.
   */
  static final int BAND = 96;

  private final int rows;
  private final int columns;

  /**
   * Row i of band b occupies the entries from {@code starts[b * rows + i]} to before the next
   * start.
   */
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
    int[] starts = new int[bands(columns) * rows + 1];
    int[] places = new int[Lanes.COUNT];
    double[] values = new double[Lanes.COUNT];
    int count = 0;
    int next = 0;
    for (int from = 0; from < columns; from += BAND) {
      int to = Math.min(from + BAND, columns);
      for (int i = 0; i < rows; i++) {
        for (int k = from; k < to; k++) {
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
        starts[++next] = count;
      }
    }
    return new SparseRows(
        rows, columns, starts, Arrays.copyOf(places, count), Arrays.copyOf(values, count));
  }

  private static int bands(int columns) {
    return (columns + BAND - 1) / BAND;
  }

  /** Number of bands. */
  int bands() {
    return bands(columns);
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
