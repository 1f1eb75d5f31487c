package dev.edgelaw.curvature.dense;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * Eigenvectors of a symmetric tridiagonal matrix by divide and conquer (Cuppen 1981; Gu and
 * Eisenstat 1995).
 *
 * <p>T is two halves plus a matrix of rank one, T = diag(T1, T2) + rho u u' with u = (0, ..., 0, 1,
 * s, 0, ..., 0). With the halves solved, T is similar to D + rho z z', whose eigenvalues are the
 * roots of a {@linkplain SecularEquation secular equation} and whose eigenvectors are z(j) / (d(j)
 * - root). They are orthogonal to working precision because z is first replaced by the vector for
 * which the computed roots are exact (Loewner's formula). What costs time is then one matrix
 * product per join.
 */
final class DivideAndConquer {
  /** Up to this order QL is faster. */
  private static final int LEAF = 32;

  /** Roots or columns per independent piece of work. */
  private static final int PIECE = 40;

  /** Rows per independent piece of a product. */
  private static final int PRODUCT_ROWS = 80;

  private final Arithmetic arithmetic;
  private final Strips strips;
  private final int stride;
  private final double[] d;
  private final double[] e;
  private final double[] rows;
  private final double[] spare;
  private final double[] transform;

  /** Rows of every solved block by ascending eigenvalue. */
  private final int[] order;

  private DivideAndConquer(Arithmetic arithmetic, Strips strips, TridiagonalForm form) {
    this.arithmetic = arithmetic;
    this.strips = strips;
    d = form.diagonal();
    e = form.offDiagonal();
    stride = form.basis().stride();
    rows = new double[d.length * stride];
    spare = new double[d.length * stride];
    transform = new double[d.length * stride];
    order = new int[d.length];
  }

  /**
   * Solves T, whose arrays are overwritten.
   *
   * @param arithmetic the arithmetic
   * @param strips runs independent pieces
   * @param form T
   * @return its eigenvectors as rows, in the order of the eigenvalues now in {@code
   *     form.diagonal()}, and that order
   */
  static Solution solve(Arithmetic arithmetic, Strips strips, TridiagonalForm form) {
    DivideAndConquer work = new DivideAndConquer(arithmetic, strips, form);
    work.solve(0, work.d.length);
    return new Solution(work.rows, work.order, work.spare);
  }

  /**
   * Eigenvectors of T.
   *
   * @param rows eigenvectors as rows, in no order
   * @param order the rows by ascending eigenvalue
   * @param spare an array as large as {@code rows}, free for use
   */
  record Solution(double[] rows, int[] order, double[] spare) {}

  private void solve(int from, int to) {
    int size = to - from;
    if (size <= LEAF) {
      leaf(from, to);
      return;
    }
    int middle = from + Lanes.padded(size / 2);
    double coupling = e[middle];
    double rho = Math.abs(coupling);
    d[middle - 1] -= rho;
    d[middle] -= rho;
    solve(from, middle);
    solve(middle, to);
    join(new JoinedHalves(d, rows, stride, from, middle, to), coupling);
  }

  private void leaf(int from, int to) {
    for (int i = from; i < to; i++) {
      rows[i * stride + i] = 1;
      order[i] = i;
    }
    int length = Lanes.padded(to - from);
    TridiagonalQl.diagonalize(
        d,
        e,
        from,
        to,
        (i, c, s) ->
            arithmetic.rotate(rows, (i + 1) * stride + from, i * stride + from, length, c, s));
    Ascending.sort(order, from, to, d);
  }

  private void join(JoinedHalves halves, double coupling) {
    int from = halves.from();
    int to = halves.to();
    double[] z = new double[to - from];
    double sign = Math.signum(coupling);
    for (int i = from; i < to; i++) {
      boolean first = i < halves.middle();
      double u =
          first
              ? rows[i * stride + halves.middle() - 1]
              : sign * rows[i * stride + halves.middle()];
      z[i - from] = u * Math.sqrt(0.5);
    }
    double rho = 2 * Math.abs(coupling);
    Ascending.sort(order, from, to, d);
    int[] ascending = Arrays.copyOfRange(order, from, to);
    Deflation deflation = Deflation.of(arithmetic, halves, ascending, z, rho);
    Gathered gathered = gather(halves, deflation);
    if (deflation.kept().length > 0) {
      double[] weights = new double[deflation.kept().length];
      for (int k = 0; k < weights.length; k++) {
        weights[k] = z[deflation.kept()[k] - from];
      }
      transform(from, gathered.poles(), weights, rho, deflation.place());
      multiply(halves, weights.length, gathered);
    }
    for (int i = from; i < to; i++) {
      order[i] = i;
    }
    Ascending.sort(order, from, to, d);
  }

  /**
   * Copies the kept rows in groups, the part in either half on its own, and the deflated rows to
   * their final place.
   */
  private Gathered gather(JoinedHalves halves, Deflation deflation) {
    int from = halves.from();
    int middle = halves.middle();
    int size = halves.to() - from;
    int kept = deflation.kept().length;
    double[] values = new double[size];
    int at = from * stride;
    PackedColumns first = new PackedColumns(spare, at, deflation.firstEnd(), middle - from);
    at += first.length();
    PackedColumns second =
        new PackedColumns(spare, at, kept - deflation.secondBegin(), halves.to() - middle);
    at += second.length();
    for (int k = 0; k < kept; k++) {
      int row = deflation.kept()[k];
      int place = deflation.place()[k];
      values[k] = d[row];
      if (place < deflation.firstEnd()) {
        first.setRow(place, rows, row * stride + from);
      }
      if (place >= deflation.secondBegin()) {
        second.setRow(place - deflation.secondBegin(), rows, row * stride + middle);
      }
    }
    int length = Lanes.padded(size);
    for (int k = kept; k < size; k++) {
      int row = deflation.deflated()[k - kept];
      values[k] = d[row];
      System.arraycopy(rows, row * stride + from, spare, at + (k - kept) * length, length);
    }
    for (int k = kept; k < size; k++) {
      System.arraycopy(spare, at + (k - kept) * length, rows, (from + k) * stride + from, length);
    }
    System.arraycopy(values, 0, d, from, size);
    return new Gathered(Arrays.copyOf(values, kept), first, second);
  }

  /**
   * The kept rows.
   *
   * @param poles their eigenvalues, ascending
   * @param first columns in the first half of the rows that reach into it
   * @param second columns in the second half of the rows that reach into it
   */
  private record Gathered(double[] poles, PackedColumns first, PackedColumns second) {}

  /** Roots into d, eigenvectors of D + rho z z' into the rows of {@code transform}. */
  private void transform(int from, double[] poles, double[] z, double rho, int[] place) {
    int size = poles.length;
    int width = Lanes.padded(size);
    SecularEquation equation = new SecularEquation(poles, z, size, rho);
    int pieces = (size + PIECE - 1) / PIECE;
    strips.forEach(
        pieces,
        piece -> {
          for (int i = piece * PIECE; i < Math.min(size, (piece + 1) * PIECE); i++) {
            d[from + i] = equation.root(i, transform, i * width);
          }
        });
    double[] exact = new double[size];
    strips.forEach(
        pieces,
        piece ->
            loewner(poles, z, exact, piece * PIECE, Math.min(size, (piece + 1) * PIECE), width));
    strips.forEach(
        pieces,
        piece -> {
          double[] vector = new double[size];
          for (int i = piece * PIECE; i < Math.min(size, (piece + 1) * PIECE); i++) {
            double squares = 0;
            for (int j = 0; j < size; j++) {
              vector[j] = exact[j] / transform[i * width + j];
              squares = Math.fma(vector[j], vector[j], squares);
            }
            double norm = Math.sqrt(squares);
            for (int j = 0; j < size; j++) {
              transform[i * width + place[j]] = vector[j] / norm;
            }
          }
        });
  }

  /**
   * Elements {@code from} to {@code to} of the z for which the computed roots x are exact: z(j)^2
   * is the product of (x(i) - d(j)) / (d(i) - d(j)) over i, where for i = j the divisor is 1 (and
   * rho drops out with the norm).
   */
  private void loewner(double[] poles, double[] z, double[] exact, int from, int to, int width) {
    Arrays.fill(exact, from, to, 1);
    for (int i = 0; i < poles.length; i++) {
      for (int j = from; j < to; j++) {
        double distance = transform[i * width + j];
        exact[j] *= i == j ? distance : distance / (poles[j] - poles[i]);
      }
    }
    for (int j = from; j < to; j++) {
      exact[j] = Math.copySign(Math.sqrt(Math.abs(exact[j])), z[j]);
    }
  }

  /** Eigenvectors of the joined matrix: rows of {@code transform} times the gathered rows. */
  private void multiply(JoinedHalves halves, int kept, Gathered gathered) {
    int from = halves.from();
    int middle = halves.middle();
    int length = Lanes.padded(halves.to() - from);
    int width = Lanes.padded(kept);
    PackedColumns first = gathered.first();
    PackedColumns second = gathered.second();
    int secondBegin = kept - second.rows();
    strips.forEach(
        (kept + PRODUCT_ROWS - 1) / PRODUCT_ROWS,
        piece -> {
          int i = piece * PRODUCT_ROWS;
          int count = Math.min(PRODUCT_ROWS, kept - i);
          for (int row = from + i; row < from + i + count; row++) {
            Arrays.fill(rows, row * stride + from, row * stride + from + length, 0);
          }
          first.addProduct(
              arithmetic,
              transform,
              new MatrixLayout(i * width, count, first.rows(), width),
              rows,
              new MatrixLayout((from + i) * stride + from, count, first.columns(), stride));
          second.addProduct(
              arithmetic,
              transform,
              new MatrixLayout(i * width + secondBegin, count, second.rows(), width),
              rows,
              new MatrixLayout((from + i) * stride + middle, count, second.columns(), stride));
        });
  }
}
