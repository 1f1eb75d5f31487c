package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {

  @Test
  void dividesByTheNumberOfValues() {
    Summary summary = Summary.of(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(summary.mean()).isEqualTo(5);
    assertThat(summary.standardDeviation()).isCloseTo(2, within(1e-15));
    assertThat(summary.count()).isEqualTo(8);
  }

  @Test
  void largeOffsetsLoseNoDigits() {
    assertThat(Summary.of(1e9 + 1, 1e9 + 2, 1e9 + 3).standardDeviation())
        .isCloseTo(Math.sqrt(2.0 / 3), within(1e-9));
  }

  @Test
  void oneValueHasNoSpread() {
    assertThat(Summary.of(3)).isEqualTo(new Summary(3, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aDivergedSeedMakesTheSummaryNaN(double diverged) {
    Summary expected = new Summary(Double.NaN, Double.NaN, 3);
    assertThat(Summary.of(1, diverged, 2)).isEqualTo(expected);
    assertThat(Summary.of(diverged)).isEqualTo(new Summary(Double.NaN, Double.NaN, 1));
  }

  @Test
  void nothingCannotBeSummarised() {
    assertThatIllegalArgumentException()
        .isThrownBy(Summary::of)
        .withMessage("a summary needs at least 1 value, was given 0");
  }
}
