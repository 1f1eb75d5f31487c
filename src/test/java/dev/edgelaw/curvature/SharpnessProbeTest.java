package dev.edgelaw.curvature;

import static dev.edgelaw.curvature.Problems.SIMD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.RecordSchedule;
import dev.edgelaw.optim.Training;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharpnessProbeTest {
  private static final int STEPS = 12;

  @Test
  @DisplayName("records what a cold start finds at the same weights, within the residual")
  void sameAsCold() {
    Problem problem = Problems.published(Activation.relu(), Problems.mse(), 42);
    SharpnessRecord record = follow(problem, 0.1);
    assertThat(record.updates()).containsExactly(1, 5, 10, 12);
    assertThat(record.converged()).containsOnly(true);
    assertThat(record.powerIteration()).isEqualTo(17);
    double[] parameters = problem.parameters().clone();
    train(problem, 0.1, parameters, List.of());
    NetworkCurvature curvature = problem.curvature();
    curvature.at(parameters);
    Sharpness cold = new SharpnessTracker(SIMD, curvature.hessian(), 1e-10, 1000, 3).estimate();
    assertThat(record.sharpness()[3]).isCloseTo(cold.value(), within(record.residual()[3] + 1e-9));
    assertThat(record.loss()[3]).isEqualTo(curvature.loss());
    assertThat(record.accuracy()[3]).isBetween(0.2, 1.0);
    assertThat(record.products()[3]).isLessThan(record.products()[0]);
  }

  @Test
  @DisplayName("weights too large for second derivatives leave NaN, not an exception")
  void overflow() {
    Problem problem = Problems.published(Activation.relu(), Problems.mse(), 42);
    SharpnessRecord record = follow(problem, 1e50);
    assertThat(record.updates()).isNotEmpty();
    assertThat(record.sharpness()).endsWith(Double.NaN);
    assertThat(record.converged()).endsWith(false);
  }

  private static SharpnessRecord follow(Problem problem, double learningRate) {
    NetworkCurvature curvature = problem.curvature();
    SharpnessProbe probe =
        new SharpnessProbe(
            curvature,
            new RecordSchedule(5, STEPS),
            new SharpnessTracker(SIMD, curvature.hessian(), 1e-6, 1000, 1),
            hessian -> 17);
    train(problem, learningRate, problem.parameters().clone(), List.of(probe));
    return probe.record();
  }

  private static void train(
      Problem problem, double learningRate, double[] parameters, List<SharpnessProbe> probes) {
    NetworkLoss loss =
        new NetworkLoss(SIMD, problem.architecture(), problem.loss(), problem.data());
    new Training(
            SIMD, loss, Optimizer.gradientDescent(), learningRate, STEPS, DivergenceRule.NOT_FINITE)
        .run(parameters, probes);
  }
}
