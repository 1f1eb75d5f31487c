package dev.edgelaw.curvature;

import java.util.Arrays;

/**
 * Reduction of a small dense symmetric matrix to tridiagonal form by Householder reflections, from
 * the last row up, so that the last coordinate stays what it is (EISPACK's tred2).
 */
final class Householder {
  private Householder() {}

  /**
   * A = Q T Q'.
   *
   * @param matrix n x n, row-major; destroyed
   * @param n order
   * @param diagonal receives the diagonal of T
   * @param couplings receives T(i, i + 1) at i
   * @return Q, n x n, row-major, its last row and column those of the identity
   */
  static double[] tridiagonalize(double[] matrix, int n, double[] diagonal, double[] couplings) {
    double[] q = new double[n * n];
    for (int i = 0; i < n; i++) {
      q[i * n + i] = 1;
    }
    double[] u = new double[n];
    double[] p = new double[n];
    for (int row = n - 1; row > 1; row--) {
      int order = row;
      double norm = 0;
      for (int i = 0; i < order; i++) {
        u[i] = matrix[row * n + i];
        norm = Math.hypot(norm, u[i]);
      }
      if (norm == 0 || norm == Math.abs(u[order - 1])) {
        continue;
      }
      double target = -Math.copySign(norm, u[order - 1]);
      u[order - 1] -= target;
      reflect(matrix, q, n, order, u, p);
      Arrays.fill(matrix, row * n, row * n + order - 1, 0);
      matrix[row * n + order - 1] = target;
    }
    for (int i = 0; i < n; i++) {
      diagonal[i] = matrix[i * n + i];
      couplings[i] = i < n - 1 ? matrix[(i + 1) * n + i] : 0;
    }
    return q;
  }

  /** A = P A P and Q = Q P with P = I - 2 u u' / u'u on the leading coordinates. */
  private static void reflect(double[] a, double[] q, int n, int order, double[] u, double[] p) {
    double square = dot(u, 0, u, 0, order);
    for (int i = 0; i < order; i++) {
      p[i] = 2 / square * dot(a, i * n, u, 0, order);
    }
    double half = dot(u, 0, p, 0, order) / square;
    for (int i = 0; i < order; i++) {
      p[i] -= half * u[i];
    }
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        a[i * n + j] -= u[i] * p[j] + p[i] * u[j];
      }
    }
    for (int i = 0; i < n; i++) {
      double factor = 2 / square * dot(q, i * n, u, 0, order);
      for (int j = 0; j < order; j++) {
        q[i * n + j] -= factor * u[j];
      }
    }
  }

  private static double dot(double[] x, int xFrom, double[] y, int yFrom, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += x[xFrom + i] * y[yFrom + i];
    }
    return sum;
  }
}
