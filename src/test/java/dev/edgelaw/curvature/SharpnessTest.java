package dev.edgelaw.curvature;

import static dev.edgelaw.curvature.Problems.SIMD;
import static dev.edgelaw.curvature.Problems.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.net.Activation;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharpnessTest {

  private static Problem problem(boolean linear, long seed) {
    return linear
        ? Problems.published(Activation.identity(), Problems.mse(), seed)
        : Problems.published(Activation.relu(), Problems.ce(), seed);
  }

  @ParameterizedTest
  @CsvSource({
    "true, 42, 18.33834",
    "true, 137, 16.16271",
    "false, 42, 5.776388",
    "false, 137, 8.800368"
  })
  @DisplayName("sharpness at the start equals the published lambda_max(0) of E08")
  void published(boolean linear, long seed, double expected) {
    NetworkCurvature curvature = problem(linear, seed).curvature();
    SharpnessTracker tracker = new SharpnessTracker(SIMD, curvature.hessian(), 1e-9, 1000, 1);
    Sharpness sharpness = tracker.estimate();
    assertThat(sharpness.converged()).isTrue();
    assertThat(sharpness.residual()).isLessThan(1e-7);
    assertThat(sharpness.value()).isCloseTo(expected, within(1e-6 * expected));
    Sharpness again = tracker.estimate();
    assertThat(again.value()).isCloseTo(sharpness.value(), within(1e-8));
    assertThat(again.products()).isLessThan(sharpness.products());
  }

  @Test
  @DisplayName("power iteration stays below and comes close")
  void powerIteration() {
    NetworkCurvature curvature = problem(false, 42).curvature();
    SymmetricOperator hessian = curvature.hessian();
    double[] start = hessian.embed(Problems.normal(1, hessian.dimension()));
    assertThat(new PowerIteration(SIMD, 50).estimate(hessian, start)).isBetween(5.5, 5.776389);
  }

  @Test
  @DisplayName("linear network, MSE: the eigenvalues sigma_i(dL/d(W2 W1)) of E08, critique 8")
  void multipleEigenvalue() {
    Problem problem = problem(true, 42);
    NetworkCurvature curvature = problem.curvature();
    double[] gradient = curvature.gradient();
    GaussQuadrature rule =
        new LanczosQuadrature(SIMD, 715, 100, 1e-12)
            .rule(curvature.hessian(), gradient, List.of(x -> x > 0 ? 1 : 0));
    assertThat(rule.settled()).isTrue();
    assertThat(rule.nodes()[rule.steps() - 1]).isCloseTo(18.33834, within(2e-5));
    double curvatureAlongGradient = Problems.dot(gradient, product(curvature.hessian(), gradient));
    assertThat(rule.integrate(DoubleUnaryOperator.identity()))
        .isCloseTo(curvatureAlongGradient, within(1e-11 * Math.abs(curvatureAlongGradient)));
  }

  @Test
  @DisplayName("both ends of a small network's spectrum against the dense oracle")
  void denseOracle() {
    Problem problem = Problems.all().toList().get(6);
    NetworkCurvature curvature = problem.curvature();
    DenseHessian dense = DenseHessian.of(curvature);
    int n = dense.dimension();
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        rows[i][j] = dense.entry(Math.max(i, j), Math.min(i, j));
      }
    }
    double[] values =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(rows)).getEigenvalues();
    java.util.Arrays.sort(values);
    double[] start = problem.direction(1);
    for (SpectrumEnd end : new SpectrumEnd[] {SpectrumEnd.LARGEST, SpectrumEnd.SMALLEST}) {
      RitzPairs pairs =
          new Lanczos(SIMD, 3, end, 1e-10, 30, 3000).solve(curvature.hessian(), start);
      assertThat(pairs.converged()).isTrue();
      for (int i = 0; i < 3; i++) {
        int at = end == SpectrumEnd.LARGEST ? n - 1 - i : i;
        assertThat(pairs.values()[i]).isCloseTo(values[at], within(1e-11));
      }
    }
  }
}
