package dev.edgelaw.curvature;

import static dev.edgelaw.curvature.Problems.dot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TangentKernelTest {

  @ParameterizedTest
  @MethodSource("dev.edgelaw.curvature.Problems#all")
  @DisplayName(
      "Theta is the Gram matrix of the Jacobian's rows; summed blocks give the published form")
  void gramOfJacobian(Problem problem) {
    NetworkCurvature curvature = problem.curvature();
    Jacobian jacobian = curvature.jacobian();
    int rows = jacobian.rows();
    double[][] gradients = new double[rows][curvature.layout().length()];
    for (int row = 0; row < rows; row++) {
      double[] unit = new double[rows];
      unit[row] = 1;
      jacobian.applyTransposed(unit, gradients[row]);
    }
    TangentKernel full = TangentKernel.full(curvature);
    assertThat(full.size()).isEqualTo(rows);
    TangentKernel summed = TangentKernel.summed(curvature);
    int classes = problem.data().classes();
    double[] sums = new double[summed.entries().length];
    for (int a = 0; a < rows; a++) {
      for (int b = 0; b < rows; b++) {
        double expected = dot(gradients[a], gradients[b]);
        double scale = Math.sqrt(full.entry(a, a) * full.entry(b, b));
        assertThat(full.entry(a, b)).isCloseTo(expected, within(1e-13 * scale));
        sums[a / classes * summed.size() + b / classes] += expected;
      }
    }
    assertThat(summed.entries()).containsExactly(sums, within(1e-11));
  }
}
