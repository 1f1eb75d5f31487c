package dev.edgelaw.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToleranceTest {
  /** A few roundings of numbers near the expected one. */
  private static final double ROUNDING = 1e-15;

  @Test
  void bounds() {
    assertThat(Tolerance.absolute(0.5).bound(-100)).isEqualTo(0.5);
    assertThat(Tolerance.relative(0.25).bound(-8)).isEqualTo(2);
    assertThat(Tolerance.sum(0.5, 0.25).bound(-8)).isEqualTo(2.5);
    assertThat(Tolerance.either(0.5, 0.25).bound(-8)).isEqualTo(2);
    assertThat(Tolerance.either(0.5, 0.25).bound(1)).isEqualTo(0.5);
    assertThat(Tolerance.relative(0.25).bound(0)).isZero();
  }

  @Test
  @DisplayName("of a quotient: the absolute part shrinks with the denominator, whatever its sign")
  void over() {
    assertThat(Tolerance.sum(1, 0.25).over(-4)).isEqualTo(Tolerance.sum(0.25, 0.25));
    assertThat(Tolerance.either(1, 0.25).over(4)).isEqualTo(Tolerance.either(0.25, 0.25));
  }

  @ParameterizedTest
  @CsvSource({"0.0123, 0.0005", "9.9, 0.05", "1.0, 0.05", "123, 5", "7e-5, 5e-7"})
  @DisplayName("two published digits: half a unit of the second")
  void twoDigits(double published, double half) {
    Tolerance tolerance = Tolerances.twoDigits(published, Tolerance.sum(1, 0.125));
    assertThat(tolerance.absolute() - 1).isCloseTo(half, within(ROUNDING));
    assertThat(tolerance.relative()).isEqualTo(0.125);
  }

  @ParameterizedTest
  @CsvSource({"1e-4, 1e-5", "0.03, 1e-5", "0.1, 1e-4", "0.3, 1e-4", "0.5, 1e-3", "1, 1e-3"})
  void lossesLoseDigitsAtLargeRates(double learningRate, double relative) {
    assertThat(DriftTolerances.meanLoss(learningRate)).isEqualTo(Tolerance.relative(relative));
  }
}
