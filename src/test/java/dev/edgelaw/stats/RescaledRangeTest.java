package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RescaledRangeTest {
  @Test
  @DisplayName("1, 1, 0, 0: running sums 1/2, 1, 1/2, 0 range over 1, the deviation is 1/2")
  void byHand() {
    assertThat(RescaledRange.exponent(1, 1, 0, 0)).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void constantIsOneHalf() {
    assertThat(RescaledRange.exponent(3, 3, 3)).isEqualTo(0.5);
  }

  @Test
  void notFiniteIsNaN() {
    assertThat(RescaledRange.exponent(1, Double.NaN, 2)).isNaN();
  }

  @Test
  void needsTwoValues() {
    assertThatIllegalArgumentException().isThrownBy(() -> RescaledRange.exponent(1));
  }
}
