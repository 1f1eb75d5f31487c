package dev.edgelaw.curvature;

import static dev.edgelaw.curvature.Problems.SIMD;
import static dev.edgelaw.curvature.Problems.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.curvature.dense.SymmetricEigen;
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

  @ParameterizedTest
  @CsvSource({
    "true, 42, 231.304, 25.2550, 15.7403",
    "true, 137, 352.095, 37.2488, 7.47817",
    "false, 42, 448.324, 50.4741, 6.02155",
    "false, 137, 483.076, 52.4736, 6.09827"
  })
  @DisplayName("g'f(H)g gives E08's published predictions of the imbalance sum, jump at 0 included")
  void spectralPrediction(boolean linear, long seed, double at1, double at2, double at3) {
    Problem problem = problem(linear, seed);
    NetworkCurvature curvature = problem.curvature();
    double[] gradient = curvature.gradient();
    List<DoubleUnaryOperator> functions =
        List.of(prediction(0.001), prediction(0.01), prediction(0.1));
    GaussQuadrature rule =
        new LanczosQuadrature(SIMD, 1600, 100, 1e-9).rule(curvature.hessian(), gradient, functions);
    assertThat(rule.settled()).isTrue();
    double[] expected = {at1, at2, at3};
    double imbalance = Math.abs(imbalance(problem, gradient));
    for (int i = 0; i < 3; i++) {
      assertThat(imbalance * rule.mean(functions.get(i)))
          .isCloseTo(expected[i], within(1e-5 * expected[i]));
    }
    double alongGradient = Problems.dot(gradient, product(curvature.hessian(), gradient));
    assertThat(rule.integrate(x -> x))
        .isCloseTo(alongGradient, within(1e-11 * Math.abs(alongGradient)));
  }

  /** sum over 2000 steps of (1 - eta lambda)^(2t) on the positive side, 0 elsewhere. */
  private static DoubleUnaryOperator prediction(double learningRate) {
    return eigenvalue -> {
      double x = learningRate * eigenvalue;
      return eigenvalue < 1e-12 ? 0 : -Math.expm1(4000 * Math.log(Math.abs(1 - x))) / (x * (2 - x));
    };
  }

  private static double imbalance(Problem problem, double[] gradient) {
    int second = problem.layout().weight(1).offset();
    double[] squares = new double[2];
    for (int i = 0; i < gradient.length; i++) {
      squares[i < second ? 0 : 1] += gradient[i] * gradient[i];
    }
    return squares[1] - squares[0];
  }

  @Test
  @DisplayName("the dense solver sees what Lanczos sees, and E20's 405 / 310 / 885 modes")
  void denseSolver() {
    NetworkCurvature curvature = problem(true, 42).curvature();
    DenseHessian dense = DenseHessian.of(curvature);
    double[] values = new SymmetricEigen(SIMD).values(dense.entries(), dense.dimension());
    assertThat(java.util.Arrays.stream(values).filter(x -> x > 1e-6)).hasSize(405);
    assertThat(java.util.Arrays.stream(values).filter(x -> x < -1e-6)).hasSize(310);
    SymmetricOperator hessian = curvature.hessian();
    double[] start = hessian.embed(Problems.normal(1, hessian.dimension()));
    RitzPairs pairs =
        new Lanczos(SIMD, 5, SpectrumEnd.LARGEST, 1e-11, 60, 5000).solve(hessian, start);
    for (int i = 0; i < 5; i++) {
      assertThat(pairs.values()[i]).isCloseTo(values[values.length - 1 - i], within(1e-11));
    }
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
