package dev.edgelaw.stats;

import static dev.edgelaw.stats.PublishedDrifts.DRIFTS;
import static dev.edgelaw.stats.PublishedDrifts.LEARNING_RATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerLawFitTest {

  /** The published figures are printed with ten digits. */
  private static final double PRINTED = 2e-9;

  private static final double[] X = {1, 2, 4, 8};
  private static final double[] CUBIC = {5, 40, 320, 2560};

  @ParameterizedTest
  @CsvSource({
    "0, 10, 1.162772816, 0.542366871, 0.9907370794",
    "2, 7, 1.028737787, -0.2835187857, 0.9997907883",
    "0, 7, 1.055409679, -0.1717572965, 0.9990768101",
    "6, 10, 1.690749681, 1.139701868, 0.9884998259"
  })
  @DisplayName("the published drifts give the published exponents, whole and in parts")
  void published(int from, int to, double exponent, double intercept, double rSquared) {
    PowerLawFit fit =
        PowerLawFit.fit(
                Arrays.copyOfRange(LEARNING_RATES, from, to),
                Arrays.copyOfRange(DRIFTS, from, to),
                1e-10)
            .orElseThrow();
    assertThat(fit.exponent()).isCloseTo(exponent, within(PRINTED));
    assertThat(fit.intercept()).isCloseTo(intercept, within(PRINTED));
    assertThat(fit.rSquared()).isCloseTo(rSquared, within(PRINTED));
    assertThat(fit.points()).isEqualTo(to - from);
  }

  @Test
  @DisplayName("standard error and 95 % interval of the published exponent, as SciPy gives them")
  void uncertainty() {
    PowerLawFit fit = PowerLawFit.fit(LEARNING_RATES, DRIFTS, 0).orElseThrow();
    assertThat(fit.standardError()).isCloseTo(0.039750687008275394, within(1e-12));
    Interval interval = fit.confidenceInterval(0.95);
    assertThat(interval.low()).isCloseTo(1.0711075669958392, within(1e-9));
    assertThat(interval.high()).isCloseTo(1.2544380642324184, within(1e-9));
    assertThat(interval.contains(1.08)).isTrue();
    assertThat(interval.contains(1.0)).isFalse();
  }

  @Test
  @DisplayName("residuals of a least-squares line sum to zero and make up R^2")
  void residuals() {
    PowerLawFit fit = PowerLawFit.fit(LEARNING_RATES, DRIFTS, 0).orElseThrow();
    double mean = Arrays.stream(DRIFTS).map(Math::log).average().orElseThrow();
    double sum = 0;
    double squares = 0;
    double total = 0;
    for (int i = 0; i < DRIFTS.length; i++) {
      double residual = fit.residual(LEARNING_RATES[i], DRIFTS[i]);
      assertThat(fit.predict(LEARNING_RATES[i]) * Math.exp(residual))
          .isCloseTo(DRIFTS[i], within(1e-12));
      sum += residual;
      squares += residual * residual;
      total += Math.pow(Math.log(DRIFTS[i]) - mean, 2);
    }
    assertThat(sum).isCloseTo(0, within(1e-12));
    assertThat(1 - squares / total).isCloseTo(fit.rSquared(), within(1e-12));
    assertThat(fit.residual(1, 0)).isNaN();
  }

  @Test
  @DisplayName(
      "diverged, infinite, vanished and floored points leave the fit, and the count says so")
  void filter() {
    double[] x = {1, 2, 4, 8, 16, 32, 64};
    double[] y = {5, 40, 320, 2560, Double.NaN, Double.POSITIVE_INFINITY, -1};
    PowerLawFit fit = PowerLawFit.fit(x, y, 5).orElseThrow();
    assertThat(fit.points()).as("5 is not above the floor 5").isEqualTo(3);
    assertThat(fit.exponent()).isCloseTo(3, within(1e-14));
    assertThat(fit.intercept()).isCloseTo(Math.log(5), within(1e-13));
    assertThat(fit.rSquared()).isCloseTo(1, within(1e-14));
  }

  @Test
  void twoPointsHaveNoStandardError() {
    PowerLawFit fit = PowerLawFit.fit(X, CUBIC, 100).orElseThrow();
    assertThat(fit.points()).isEqualTo(2);
    assertThat(fit.exponent()).isCloseTo(3, within(1e-14));
    assertThat(fit.standardError()).isNaN();
    Interval interval = fit.confidenceInterval(0.9);
    assertThat(interval.low()).isNaN();
    assertThat(interval.contains(3)).isFalse();
  }

  @Test
  void tooFewPointsGiveNoFit() {
    assertThat(PowerLawFit.fit(X, CUBIC, 400)).isEmpty();
    assertThat(PowerLawFit.fit(X, CUBIC, 1e9)).isEmpty();
    assertThat(PowerLawFit.fit(new double[0], new double[0], 0)).isEmpty();
    assertThat(PowerLawFit.fit(new double[] {3, 3, 3}, new double[] {1, 2, 3}, 0)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void abscissaeMustHaveALogarithm(double x) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PowerLawFit.fit(new double[] {1, x}, new double[] {1, 2}, 0))
        .withMessage("x must be finite and above 0 for a logarithm, was " + x);
  }

  @Test
  void otherNonsenseIsRefusedInOneLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PowerLawFit.fit(X, new double[3], 0))
        .withMessage("x and y must have equal lengths, were 4 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PowerLawFit.fit(X, CUBIC, -1))
        .withMessage("floor must be finite and at least 0, was -1.0");
    PowerLawFit fit = PowerLawFit.fit(X, CUBIC, 0).orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit.confidenceInterval(95))
        .withMessage("confidence level must be between 0 and 1, was 95.0");
  }
}
