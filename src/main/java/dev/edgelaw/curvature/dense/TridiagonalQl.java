package dev.edgelaw.curvature.dense;

/**
 * Implicit QL iteration for a symmetric tridiagonal matrix (Dubrulle, Martin and Wilkinson 1968;
 * EISPACK's {@code imtql2}), with the Wilkinson shift.
 */
final class TridiagonalQl {
  /** LAPACK's limit is the same; two iterations per eigenvalue are usual. */
  private static final int ITERATIONS_PER_EIGENVALUE = 30;

  private static final double EPSILON = Math.ulp(1.0) / 2;

  /**
   * Off-diagonal elements below this are zero, with the largest element of the full matrix between
   * 1 and 2: squares of what remains keep all their digits.
   */
  private static final double NEGLIGIBLE = 1e-140;

  /** Sums of squares below this are formed again from scaled numbers. */
  private static final double SMALL_SQUARES = 1e-280;

  private static final double SCALE = 0x1p400;

  /** What shares the rotations of the iteration, usually eigenvectors. */
  @FunctionalInterface
  interface Rotated {
    /**
     * Replaces the elements (or rows) x = i + 1 and y = i by c x + s y and c y - s x.
     *
     * @param i the lower index
     * @param cosine c
     * @param sine s
     */
    void rotate(int i, double cosine, double sine);
  }

  private TridiagonalQl() {}

  /**
   * Diagonalises rows {@code from} to {@code to} of a tridiagonal matrix.
   *
   * @param d diagonal; on return the eigenvalues, in no order
   * @param e element (i, i - 1) at i, of which i from {@code from} + 1 are used; destroyed
   * @param from first row
   * @param to end of the rows
   * @param rotated takes part in every rotation
   */
  static void diagonalize(double[] d, double[] e, int from, int to, Rotated rotated) {
    int budget = ITERATIONS_PER_EIGENVALUE * (to - from);
    for (int l = from; l < to; l++) {
      for (int m = blockEnd(d, e, l, to); m > l; m = blockEnd(d, e, l, to)) {
        if (budget-- == 0) {
          throw new NoConvergenceException(
              "QL iteration on a tridiagonal matrix of order %d: eigenvalue %d not found within %d iterations"
                  .formatted(to - from, l - from, ITERATIONS_PER_EIGENVALUE * (to - from)));
        }
        sweep(d, e, l, m, rotated);
      }
    }
  }

  /** The last row of the unreduced block that begins with row l. */
  private static int blockEnd(double[] d, double[] e, int l, int to) {
    int m = l;
    while (m + 1 < to) {
      double size = Math.abs(e[m + 1]);
      if (size <= EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1])) || size < NEGLIGIBLE) {
        break;
      }
      m++;
    }
    return m;
  }

  /** One implicit QL step on rows l to m. */
  private static void sweep(double[] d, double[] e, int l, int m, Rotated rotated) {
    double half = (d[l + 1] - d[l]) / (2 * e[l + 1]);
    double root = Math.sqrt(Math.fma(half, half, 1));
    double g = d[m] - d[l] + e[l + 1] / (half + Math.copySign(root, half));
    double s = 1;
    double c = 1;
    double p = 0;
    for (int i = m - 1; i >= l; i--) {
      double f = s * e[i + 1];
      double b = c * e[i + 1];
      double squares = Math.fma(f, f, g * g);
      double r = squares < SMALL_SQUARES ? smallNorm(f, g) : Math.sqrt(squares);
      if (i + 2 <= m) {
        e[i + 2] = r;
      }
      if (r == 0) {
        d[i + 1] -= p;
        return;
      }
      s = f / r;
      c = g / r;
      g = d[i + 1] - p;
      double t = Math.fma(d[i] - g, s, 2 * c * b);
      p = s * t;
      d[i + 1] = g + p;
      g = Math.fma(c, t, -b);
      rotated.rotate(i, c, s);
    }
    d[l] -= p;
    e[l + 1] = g;
  }

  private static double smallNorm(double f, double g) {
    double x = f * SCALE;
    double y = g * SCALE;
    return Math.sqrt(Math.fma(x, x, y * y)) / SCALE;
  }
}
