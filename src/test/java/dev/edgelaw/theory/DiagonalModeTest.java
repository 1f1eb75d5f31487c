package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DiagonalModeTest {
  /** lambda = 2, sigma* = 1, sigma_1 = 3, sigma_2 = 0.5: e = 1/2. */
  private static final DiagonalMode MODE = new DiagonalMode(2, 1, 3, 0.5);

  @Test
  @DisplayName("by hand")
  void byHand() {
    assertThat(MODE.error()).isEqualTo(0.5);
    assertThat(MODE.loss()).isEqualTo(0.25);
    assertThat(MODE.law()).isEqualTo(0.25 - 9);
    assertThat(MODE.firstGradient()).isEqualTo(0.5);
    assertThat(MODE.secondGradient()).isEqualTo(3);
    assertThat(MODE.rate()).isEqualTo(2 * 9.25);
    assertThat(MODE.claimedCoefficient()).isEqualTo(1);
    assertThat(MODE.coefficient()).isEqualTo(8.75);
    assertThat(MODE.lawFactor(0.5)).isEqualTo(0.75);
  }

  @Test
  @DisplayName("one update by hand, and what it makes of the law")
  void descend() {
    DiagonalMode after = MODE.descend(0.1);
    assertThat(after.first()).isCloseTo(2.95, within(1e-15));
    assertThat(after.second()).isCloseTo(0.2, within(1e-15));
    assertThat(after.lambda()).isEqualTo(2);
    assertThat(after.target()).isEqualTo(1);
    assertThat(after.law()).isCloseTo(MODE.law() * MODE.lawFactor(0.1), within(1e-14));
  }
}
