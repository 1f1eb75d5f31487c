package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

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

  @Test
  @DisplayName("drawn resamples: the same for the same seed, near the complete bootstrap")
  void drawn() {
    double[] values = {3, 1, 8, 2, 5};
    Interval some = Resampling.drawn(5, 0.9, 4000, 1, i -> mean(values, i));
    assertThat(Resampling.drawn(5, 0.9, 4000, 1, i -> mean(values, i))).isEqualTo(some);
    Interval all = Resampling.interval(5, 0.9, i -> mean(values, i)).orElseThrow();
    assertThat(some.low()).isCloseTo(all.low(), within(0.2));
    assertThat(some.high()).isCloseTo(all.high(), within(0.2));
  }

  @Test
  @DisplayName("drawn resamples: unknown where the statistic is no number; nothing to draw from")
  void drawnUnknown() {
    Interval unknown =
        Resampling.drawn(
            9, 0.95, 10, 1, i -> Arrays.stream(i).anyMatch(k -> k == 0) ? Double.NaN : 1);
    assertThat(unknown.low()).isNaN();
    assertThat(Resampling.drawn(1, 0.95, 10, 1, i -> 2)).isEqualTo(new Interval(2, 2, 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resampling.drawn(0, 0.95, 10, 1, i -> 1))
        .withMessage("bootstrap needs at least 1 seed and 1 resample, was 0 and 10");
  }
}
