package dev.edgelaw.curvature;

/**
 * The curvature block of softmax with cross-entropy, S = diag(p) - pp', and bounds of its largest
 * eigenvalue (Theorem 6).
 *
 * <p>With M = max_k p_k(1 - p_k): K/(K-1) M &lt;= lambda_max(S) &lt;= 2M. The paper's lambda_max(S)
 * = M holds at vertices of the simplex only.
 */
public final class SoftmaxCurvature {
  private SoftmaxCurvature() {}

  /**
   * The block itself, its diagonal as p_k times the sum of the others, so that small entries keep
   * their relative accuracy.
   *
   * @param p probabilities, K at least 1
   * @return K x K, row-major
   */
  public static double[] matrix(double[] p) {
    int n = p.length;
    double[] s = new double[n * n];
    for (int i = 0; i < n; i++) {
      double others = 0;
      for (int j = 0; j < n; j++) {
        if (j != i) {
          others += p[j];
          s[i * n + j] = -p[i] * p[j];
        }
      }
      s[i * n + i] = p[i] * others;
    }
    return s;
  }

  /**
   * lambda_max(S), from the eigenvalues of the block.
   *
   * @param p probabilities that sum to 1
   * @return the largest eigenvalue, at most 1/2
   */
  public static double largestEigenvalue(double[] p) {
    requireProbabilities(p);
    int n = p.length;
    if (n == 1) {
      return 0;
    }
    if (n == 2) {
      return 2 * p[0] * p[1];
    }
    double[] diagonal = new double[n];
    double[] couplings = new double[n];
    Householder.tridiagonalize(matrix(p), n, diagonal, couplings);
    TridiagonalEigen.diagonalize(diagonal, couplings, n, new double[0]);
    return diagonal[n - 1];
  }

  /**
   * M = max_k p_k(1 - p_k), the paper's value of lambda_max(S); twice it is the upper bound.
   *
   * @param p probabilities that sum to 1
   * @return M
   */
  public static double largestVariance(double[] p) {
    requireProbabilities(p);
    double[] s = matrix(p);
    double largest = 0;
    for (int i = 0; i < p.length; i++) {
      largest = Math.max(largest, s[i * p.length + i]);
    }
    return largest;
  }

  private static void requireProbabilities(double[] p) {
    double sum = 0;
    for (double probability : p) {
      if (!(probability >= 0)) {
        throw new IllegalArgumentException("probability " + probability + ": must be at least 0");
      }
      sum += probability;
    }
    if (!(Math.abs(sum - 1) <= 1e-9)) {
      throw new IllegalArgumentException("probabilities sum to " + sum + ": must be 1");
    }
  }
}
