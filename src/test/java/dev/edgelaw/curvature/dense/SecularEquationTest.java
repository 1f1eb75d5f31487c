package dev.edgelaw.curvature.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two iterations below the eigensolver on their own. */
class SecularEquationTest {
  /**
   * The computed roots are exact for a vector close to z (Gu and Eisenstat 1995). That is what
   * keeps the eigenvectors orthogonal, and it asks for every root to nearly all its digits.
   */
  @ParameterizedTest
  @CsvSource({"1, 0, 0", "2, 0, 0", "3, 3, 3", "20, 2, 6", "50, 10, 0", "50, 0, 7", "200, 9, 5"})
  @DisplayName("roots interlace with the poles and reproduce z, however close and small both are")
  void roots(int size, double decadesOfGaps, double decadesOfWeights) {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] d = new double[size];
      double[] z = new double[size];
      double squares = 0;
      for (int j = 0; j < size; j++) {
        double gap = Math.pow(10, -decadesOfGaps * random.nextDouble());
        d[j] = (j == 0 ? -1 : d[j - 1]) + gap;
        z[j] =
            Math.pow(10, -decadesOfWeights * random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
        squares += z[j] * z[j];
      }
      for (int j = 0; j < size; j++) {
        z[j] /= Math.sqrt(squares);
      }
      double rho = Math.pow(10, random.nextDouble(-2, 1));
      SecularEquation equation = new SecularEquation(d, z, size, rho);
      double[] distances = new double[size * size];
      for (int i = 0; i < size; i++) {
        double root = equation.root(i, distances, i * size);
        assertThat(root).isBetween(d[i], i + 1 < size ? d[i + 1] : d[i] + 1.0000001 * rho);
        for (int j = 0; j < size; j++) {
          assertThat(Math.signum(distances[i * size + j])).isEqualTo(j <= i ? -1 : 1);
        }
      }
      for (int j = 0; j < size; j++) {
        double square = -1 / rho;
        for (int i = 0; i < size; i++) {
          square *= distances[i * size + j] / (i == j ? 1 : d[j] - d[i]);
        }
        assertThat(square / (z[j] * z[j])).isCloseTo(1, within(1e-10));
      }
    }
  }

  @Test
  @DisplayName("QL gives up with one line")
  void noConvergence() {
    assertThatExceptionOfType(NoConvergenceException.class)
        .isThrownBy(
            () ->
                TridiagonalQl.diagonalize(
                    new double[] {Double.NaN, 1}, new double[] {0, 1}, 0, 2, (i, c, s) -> {}))
        .withMessage(
            "QL iteration on a tridiagonal matrix of order 2: eigenvalue 0 not found within 60 iterations");
  }
}
