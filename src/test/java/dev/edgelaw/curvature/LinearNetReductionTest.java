package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A wide linear net's Hessian in parts")
class LinearNetReductionTest {
  static Stream<Problem> wide() {
    return Stream.of(Problems.ce(), Problems.mse(), Problems.mixed())
        .flatMap(
            loss ->
                Stream.of(new Integer[][] {{1, 4, 2}, {6, 13, 3}, {9, 64, 5}})
                    .map(
                        shape ->
                            Problems.drawn(
                                Architecture.unbiased(Activation.identity(), shape),
                                loss,
                                40,
                                shape[1])));
  }

  @ParameterizedTest
  @MethodSource("wide")
  @DisplayName("has the eigenvalues of the whole and the gradient's components in it")
  void equalsWhole(Problem problem) {
    NetworkCurvature curvature = problem.curvature();
    assertThat(LinearNetReduction.of(curvature)).isPresent();
    HessianMeasureTest.check(curvature);
  }

  @Test
  @DisplayName("holds where weights are zero or depend on each other")
  void degenerate() {
    Problem problem =
        Problems.drawn(
            Architecture.unbiased(Activation.identity(), 6, 13, 3), Problems.mse(), 40, 1);
    double[] repeated = problem.parameters().clone();
    for (int j = 1; j < 13; j++) {
      for (int a = 0; a < 6; a++) {
        repeated[problem.layout().index(0, j, a)] = repeated[problem.layout().index(0, 0, a)];
      }
    }
    for (double[] point : new double[][] {repeated, new double[repeated.length]}) {
      HessianMeasureTest.check(
          new Problem(problem.architecture(), problem.loss(), problem.data(), point).curvature());
    }
  }

  @Test
  @DisplayName("is for nets with idle units alone")
  void others() {
    for (Architecture architecture :
        new Architecture[] {
          Architecture.unbiased(Activation.relu(), 3, 13, 3),
          Architecture.unbiased(Activation.identity(), 6, 9, 3),
          Architecture.unbiased(Activation.identity(), 3, 13, 13, 3),
          Architecture.biased(Activation.identity(), 3, 13, 3)
        }) {
      Problem problem = Problems.drawn(architecture, Problems.mse(), 20, 1);
      assertThat(LinearNetReduction.of(problem.curvature())).isEmpty();
    }
  }
}
