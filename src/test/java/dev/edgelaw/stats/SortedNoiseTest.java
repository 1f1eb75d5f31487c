package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedNoiseTest {
  @Test
  void listsDescendAndRepeatForTheSameSeed() {
    SortedNoise noise = SortedNoise.squaredNormals(5, 101, 20, 3);
    for (double[] list : noise.logarithms()) {
      assertThat(list).hasSize(20);
      assertThat(IntStream.range(1, 20).allMatch(i -> list[i] <= list[i - 1])).isTrue();
    }
    assertThat(SortedNoise.squaredNormals(5, 101, 20, 3).logarithms())
        .isDeepEqualTo(noise.logarithms());
  }

  @Test
  void squaredNormalsHaveMeanOne() {
    SortedNoise noise = SortedNoise.squaredNormals(1, 200_000, 200_000, 1);
    double mean = Arrays.stream(noise.logarithms()[0]).map(Math::exp).average().orElseThrow();
    assertThat(mean).isCloseTo(1, within(0.02));
  }

  /** Two sorted samples of 20 exponentials: an independent program found 0.948. */
  @Test
  void sortingAloneCorrelates() {
    double[] pairs = SortedNoise.exponentials(4000, 20, 1).pairCorrelations();
    assertThat(Summary.of(pairs).mean()).isCloseTo(0.948, within(0.004));
  }

  @Test
  void quantileIsAnOrderStatistic() {
    double[] values = {3, 1, 2, 5, 4};
    assertThat(SortedNoise.quantile(values, 0)).isEqualTo(1);
    assertThat(SortedNoise.quantile(values, 0.5)).isEqualTo(3);
    assertThat(SortedNoise.quantile(values, 1)).isEqualTo(5);
  }
}
