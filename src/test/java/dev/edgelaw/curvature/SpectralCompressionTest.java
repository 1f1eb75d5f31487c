package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.net.Activation;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralCompressionTest {

  @Test
  @DisplayName("counterexamples of Theorem 6")
  void counterexamples() {
    assertLargest(0.5, 0.5, 0.5);
    assertLargest(1.0 / 3, 1.0 / 3, 1.0 / 3, 1.0 / 3);
    assertLargest(0.135, 0.9, 0.05, 0.05);
    assertLargest(0.1125, 0.9, 0.025, 0.025, 0.025, 0.025);
    assertLargest(0.49, 0.02, 0.49, 0.49);
    assertLargest(0, 1);
    assertThat(SoftmaxCurvature.largestVariance(new double[] {0.9, 0.05, 0.05}))
        .isCloseTo(0.09, within(1e-15));
  }

  private static void assertLargest(double expected, double... p) {
    assertThat(SoftmaxCurvature.largestEigenvalue(p)).isCloseTo(expected, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  @DisplayName("K/(K-1) M <= lambda_max(S) <= 2M, max p, 1 - sum p^2 and 1/2; >= second largest p")
  void bounds(int classes) {
    SplittableRandom random = new SplittableRandom(classes);
    for (int trial = 0; trial < 300; trial++) {
      double sharpness = random.nextDouble(0, 12);
      double[] p = random.doubles(classes).map(u -> Math.exp(sharpness * u)).toArray();
      double sum = Arrays.stream(p).sum();
      Arrays.setAll(p, k -> p[k] / sum);
      double largest = SoftmaxCurvature.largestEigenvalue(p);
      double m = SoftmaxCurvature.largestVariance(p);
      double[] sorted = p.clone();
      Arrays.sort(sorted);
      double squares = Arrays.stream(p).map(x -> x * x).sum();
      assertThat(largest)
          .isBetween(classes * m / (classes - 1) - 1e-14, 2 * m + 1e-14)
          .isBetween(sorted[classes - 2] - 1e-14, sorted[classes - 1] + 1e-14)
          .isLessThanOrEqualTo(Math.min(0.5, 1 - squares) + 1e-14);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {42, 137, 3, 4})
  @DisplayName("the corrected bound holds on networks; the claimed one fails already at seed 42")
  void corrected(long seed) {
    NetworkCurvature curvature =
        Problems.published(Activation.relu(), Problems.ce(), seed).curvature();
    SpectralCompression sides = SpectralCompression.measure(curvature, 1e-11, 1);
    assertThat(sides.gaussNewton()).isLessThanOrEqualTo(sides.bound() * (1 + 1e-10));
    assertThat(sides.bound()).isLessThanOrEqualTo(sides.varianceBound() * (1 + 1e-10));
    if (seed == 42) {
      assertThat(sides.gaussNewton()).isGreaterThan(sides.claimedBound());
    }
    assertThat(sides.hessian()).isNotCloseTo(sides.gaussNewton(), within(1e-6));
  }

  @Test
  @DisplayName("it is refused where it does not apply")
  void refuses() {
    NetworkCurvature curvature =
        Problems.published(Activation.relu(), Problems.mse(), 1).curvature();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpectralCompression.measure(curvature, 1e-8, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SoftmaxCurvature.largestEigenvalue(new double[] {0.5, 0.2}))
        .withMessageStartingWith("probabilities sum to");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SoftmaxCurvature.largestEigenvalue(new double[] {-0.5, 1.5}));
  }
}
