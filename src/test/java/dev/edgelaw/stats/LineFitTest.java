package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LineFitTest {
  @Test
  void recoversALineAndLeavesOutWhatIsNotFinite() {
    LineFit fit =
        LineFit.fit(new double[] {1, 2, 3, 4}, new double[] {5, 7, Double.NaN, 11}).orElseThrow();
    assertThat(fit.slope()).isCloseTo(2, within(1e-14));
    assertThat(fit.intercept()).isCloseTo(3, within(1e-13));
    assertThat(fit.rSquared()).isCloseTo(1, within(1e-14));
    assertThat(fit.points()).isEqualTo(3);
  }

  @Test
  void onePointIsNoLine() {
    assertThat(LineFit.fit(new double[] {1, 1}, new double[] {2, 3})).isEmpty();
    assertThat(LineFit.fit(new double[0], new double[0])).isEmpty();
  }
}
