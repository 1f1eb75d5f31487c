package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.HessianSpectrum;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Theorem 4, rows 4.1 to 4.6. */
class SpectralCrossoverTest {
  private static final int LONG = 2000;

  private static double sum(double x, int steps) {
    CompensatedSum sum = new CompensatedSum();
    double logarithm = x < 1 ? Math.log1p(-x) : Math.log(x - 1);
    if (x > 1) {
      logarithm = Math.log1p(-(2 - x));
    }
    for (int t = 0; t < steps; t++) {
      sum.add(Math.exp(2.0 * t * logarithm));
    }
    return sum.value();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {1e-12, 1e-8, 1e-6, 1e-4, 1e-3, 0.01, 0.3, 0.9, 1.1, 1.5, 1.99, 1.9999, 1.99999999})
  @DisplayName("4.1: the closed form is the geometric sum")
  void geometricSum(double x) {
    for (int steps : new int[] {1, 10, LONG}) {
      double expected = sum(x, steps);
      assertThat(SpectralCrossover.factor(x, steps)).isCloseTo(expected, within(1e-11 * expected));
    }
  }

  @Test
  @DisplayName("4.2: symmetric about 1, where it is 1; at least 1 between 0 and 2; T at both ends")
  void symmetry() {
    assertThat(SpectralCrossover.factor(1, LONG)).isEqualTo(1);
    assertThat(SpectralCrossover.factor(0, LONG)).isEqualTo(LONG);
    assertThat(SpectralCrossover.factor(2, LONG)).isEqualTo(LONG);
    for (double x = 1.0 / 64; x < 1; x += 1.0 / 64) {
      double factor = SpectralCrossover.factor(x, LONG);
      assertThat(factor).isEqualTo(SpectralCrossover.factor(2 - x, LONG)).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  @DisplayName("4.3: T - T(T-1)x near 0, 1/(2x) for converged modes")
  void limits() {
    assertThat(SpectralCrossover.factor(1e-10, LONG))
        .isCloseTo(LONG - LONG * (LONG - 1.0) * 1e-10, within(1e-8));
    assertThat(1e-4 * SpectralCrossover.factor(1e-4, 1_000_000)).isCloseTo(0.5, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-6, 1.9980",
    "1e-4, 1.8134",
    "1e-3, 1.0751",
    "0.01, 1.0050",
    "0.1, 1.0526",
    "0.5, 1.3333",
    "0.9, 1.8182",
    "1, 2",
    "1.1, 2.2222",
    "1.5, 4",
    "1.9, 20"
  })
  @DisplayName("4.4: local exponents at T = 2000; 2/(2-x) for converged modes")
  void localExponent(double x, double expected) {
    assertThat(SpectralCrossover.localExponent(x, LONG)).isCloseTo(expected, within(5.1e-5));
    if (x >= 0.1) {
      assertThat(SpectralCrossover.localExponent(x, LONG)).isCloseTo(2 / (2 - x), within(1e-6));
    }
  }

  @Test
  @DisplayName("4.4: the local exponent is the logarithmic derivative of eta^2 f")
  void derivative() {
    for (double x : new double[] {1e-9, 1e-5, 1e-3, 0.2, 1, 1.7, 1.99}) {
      double step = 1e-6;
      double slope =
          (Math.log(SpectralCrossover.factor(x * (1 + step), LONG))
                  - Math.log(SpectralCrossover.factor(x * (1 - step), LONG)))
              / (Math.log1p(step) - Math.log1p(-step));
      assertThat(SpectralCrossover.localExponent(x, LONG)).isCloseTo(2 + slope, within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.0001, 2.5, 3, 5, -0.01, -1})
  @DisplayName("4.5: beyond 2 and below 0 it is still the growing sum")
  void growing(double x) {
    double expected = sum(x, 50);
    assertThat(SpectralCrossover.factor(x, 50)).isCloseTo(expected, within(1e-10 * expected));
  }

  @Test
  @DisplayName("4.7: modes of mixed sign, and the mean of equal modes")
  void severalModes() {
    double[] c = {1, -0.02};
    double[] lambda = {1, 0.01};
    assertThat(SpectralCrossover.sum(c, lambda, 0.5, 3))
        .isCloseTo(
            SpectralCrossover.factor(0.5, 3) - 0.02 * SpectralCrossover.factor(0.005, 3),
            within(1e-15));
    assertThat(SpectralCrossover.localExponent(c, lambda, 0.01, LONG))
        .isCloseTo(-0.537, within(5e-4));
    assertThat(
            SpectralCrossover.localExponent(
                new double[] {1, 3}, new double[] {0.5, 0.5}, 0.2, LONG))
        .isCloseTo(SpectralCrossover.localExponent(0.1, LONG), within(1e-14));
  }

  @Test
  @DisplayName("the rules: what each does with negative, zero, stable and unstable modes")
  void rules() {
    for (ModeRule rule : ModeRule.values()) {
      assertThat(rule.factor(5, 0.1, LONG)).isEqualTo(SpectralCrossover.factor(0.5, LONG));
    }
    assertThat(ModeRule.EVERY.factor(-5, 0.1, 3)).isEqualTo(SpectralCrossover.factor(-0.5, 3));
    assertThat(ModeRule.EVERY.factor(0, 0.1, 3)).isEqualTo(3);
    for (ModeRule rule : new ModeRule[] {ModeRule.PUBLISHED, ModeRule.STABLE, ModeRule.POSITIVE}) {
      assertThat(rule.factor(-5, 0.1, LONG)).isZero();
      assertThat(rule.factor(1e-13, 0.1, LONG)).isZero();
    }
    assertThat(ModeRule.STABLE.factor(20, 0.1, LONG)).isZero();
    assertThat(ModeRule.POSITIVE.factor(6, 0.5, 4)).isCloseTo(1 + 4 + 16 + 64, within(1e-12));
    assertThat(ModeRule.PUBLISHED.factor(6, 0.5, LONG)).isEqualTo(LONG / 3.0);
    assertThat(ModeRule.PUBLISHED.factor(4, 0.5, LONG)).isZero();
  }

  @Test
  @DisplayName("4.6: exact for a quadratic loss, as a sum over modes")
  void quadratic() {
    double[] eigenvalues = {-0.5, 0.1, 3};
    double[] gradient = {1, 2, 0.5};
    double rate = 0.3;
    double energy = 0;
    double[] g = gradient.clone();
    for (int t = 0; t < 20; t++) {
      for (int k = 0; k < 3; k++) {
        energy += g[k] * g[k];
        g[k] -= rate * eigenvalues[k] * g[k];
      }
    }
    HessianSpectrum spectrum =
        new HessianSpectrum(0, 1, new double[] {4, 1.25}, eigenvalues, new double[] {1, 4, 0.25});
    SpectralPrediction prediction = new SpectralPrediction(spectrum, 20);
    double expected = 2.75 * energy / 5.25;
    assertThat(prediction.imbalanceSum(rate, ModeRule.EVERY))
        .isCloseTo(expected, within(1e-13 * expected));
    assertThat(prediction.rayleighQuotient()).isCloseTo((-0.5 + 0.4 + 0.75) / 5.25, within(1e-15));
    assertThat(prediction.negativeShare()).isCloseTo(1 / 5.25, within(1e-15));
    assertThat(prediction.unstableModes(0.7)).isEqualTo(1);
    assertThat(prediction.distanceFromInstability(0.7)).isCloseTo(0.1, within(1e-14));
    assertThat(prediction.coefficients()[1]).isCloseTo(2.75 * 4 / 5.25, within(1e-15));
    double uniform = 0;
    for (double eigenvalue : eigenvalues) {
      uniform += SpectralCrossover.factor(rate * eigenvalue, 20) / 3;
    }
    assertThat(prediction.uniform(rate, ModeRule.EVERY))
        .isCloseTo(uniform, within(1e-14 * uniform));
    double one = 2.75 * SpectralCrossover.factor(rate * 0.65 / 5.25, 20);
    assertThat(prediction.oneMode(rate)).isCloseTo(one, within(1e-14 * one));
  }
}
