package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TridiagonalEigenTest {

  /** Ascending. */
  static double[] oracle(double[][] matrix) {
    double[] values =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix)).getEigenvalues();
    Arrays.sort(values);
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20, 41})
  @DisplayName("Householder and QL give the oracle's eigenvalues and true eigenvectors")
  void dense(int n) {
    double[][] matrix = Problems.Matrix.randomSymmetric(n, n).entries();
    double[] flat = Arrays.stream(matrix).flatMapToDouble(Arrays::stream).toArray();
    double[] values = new double[n];
    double[] couplings = new double[n];
    double[] vectors = Householder.tridiagonalize(flat, n, values, couplings);
    for (int i = 0; i < n; i++) {
      assertThat(vectors[n * n - n + i]).isEqualTo(i == n - 1 ? 1 : 0);
    }
    TridiagonalEigen.diagonalize(values, couplings, n, vectors);
    assertThat(values).containsExactly(oracle(matrix), within(1e-13 * n));
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
          sum += matrix[i][j] * vectors[j * n + k];
        }
        assertThat(sum).isCloseTo(values[k] * vectors[i * n + k], within(1e-13 * n));
      }
    }
  }

  @Test
  @DisplayName("the second difference has eigenvalues 2 - 2 cos(k pi / (n + 1))")
  void secondDifference() {
    int n = 50;
    double[] d = new double[n];
    double[] e = new double[n];
    Arrays.fill(d, 2);
    Arrays.fill(e, -1);
    TridiagonalEigen.diagonalize(d, e, n, new double[0]);
    for (int k = 1; k <= n; k++) {
      assertThat(d[k - 1]).isCloseTo(2 - 2 * Math.cos(k * Math.PI / (n + 1)), within(1e-14));
    }
  }

  @Test
  @DisplayName("what is not finite is refused")
  void notFinite() {
    assertThatExceptionOfType(InvalidOperatorException.class)
        .isThrownBy(
            () ->
                TridiagonalEigen.diagonalize(
                    new double[] {1, Double.NaN, 2}, new double[] {1, 1, 0}, 3, new double[0]));
  }
}
