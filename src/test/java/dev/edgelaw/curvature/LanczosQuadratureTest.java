package dev.edgelaw.curvature;

import static dev.edgelaw.curvature.Problems.SIMD;
import static dev.edgelaw.curvature.Problems.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanczosQuadratureTest {
  private static final double[] SPECTRUM =
      IntStream.range(0, 120).mapToDouble(i -> Math.cos(i) * 3 + i / 100.0).toArray();

  private static double exact(double[] g, DoubleUnaryOperator f) {
    return IntStream.range(0, g.length)
        .mapToDouble(i -> g[i] * g[i] * f.applyAsDouble(SPECTRUM[i]))
        .sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 10})
  @DisplayName("s steps integrate polynomials up to degree 2s - 1 exactly; weights sum to 1")
  void gauss(int steps) {
    Matrix matrix = Matrix.diagonal(SPECTRUM);
    double[] g = normal(1, 120);
    GaussQuadrature rule =
        new LanczosQuadrature(SIMD, steps, 1, 0).rule(matrix, matrix.embed(g), List.of());
    assertThat(rule.steps()).isEqualTo(steps);
    assertThat(rule.settled()).isFalse();
    assertThat(Arrays.stream(rule.weights()).sum()).isCloseTo(1, within(1e-14));
    for (int degree = 0; degree < 2 * steps; degree++) {
      int power = degree;
      double expected = exact(g, x -> Math.pow(x / 4, power));
      assertThat(rule.integrate(x -> Math.pow(x / 4, power)))
          .isCloseTo(expected, within(1e-12 * rule.squaredNorm()));
    }
  }

  @Test
  @DisplayName("smooth functions settle early, by the caller's rule")
  void settles() {
    Matrix matrix = Matrix.diagonal(SPECTRUM);
    double[] g = normal(1, 120);
    List<DoubleUnaryOperator> functions = List.of(Math::exp, x -> 1 / (x + 10));
    GaussQuadrature rule =
        new LanczosQuadrature(SIMD, 120, 4, 1e-10).rule(matrix, matrix.embed(g), functions);
    assertThat(rule.settled()).isTrue();
    assertThat(rule.exact()).isFalse();
    assertThat(rule.steps()).isLessThan(40);
    for (DoubleUnaryOperator f : functions) {
      double expected = exact(g, f);
      assertThat(rule.integrate(f)).isCloseTo(expected, within(1e-9 * expected));
    }
  }

  @Test
  @DisplayName("an invariant subspace ends the steps, and the rule is exact even for a jump")
  void breakdown() {
    double[] g = new double[120];
    for (int i = 0; i < 12; i++) {
      g[i * 7] = 1 + i;
    }
    Matrix matrix = Matrix.diagonal(SPECTRUM);
    GaussQuadrature rule =
        new LanczosQuadrature(SIMD, 120, 5, 1e-10)
            .rule(matrix, matrix.embed(g), List.of(x -> x > 0 ? 2000 : 0));
    assertThat(rule.exact()).isTrue();
    assertThat(rule.settled()).isTrue();
    assertThat(rule.steps()).isEqualTo(12);
    assertThat(rule.integrate(x -> x > 0 ? 2000 : 0))
        .isCloseTo(exact(g, x -> x > 0 ? 2000 : 0), within(1e-7));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("stochastic quadrature: traces within their standard errors, reproducible")
  void stochastic(ProbeLaw law) {
    Matrix matrix = Matrix.randomSymmetric(3, 150);
    double[] eigenvalues = TridiagonalEigenTest.oracle(matrix.entries());
    StochasticLanczos estimator = new StochasticLanczos(SIMD, 30, 40, law, 7);
    SpectralEstimate estimate = estimator.estimate(matrix);
    SpectralEstimate.Trace trace = estimate.trace(x -> x * x);
    double exact = Arrays.stream(eigenvalues).map(x -> x * x).sum();
    assertThat(trace.standardError()).isBetween(0.002 * exact, 0.1 * exact);
    assertThat(trace.value()).isCloseTo(exact, within(4 * trace.standardError()));
    assertThat(estimator.estimate(matrix).trace(x -> x * x)).isEqualTo(trace);
    assertThat(estimate.cumulative(0)).isCloseTo(0.5, within(0.06));
    double mass = 0;
    for (double x = -40; x < 40; x += 0.25) {
      mass += 0.25 * estimate.density(x, 1);
    }
    assertThat(mass).isCloseTo(1, within(1e-9));
  }

  @Test
  @DisplayName("bad input is refused in one line")
  void refuses() {
    Matrix matrix = Matrix.diagonal(1, 2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LanczosQuadrature(SIMD, 4, 1, 0).rule(matrix, new double[8], List.of()))
        .withMessage("4 Lanczos steps with an operator of dimension 3: must not be more");
    assertThatIllegalArgumentException().isThrownBy(() -> new LanczosQuadrature(SIMD, 4, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StochasticLanczos(SIMD, 1, 4, ProbeLaw.NORMAL, 1));
  }
}
