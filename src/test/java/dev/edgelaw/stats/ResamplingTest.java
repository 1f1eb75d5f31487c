package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResamplingTest {
  private static double mean(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  @Test
  @DisplayName("three seeds: 27 resamples, whose 95 % interval is their range; narrower at 50 %")
  void threeSeeds() {
    double[] values = {3, 1, 8};
    assertThat(Resampling.interval(3, 0.95, i -> mean(values, i)))
        .contains(new Interval(1, 8, 0.95));
    Interval half = Resampling.interval(3, 0.5, i -> mean(values, i)).orElseThrow();
    assertThat(half.low()).isGreaterThan(1).isLessThanOrEqualTo(4);
    assertThat(half.high()).isLessThan(8).isGreaterThanOrEqualTo(4);
  }

  @Test
  @DisplayName("unknown where the statistic is no number, none for many seeds")
  void unknown() {
    assertThat(Resampling.interval(2, 0.95, i -> Double.NaN).orElseThrow().low()).isNaN();
    assertThat(Resampling.interval(7, 0.95, i -> 1)).isEmpty();
    assertThat(Resampling.interval(1, 0.95, i -> 2)).contains(new Interval(2, 2, 0.95));
  }
}
