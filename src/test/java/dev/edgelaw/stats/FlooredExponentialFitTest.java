package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FlooredExponentialFitTest {
  private static final double[] TIMES = {0, 50, 100, 150, 200, 250, 300, 400, 500, 750, 1000};

  @Test
  @DisplayName("an exponential whose floor is 0.9 of its last value is found exactly")
  void exact() {
    double floor = 9 * 2 * Math.exp(-0.004 * 1000);
    double[] y = Arrays.stream(TIMES).map(t -> 2 * Math.exp(-0.004 * t) + floor).toArray();
    FlooredExponentialFit fit = FlooredExponentialFit.fit(TIMES, y).orElseThrow();
    assertThat(fit.amplitude()).isCloseTo(2, within(1e-12));
    assertThat(fit.rate()).isCloseTo(0.004, within(1e-15));
    assertThat(fit.floor()).isCloseTo(floor, within(1e-14));
    assertThat(fit.rSquared()).isCloseTo(1, within(1e-14));
    assertThat(fit.predict(70)).isCloseTo(2 * Math.exp(-0.28) + floor, within(1e-12));
  }

  @Test
  @DisplayName("E18's published fit from its published means: the floor is assumed, R^2 is 0.83")
  void published() {
    double[] y = {7.243, 4.962, 3.019, 2.098, 1.599, 1.289, 1.08, 0.8136, 0.6525, 0.4361, 0.3274};
    FlooredExponentialFit fit = FlooredExponentialFit.fit(TIMES, y).orElseThrow();
    assertThat(fit.amplitude()).isCloseTo(4.4591, within(2e-3));
    assertThat(fit.rate()).isCloseTo(0.0049767, within(2e-6));
    assertThat(fit.floor()).isCloseTo(0.2947, within(1e-4));
    assertThat(fit.rSquared()).isCloseTo(0.83076, within(1e-3));
  }

  @Test
  @DisplayName("no fit to one point or to what is not finite")
  void none() {
    assertThat(FlooredExponentialFit.fit(new double[] {0}, new double[] {1})).isEmpty();
    assertThat(FlooredExponentialFit.fit(new double[] {0, 1}, new double[] {1, Double.NaN}))
        .isEmpty();
  }
}
