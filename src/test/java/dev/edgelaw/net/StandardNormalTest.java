package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.kernel.RandomDoubles;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNormalTest {
  /** What {@link StandardNormal} promises, with room for the reference's own error. */
  private static final double TOLERANCE = 3e-15;

  @Test
  @DisplayName("distribution and density agree with Hipparchus, whose tails use an error function")
  void agreement() {
    NormalDistribution reference = new NormalDistribution();
    RandomDoubles random = new RandomDoubles(3);
    for (int i = 0; i < 20_000; i++) {
      double x = random.between(-10, 10);
      assertThat(StandardNormal.distribution(x))
          .as("at %s", x)
          .isCloseTo(reference.cumulativeProbability(x), within(TOLERANCE));
      assertThat(StandardNormal.density(x))
          .as("at %s", x)
          .isCloseTo(reference.density(x), within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.5",
    "9, 1",
    "-9, 0",
    "1e300, 1",
    "-1e300, 0",
    "Infinity, 1",
    "-Infinity, 0",
    "1e-320, 0.5",
    "NaN, NaN"
  })
  void edges(double x, Double expected) {
    assertThat(Double.valueOf(StandardNormal.distribution(x))).isEqualTo(expected);
  }
}
