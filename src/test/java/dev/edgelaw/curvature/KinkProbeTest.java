package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Training;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class KinkProbeTest {
  @Test
  @DisplayName("the smallest pre-activation of the first layer, at the start and at the end")
  void smallest() {
    Problem problem =
        Problems.drawn(
            Architecture.unbiased(Activation.relu(), 4, 7, 3), new Loss.CrossEntropy(), 20, 5);
    NetworkLoss loss =
        new NetworkLoss(Problems.SIMD, problem.architecture(), problem.loss(), problem.data());
    double[] parameters = problem.parameters().clone();
    KinkProbe probe = new KinkProbe(Problems.SIMD, problem.data(), List.of(0, 2, 5));
    new Training(
            Problems.SIMD, loss, Optimizer.gradientDescent(), 0.1, 2, DivergenceRule.NOT_FINITE)
        .run(parameters, List.of(probe));
    KinkRecord record = probe.record();
    assertThat(record.at(0)).isCloseTo(nearest(problem, problem.parameters()), within(1e-15));
    assertThat(record.at(2)).isCloseTo(nearest(problem, parameters), within(1e-15));
    assertThat(record.at(5)).isInfinite();
  }

  private static double nearest(Problem problem, double[] parameters) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < problem.data().samples(); i++) {
      for (int j = 0; j < 7; j++) {
        double z = 0;
        for (int k = 0; k < 4; k++) {
          z += parameters[problem.layout().index(0, j, k)] * problem.data().inputs()[4 * i + k];
        }
        smallest = Math.min(smallest, Math.abs(z));
      }
    }
    return smallest;
  }
}
