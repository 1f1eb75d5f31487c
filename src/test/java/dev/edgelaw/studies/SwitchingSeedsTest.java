package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.theory.GateSwitchingRecord;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SwitchingSeedsTest {
  private static final SwitchingSeeds.Average MEAN = SwitchingSeeds.Average.MEAN;
  private static final SwitchingSeeds.Average MEDIAN = SwitchingSeeds.Average.MEDIAN;

  /** Nets of widths 2 and 8 with the same flips per update: the rate falls as 1/m. */
  private static SwitchingSeeds seeds(int burst) {
    List<Integer> widths = List.of(2, 8);
    return new SwitchingSeeds(
        widths,
        200,
        widths.stream()
            .map(
                width ->
                    SwitchingSeeds.RATES.stream()
                        .map(
                            rate ->
                                IntStream.range(0, 10)
                                    .mapToObj(seed -> gates(width, 5 + seed, burst))
                                    .toList())
                        .toList())
            .toList());
  }

  /** The wide net flips more in its first update. */
  private static GateSwitchingRecord gates(int width, int perUpdate, int burst) {
    int[] flips = new int[200];
    Arrays.fill(flips, perUpdate);
    flips[0] += width == 8 ? burst : 0;
    return new GateSwitchingRecord(
        3, width, flips, flips, new double[200], new double[200], new int[2], 0, 0, 0, 0, 0, 0);
  }

  @Test
  @DisplayName("a rate that falls as 1/m has beta 1, whatever the seeds of a resample")
  void exact() {
    SwitchingSeeds seeds = seeds(0);
    for (double rate : SwitchingSeeds.RATES) {
      assertThat(seeds.beta(rate, MEAN)).isCloseTo(1, within(1e-12));
      assertThat(seeds.beta(rate, MEDIAN)).isCloseTo(1, within(1e-12));
      assertThat(seeds.interval(rate, MEAN).low()).isCloseTo(1, within(1e-12));
      assertThat(seeds.interval(rate, MEAN).high()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  @DisplayName("a burst moves the mean, the more the fewer updates are counted, not the median")
  void burst() {
    SwitchingSeeds seeds = seeds(1000);
    assertThat(seeds.beta(0.1, MEDIAN)).isCloseTo(1, within(1e-12));
    assertThat(seeds.beta(0.1, MEAN)).isLessThan(0.9);
    assertThat(seeds.first(50).beta(0.1, MEAN)).isLessThan(seeds.beta(0.1, MEAN));
  }

  @Test
  @DisplayName("of one width nothing can be fitted")
  void oneWidth() {
    assertThat(seeds(0).without(8).beta(0.1, MEAN)).isNaN();
    assertThat(seeds(0).without(8).interval(0.1, MEAN).low()).isNaN();
  }
}
