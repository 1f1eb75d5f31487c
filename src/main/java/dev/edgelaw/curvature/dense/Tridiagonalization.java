package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * Householder reduction of a symmetric matrix to tridiagonal form, A = Q T Q' with Q = H(n-1)
 * H(n-2) ... H(1).
 *
 * <p>H(i) = I - tau(i) v v' maps row i left of the diagonal onto its last element, so the active
 * matrix is always the leading one and rows stay aligned. As in LAPACK's {@code dlatrd} (Dongarra,
 * Sorensen and Hammarling 1989), {@value #PANEL} reflections share one update of rank 2 {@value
 * #PANEL}: until then the active matrix is A + P' N with the rows of P the pairs v, w and those of
 * N the pairs -w, -v. Each reflection therefore reads the lower triangle once and writes nothing of
 * it, which matters because that pass waits for memory.
 */
final class Tridiagonalization {
  private static final int PANEL = 32;

  /** Rows of the matrix that one product of the rank-2k update covers. */
  private static final int UPDATE_ROWS = 40;

  private final Arithmetic arithmetic;
  private final double[] a;
  private final int n;
  private final int stride;
  private final double[] diagonal;
  private final double[] offDiagonal;
  private final double[] tau;

  /** P, pairs of rows v, w of the panel. */
  private final double[] p;

  /** N, the pairs -w, -v. */
  private final double[] negative;

  private final double[] product;
  private final double[] coefficients = new double[Lanes.padded(2 * PANEL)];
  private final double[] scratch = new double[Arithmetic.ROW_SCRATCH];

  private Tridiagonalization(Arithmetic arithmetic, ScaledMatrix matrix) {
    this.arithmetic = arithmetic;
    a = matrix.elements();
    n = matrix.n();
    stride = matrix.stride();
    diagonal = new double[n];
    offDiagonal = new double[n];
    tau = new double[n];
    p = new double[2 * PANEL * stride];
    negative = new double[2 * PANEL * stride];
    product = new double[stride];
  }

  /**
   * Reduces a matrix, whose elements are replaced by the reflections.
   *
   * @param arithmetic the arithmetic
   * @param matrix the matrix, overwritten
   * @return T, and Q as reflections
   */
  static TridiagonalForm reduce(Arithmetic arithmetic, ScaledMatrix matrix) {
    Tridiagonalization work = new Tridiagonalization(arithmetic, matrix);
    for (int top = work.n - 1; top >= 0; top -= PANEL) {
      work.panel(top, Math.max(top - PANEL + 1, 0));
    }
    return new TridiagonalForm(
        work.diagonal,
        work.offDiagonal,
        new Reflections(arithmetic, work.n, work.stride, work.a, work.tau));
  }

  /** Eliminates rows {@code top} down to {@code bottom}, then updates the rows above them. */
  private void panel(int top, int bottom) {
    Arrays.fill(p, 0);
    Arrays.fill(negative, 0);
    for (int i = top; i >= bottom; i--) {
      int pairs = 2 * (top - i);
      // Row i of A + P'N: column i of P times N.
      arithmetic.addProductTransposed(
          p,
          new MatrixLayout(i, pairs, 1, stride),
          negative,
          new MatrixLayout(0, pairs, i + 1, stride),
          a,
          new MatrixLayout(i * stride, 1, i + 1, stride));
      diagonal[i] = a[i * stride + i];
      if (i > 0) {
        reflect(i, pairs);
      }
    }
    update(bottom, 2 * (top - bottom + 1));
  }

  /** A + P'N for the leading rows of A. */
  private void update(int size, int pairs) {
    double[] left = new double[size * pairs];
    PackedColumns right = new PackedColumns(pairs, size);
    for (int k = 0; k < pairs; k++) {
      right.setRow(k, negative, k * stride);
      for (int j = 0; j < size; j++) {
        left[j * pairs + k] = p[k * stride + j];
      }
    }
    for (int row = 0; row < size; row += UPDATE_ROWS) {
      int rows = Math.min(UPDATE_ROWS, size - row);
      right.addProduct(
          arithmetic,
          left,
          new MatrixLayout(row * pairs, rows, pairs, pairs),
          a,
          new MatrixLayout(row * stride, rows, row + rows, stride));
    }
  }

  /** Builds H(i) from row i and the pair v, w = tau (A v - (tau / 2) (v'A v) v). */
  private void reflect(int i, int pairs) {
    int row = i * stride;
    int last = row + i - 1;
    int padded = Lanes.padded(i);
    Arrays.fill(a, row + i, row + stride, 0);
    Reflection reflection = Reflection.of(arithmetic, a, row, padded, last, scratch);
    offDiagonal[i] = reflection.image();
    tau[i] = reflection.tau();
    if (tau[i] == 0) {
      return;
    }
    int v = pairs * stride;
    int w = v + stride;
    System.arraycopy(a, row, p, v, i);

    arithmetic.symmetricProduct(a, new MatrixLayout(0, i, i, stride), p, v, product, 0, scratch);
    Arrays.fill(product, i, stride, 0);
    // (A + P'N) v = A v + N'(P v), as P'N is symmetric.
    MatrixLayout panel = new MatrixLayout(0, pairs, i, stride);
    arithmetic.rowProducts(p, panel, p, v, coefficients, 0, scratch);
    arithmetic.addProduct(
        coefficients,
        new MatrixLayout(0, 1, pairs, pairs),
        negative,
        panel,
        product,
        new MatrixLayout(0, 1, i, stride));
    Arrays.fill(product, i, stride, 0);
    double t = tau[i];
    arithmetic.scale(t, product, 0, padded);
    arithmetic.addScaled(-0.5 * t * dot(product, 0, p, v, padded), p, v, product, 0, padded);
    System.arraycopy(product, 0, p, w, i);
    for (int j = 0; j < i; j++) {
      negative[v + j] = -product[j];
      negative[w + j] = -p[v + j];
    }
  }

  private double dot(double[] x, int xFrom, double[] y, int yFrom, int length) {
    Arrays.fill(scratch, 0, Lanes.COUNT, 0);
    arithmetic.accumulateProducts(x, xFrom, y, yFrom, length, scratch, 0);
    return Lanes.sum(scratch, 0);
  }
}
