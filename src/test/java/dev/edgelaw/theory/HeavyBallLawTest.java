package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HeavyBallLawTest {
  @Test
  @DisplayName("without momentum it is gradient descent with decay, where b is V = G + mu W's law")
  void descent() {
    HeavyBallLaw law = new HeavyBallLaw(0.1, 0, 0.5, 4);
    // C(V) = C(G) + mu^2 C(W), as G and W are orthogonal in the form of C.
    double imbalance = 3;
    double first = law.update(imbalance + 0.25 * 4);
    assertThat(first).isCloseTo(DriftLaws.afterDescent(4, imbalance, 0.1, 0.5), within(1e-15));
    double second = law.update(imbalance + 0.25 * first);
    assertThat(second).isCloseTo(DriftLaws.afterDescent(first, 3, 0.1, 0.5), within(1e-15));
  }

  @Test
  @DisplayName("without decay its sum has the weights 1 + 2 (beta + beta^2 + ...)")
  void weights() {
    double[] b = {3, -1, 2, 5};
    HeavyBallLaw law = new HeavyBallLaw(0.1, 0.9, 0, 7);
    double expected = 7;
    for (int s = 0; s < b.length; s++) {
      expected += 0.01 * DriftLaws.heavyBallWeight(0.9, b.length - 1 - s) * b[s];
    }
    double last = 0;
    for (double value : b) {
      last = law.update(value);
    }
    assertThat(last).isCloseTo(expected, within(1e-14));
  }
}
