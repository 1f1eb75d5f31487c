package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DriftLawsTest {

  @Test
  @DisplayName("one update by hand, without and with weight decay")
  void descent() {
    assertThat(DriftLaws.afterDescent(3, 8, 0.5, 0)).isEqualTo(5);
    assertThat(DriftLaws.afterDescent(3, 8, 0.5, 1)).isEqualTo(0.75 + 2);
  }

  @Test
  @DisplayName("the heavy ball's weight is 1 + 2 (beta + ... + beta^remaining)")
  void heavyBall() {
    assertThat(DriftLaws.heavyBallWeight(0, 100)).isEqualTo(1);
    assertThat(DriftLaws.heavyBallWeight(0.9, 0)).isEqualTo(1);
    double sum = 0;
    for (int k = 1; k <= 7; k++) {
      sum += Math.pow(0.9, k);
    }
    assertThat(DriftLaws.heavyBallWeight(0.9, 7)).isCloseTo(1 + 2 * sum, within(1e-14));
    assertThat(DriftLaws.heavyBallWeight(0.9, 100_000)).isCloseTo(19, within(1e-13));
  }
}
