package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeanIntervalTest {
  @Test
  @DisplayName("three values: mean 2, s = 1, and t of 4.302653 from the tables")
  void threeValues() {
    Interval interval = MeanInterval.of(0.95, 1, 2, 3);
    double half = 4.302653 / Math.sqrt(3);
    assertThat(interval.low()).isCloseTo(2 - half, within(1e-6));
    assertThat(interval.high()).isCloseTo(2 + half, within(1e-6));
  }

  @Test
  @DisplayName("one value, or one that is not finite, tells nothing of the spread")
  void unknown() {
    assertThat(MeanInterval.of(0.95, 1).low()).isNaN();
    assertThat(MeanInterval.of(0.95, 1, Double.NaN).high()).isNaN();
    assertThat(MeanInterval.of(0.95, 1, Double.NaN).contains(1)).isFalse();
  }
}
