package dev.edgelaw.kernel;

/**
 * Where a row-major matrix lies in a flat array: element (i, j) is at {@code offset + i * stride +
 * j}.
 *
 * <p>A matrix that the kernel writes, or reads as the right-hand factor of a product, has a stride
 * that is a multiple of {@link Lanes#COUNT}; its columns from {@code columns} to {@code stride} are
 * padding and hold zeros.
 *
 * @param offset index of element (0, 0)
 * @param rows number of rows
 * @param columns number of columns that carry data
 * @param stride distance between rows, at least {@code columns}
 */
public record MatrixLayout(int offset, int rows, int columns, int stride) {
  /**
   * Where a matrix begins in an array of its own. Elements of an array lie 16 bytes behind its
   * object's address: where objects begin at multiples of 64 bytes ({@code
   * -XX:ObjectAlignmentInBytes=64}), so does element 6, and no 512-bit vector of a padded row lies
   * across two cache lines. Without that option the place is as good as any.
   */
  public static final int ORIGIN = 6;

  /**
   * Columns of a panel: wide matrices that only the kernel reads lie in panels of this width one
   * behind the other. As left factors, matrices of this stride have products of their own.
   */
  public static final int PANEL = 32;

  /** Checks the shape. */
  public MatrixLayout {
    if (offset < 0 || rows < 0 || columns < 0 || stride < columns) {
      throw new IllegalArgumentException(
          "matrix layout %d x %d at %d with stride %d: sizes must be at least 0, the stride at least the columns"
              .formatted(rows, columns, offset, stride));
    }
  }

  /**
   * A padded matrix.
   *
   * @param offset index of element (0, 0)
   * @param rows number of rows
   * @param columns number of columns that carry data
   * @return the layout whose stride is {@code columns} rounded up to whole lanes
   */
  public static MatrixLayout padded(int offset, int rows, int columns) {
    return new MatrixLayout(offset, rows, columns, Lanes.padded(columns));
  }

  /**
   * A padded matrix in an array of its own.
   *
   * @param rows number of rows
   * @param columns number of columns that carry data
   * @return the layout at {@link #ORIGIN} whose stride is {@code columns} rounded up to whole lanes
   */
  public static MatrixLayout alone(int rows, int columns) {
    return padded(ORIGIN, rows, columns);
  }

  /**
   * Number of array elements from the first to the end of the last row, padding included.
   *
   * @return rows times stride
   */
  public int length() {
    return rows * stride;
  }

  /**
   * Length of an array for this matrix and what lies before it.
   *
   * @return index behind the last row, padding included, rounded up to whole lanes
   */
  public int arrayLength() {
    return Lanes.padded(offset + length());
  }

  /**
   * Index of an element.
   *
   * @param row its row
   * @param column its column
   * @return its place in the flat array
   */
  public int index(int row, int column) {
    return offset + row * stride + column;
  }

  /**
   * The first rows of this matrix.
   *
   * @param count how many
   * @return a layout at the same place with {@code count} rows
   */
  public MatrixLayout firstRows(int count) {
    return new MatrixLayout(offset, count, columns, stride);
  }

  /**
   * Copies the matrix into the transposed place.
   *
   * @param from array of this matrix
   * @param to array of the transpose; its padding is left alone
   * @param toLayout columns x rows
   */
  public void transpose(double[] from, double[] to, MatrixLayout toLayout) {
    for (int i = 0; i < rows; i++) {
      int row = index(i, 0);
      for (int j = 0; j < columns; j++) {
        to[toLayout.index(j, i)] = from[row + j];
      }
    }
  }
}
