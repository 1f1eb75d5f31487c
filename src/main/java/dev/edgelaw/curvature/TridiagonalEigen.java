package dev.edgelaw.curvature;

/**
 * Eigenvalues of a symmetric tridiagonal matrix and chosen rows of its eigenvectors, by the QL
 * algorithm with implicit shifts (Dubrulle, Martin and Wilkinson, The implicit QL algorithm, 1968;
 * EISPACK's imtql2). Rows alone cost O(n^2), which is all that Ritz residuals (last row) and Gauss
 * quadrature (first row; Golub and Welsch, 1969) need.
 */
final class TridiagonalEigen {
  /** Sweeps per eigenvalue before giving up; two are usual. */
  private static final int SWEEPS = 60;

  private TridiagonalEigen() {}

  /**
   * Diagonalises in place.
   *
   * @param d diagonal; becomes the eigenvalues, ascending
   * @param e {@code e[i]} couples i and i + 1; destroyed; length at least n
   * @param n order
   * @param rows row-major, {@code rows.length / n} rows; multiplied from the right by the
   *     eigenvectors
   */
  static void diagonalize(double[] d, double[] e, int n, double[] rows) {
    e[n - 1] = 0;
    for (int low = 0; low < n; low++) {
      int sweeps = 0;
      for (int high = firstSmall(d, e, n, low); high != low; high = firstSmall(d, e, n, low)) {
        if (sweeps++ == SWEEPS) {
          throw new InvalidOperatorException(
              "spectrum not found after %d QL sweeps: is the matrix finite?".formatted(SWEEPS));
        }
        sweep(d, e, n, low, high, rows);
      }
    }
    sort(d, n, rows);
  }

  private static int firstSmall(double[] d, double[] e, int n, int from) {
    int m = from;
    while (m < n - 1 && !(Math.abs(e[m]) <= Math.ulp(Math.abs(d[m]) + Math.abs(d[m + 1])) / 2)) {
      m++;
    }
    return m;
  }

  private static void sweep(double[] d, double[] e, int n, int low, int high, double[] rows) {
    double g = (d[low + 1] - d[low]) / (2 * e[low]);
    double r = hypotenuse(g, 1);
    g = d[high] - d[low] + e[low] / (g + Math.copySign(r, g));
    double sine = 1;
    double cosine = 1;
    double p = 0;
    for (int i = high - 1; i >= low; i--) {
      double f = sine * e[i];
      double b = cosine * e[i];
      r = hypotenuse(f, g);
      e[i + 1] = r;
      if (r == 0) {
        d[i + 1] -= p;
        e[high] = 0;
        return;
      }
      sine = f / r;
      cosine = g / r;
      g = d[i + 1] - p;
      r = (d[i] - g) * sine + 2 * cosine * b;
      p = sine * r;
      d[i + 1] = g + p;
      g = cosine * r - b;
      for (int row = i; row < rows.length; row += n) {
        double x = rows[row];
        double y = rows[row + 1];
        rows[row] = cosine * x - sine * y;
        rows[row + 1] = sine * x + cosine * y;
      }
    }
    d[low] -= p;
    e[low] = g;
    e[high] = 0;
  }

  /** Scaled, so that no square over- or underflows; faster than Math.hypot, the same everywhere. */
  private static double hypotenuse(double a, double b) {
    double x = Math.max(Math.abs(a), Math.abs(b));
    double y = Math.min(Math.abs(a), Math.abs(b));
    if (x == 0) {
      return 0;
    }
    double ratio = y / x;
    return x * Math.sqrt(1 + ratio * ratio);
  }

  private static void sort(double[] d, int n, double[] rows) {
    for (int i = 0; i < n - 1; i++) {
      int least = i;
      for (int j = i + 1; j < n; j++) {
        least = d[j] < d[least] ? j : least;
      }
      if (least != i) {
        swap(d, i, least);
        for (int row = 0; row < rows.length; row += n) {
          swap(rows, row + i, row + least);
        }
      }
    }
  }

  private static void swap(double[] x, int i, int j) {
    double kept = x[i];
    x[i] = x[j];
    x[j] = kept;
  }
}
