package dev.edgelaw.curvature.dense;

import java.util.Arrays;

/**
 * A = V' diag(values) V, where row k of V is the eigenvector of eigenvalue k.
 *
 * @param n order of the matrix
 * @param values eigenvalues, ascending
 * @param vectors V, row-major without padding: element j of eigenvector k is at {@code k * n + j}
 */
public record Eigendecomposition(int n, double[] values, double[] vectors) {
  /**
   * Copies one eigenvector.
   *
   * @param k its place in the ascending order, from 0
   * @return n elements with norm 1
   */
  public double[] vector(int k) {
    if (k < 0 || k >= n) {
      throw new IllegalArgumentException(
          "eigenvector %d: must be from 0 to %d".formatted(k, n - 1));
    }
    return Arrays.copyOfRange(vectors, k * n, (k + 1) * n);
  }
}
