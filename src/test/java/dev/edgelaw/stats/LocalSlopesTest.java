package dev.edgelaw.stats;

import static dev.edgelaw.stats.PublishedDrifts.DRIFTS;
import static dev.edgelaw.stats.PublishedDrifts.LEARNING_RATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LocalSlopesTest {

  @Test
  void publishedDriftsHaveThePublishedSlopes() {
    double[] published = {
      1.252621156,
      1.065180411,
      1.013396883,
      1.007293148,
      1.023703898,
      1.081261542,
      1.375361568,
      1.949641214,
      2.031522033
    };
    assertThat(LocalSlopes.between(LEARNING_RATES, DRIFTS))
        .containsExactly(published, within(2e-9));
  }

  @Test
  void pointsWithoutALogarithmGiveNaNOnBothSides() {
    double[] slopes =
        LocalSlopes.between(new double[] {1, 2, 4, 8, 16}, new double[] {1, 4, Double.NaN, 1, 0});
    assertThat(slopes[0]).isCloseTo(2, within(1e-15));
    assertThat(slopes[1]).isNaN();
    assertThat(slopes[2]).isNaN();
    assertThat(slopes[3]).isNaN();
  }

  @Test
  void fewerThanTwoPointsHaveNoSlopes() {
    assertThat(LocalSlopes.between(new double[0], new double[0])).isEmpty();
    assertThat(LocalSlopes.between(new double[] {1}, new double[] {1})).isEmpty();
  }

  @Test
  void neighboursMustDiffer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LocalSlopes.between(new double[] {2, 2}, new double[] {1, 2}))
        .withMessage("neighbouring x must differ, were both 2.0");
  }
}
