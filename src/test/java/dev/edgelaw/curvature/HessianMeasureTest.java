package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.curvature.dense.SpectralMeasure;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The spectral measure of a Hessian")
class HessianMeasureTest {
  /** Of the largest eigenvalue: two reductions of a few hundred rows, and the rotation. */
  private static final double TOLERANCE = 1e-13;

  static Stream<Problem> problems() {
    return Stream.concat(
        Problems.all(),
        Stream.of(
            Problems.drawn(
                Architecture.unbiased(Activation.relu(), 6, 13, 3), Problems.mse(), 33, 1),
            Problems.drawn(
                Architecture.unbiased(Activation.relu(), 4, 9, 7, 5), Problems.ce(), 33, 2)));
  }

  @ParameterizedTest
  @MethodSource("problems")
  @DisplayName("is that of the whole matrix, whatever is left out of it")
  void equalsWhole(Problem problem) {
    check(problem.curvature());
  }

  @Test
  @DisplayName("of the cross-entropy has one zero per hidden unit, for outputs that move together")
  void contrasts() {
    NetworkCurvature curvature =
        Problems.drawn(Architecture.unbiased(Activation.relu(), 6, 13, 3), Problems.ce(), 33, 3)
            .curvature();
    OutputContrasts contrasts = OutputContrasts.of(curvature).orElseThrow();
    assertThat(contrasts.dimension()).isEqualTo(6 * 13 + 2 * 13);
    double[] gradient = curvature.layout().toCanonical(curvature.gradient());
    assertThat(energy(contrasts.vector(gradient)))
        .isCloseTo(energy(gradient), within(TOLERANCE * energy(gradient)));
    assertThat(
            Arrays.stream(HessianMeasure.of(curvature).orElseThrow().values())
                .filter(value -> value == 0)
                .count())
        .isGreaterThanOrEqualTo(13);
  }

  private static double energy(double[] x) {
    return Arrays.stream(x).map(value -> value * value).sum();
  }

  static void check(NetworkCurvature curvature) {
    DenseHessian hessian = DenseHessian.of(curvature);
    SpectralMeasure whole =
        new SymmetricEigen(Problems.SIMD)
            .measure(
                hessian.entries(),
                hessian.dimension(),
                curvature.layout().toCanonical(curvature.gradient()));
    SpectralMeasure parts = HessianMeasure.of(curvature).orElseThrow();
    double scale = Arrays.stream(whole.values()).map(Math::abs).max().orElseThrow();
    assertThat(parts.values()).isSorted();
    assertThat(parts.values())
        .usingComparatorWithPrecision(TOLERANCE * scale)
        .containsExactly(whole.values());
    double energy = Arrays.stream(whole.weights()).sum();
    for (int power = 0; power < 4; power++) {
      assertThat(moment(parts, power, scale))
          .isCloseTo(moment(whole, power, scale), within(TOLERANCE * energy));
    }
  }

  /** g'H^k g in units of the largest eigenvalue. */
  private static double moment(SpectralMeasure measure, int power, double scale) {
    double sum = 0;
    for (int k = 0; k < measure.values().length; k++) {
      sum += measure.weights()[k] * Math.pow(measure.values()[k] / scale, power);
    }
    return sum;
  }
}
