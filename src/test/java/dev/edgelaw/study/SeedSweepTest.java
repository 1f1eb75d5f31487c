package dev.edgelaw.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.stats.PowerLawFit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SeedSweepTest {
  private static final List<Double> RATES = List.of(0.01, 0.1, 1.0);

  /** Sums and logarithms of a handful of numbers of order 1. */
  private static final double ROUNDING = 1e-13;

  /** Mean 2 eta^2 over the seeds 1 and 3. */
  private final SeedSweep square =
      SeedSweep.of(RATES, List.of(1L, 3L), (seed, rate) -> seed * rate * rate);

  @Test
  void meansAndDeviationsOverSeeds() {
    assertThat(square.rates()).containsExactly(0.01, 0.1, 1);
    assertThat(square.means()).containsExactly(new double[] {2e-4, 0.02, 2}, within(ROUNDING));
    assertThat(square.deviations()).containsExactly(new double[] {1e-4, 0.01, 1}, within(ROUNDING));
    assertThat(square.ofSeed(3)).containsExactly(new double[] {3e-4, 0.03, 3}, within(ROUNDING));
    assertThat(square.at(3, 1)).isEqualTo(3);
    assertThat(square.smallest()).isEqualTo(1 * 0.01 * 0.01);
    assertThat(square.largest()).isEqualTo(3);
  }

  @Test
  void slopesOfAPowerLaw() {
    PowerLawFit fit = square.fit(1e-10).orElseThrow();
    assertThat(fit.exponent()).isCloseTo(2, within(ROUNDING));
    assertThat(square.localSlopes()).containsExactly(new double[] {2, 2}, within(ROUNDING));
    assertThat(square.localSlopesWithin(0.05, 1).getCount()).isEqualTo(1);
    assertThat(square.localSlopesWithin(0.05, 1).getMin()).isCloseTo(2, within(ROUNDING));
  }

  @Test
  void aFitNeedsTwoPointsAboveItsFloor() {
    assertThat(square.fit(0.5)).isEmpty();
    assertThat(square.fit(0.01)).isPresent();
  }

  @Test
  void partOfTheGrid() {
    SeedSweep part = square.only(rate -> rate > 0.05, seed -> seed == 3);
    assertThat(part.learningRates()).containsExactly(0.1, 1.0);
    assertThat(part.seeds()).containsExactly(3L);
    assertThat(part.at(3, 0.1)).isEqualTo(square.at(3, 0.1));
  }

  @Test
  @DisplayName("one diverged seed takes its rate out of means and fits, and shows in the extremes")
  void diverged() {
    SeedSweep sweep =
        SeedSweep.of(
            RATES,
            List.of(1L, 3L),
            (seed, rate) -> seed == 3 && rate == 1 ? Double.NaN : square.at(seed, rate));
    assertThat(sweep.means()[2]).isNaN();
    assertThat(sweep.deviations()[2]).isNaN();
    assertThat(sweep.smallest()).isNaN();
    assertThat(sweep.largest()).isNaN();
    assertThat(sweep.localSlopes()[1]).isNaN();
    assertThat(sweep.fit(1e-10).orElseThrow().exponent()).isCloseTo(2, within(ROUNDING));
  }
}
