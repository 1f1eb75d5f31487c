package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * Consecutive reflections as one, H(first) H(first+1) ... = I - V S V' with S upper triangular
 * (compact WY form, Schreiber and Van Loan 1989; S as LAPACK's {@code dlarft} builds it).
 *
 * @param reflections where the rows of V' lie
 * @param first index of the first reflection
 * @param count number of reflections
 * @param length elements of the longest vector
 * @param columns V, row-major with a stride of whole lanes
 * @param rows V'
 * @param negative -S, row-major with the same stride
 */
record CompactBlock(
    Reflections reflections,
    int first,
    int count,
    int length,
    double[] columns,
    PackedColumns rows,
    double[] negative) {

  static CompactBlock of(Reflections reflections, int first, int most) {
    int count = Math.min(most, reflections.n() - first);
    int length = first + count - 1;
    int width = Lanes.padded(count);
    int stride = reflections.stride();
    double[] vectors = reflections.vectors();
    MatrixLayout tall = MatrixLayout.alone(length, count);
    double[] columns = new double[tall.arrayLength()];
    PackedColumns rows = new PackedColumns(count, length);
    for (int k = 0; k < count; k++) {
      rows.setRow(k, vectors, (first + k) * stride);
      for (int j = 0; j < first + k; j++) {
        columns[tall.index(j, k)] = vectors[(first + k) * stride + j];
      }
    }
    double[] gram = new double[count * width];
    reflections
        .arithmetic()
        .addProduct(
            vectors,
            new MatrixLayout(first * stride, count, length, stride),
            columns,
            tall,
            gram,
            new MatrixLayout(0, count, count, width));
    double[] negative = new double[count * width];
    for (int k = 0; k < count; k++) {
      double tau = reflections.tau()[first + k];
      negative[k * width + k] = -tau;
      for (int i = 0; i < k; i++) {
        double sum = 0;
        for (int j = i; j < k; j++) {
          sum = Math.fma(negative[i * width + j], gram[j * width + k], sum);
        }
        negative[i * width + k] = -tau * sum;
      }
    }
    return new CompactBlock(reflections, first, count, length, columns, rows, negative);
  }

  /**
   * X - ((X V) S) V'.
   *
   * @param x array of X, changed in place
   * @param layout the rows of X
   * @param work room for two matrices of as many rows and {@code count} columns, padded
   */
  void applyToRows(double[] x, MatrixLayout layout, double[] work) {
    Arithmetic arithmetic = reflections.arithmetic();
    int width = Lanes.padded(count);
    MatrixLayout head = new MatrixLayout(layout.offset(), layout.rows(), length, layout.stride());
    MatrixLayout left = new MatrixLayout(0, layout.rows(), count, width);
    MatrixLayout right = new MatrixLayout(left.length(), layout.rows(), count, width);
    Arrays.fill(work, 0, 2 * left.length(), 0);
    arithmetic.addProduct(x, head, columns, MatrixLayout.alone(length, count), work, left);
    arithmetic.addProduct(
        work, left, negative, new MatrixLayout(0, count, count, width), work, right);
    rows.addProduct(arithmetic, work, right, x, head);
  }
}
