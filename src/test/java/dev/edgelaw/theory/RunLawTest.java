package dev.edgelaw.theory;

import static dev.edgelaw.theory.TheoremTolerances.RUN_LAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.net.Activation;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theory.RandomNet.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Theorem 2 summed over whole runs of 2000 updates, on small nets and one of the published size.
 */
class RunLawTest {
  private static final int STEPS = 2000;
  private static final Optimizer DESCENT = Optimizer.gradientDescent();
  private static final Kind SMALL = Kind.of(Activation.relu()).withDepth(4).withWidths(2, 16);

  @ParameterizedTest(name = "2.2 the sum over 2000 steps, eta = {0}")
  @DisplayName("2.2 C_l(T) - C_l(0) = eta^2 sum of delta_l, T = 2000")
  @ValueSource(doubles = {1e-3, 0.1, 1})
  void sum(double learningRate) {
    Worst worst = new Worst("2.2 eta = " + learningRate);
    RandomNet.cases(SMALL, 20)
        .forEach(
            net ->
                worst.see(record(net, DESCENT, learningRate).worstIdentityResidual(), net.name()));
    RandomNet published = Runs.published(42, 20, 64, 5);
    ConservationRecord whole = record(published, DESCENT, learningRate);
    assertThat(whole.lastLoss()).as("a run of all steps").isLessThan(whole.initialLoss());
    worst.see(whole.worstIdentityResidual(), published.name());
    worst.mustBeAtMost(RUN_LAW);
  }

  @Test
  @DisplayName("2.2 control: the heavy ball does not obey the sum of gradient descent")
  void sumControl() {
    RandomNet net = Runs.published(42, 20, 64, 5);
    ConservationRecord record = record(net, Optimizer.heavyBall(), 0.01);
    assertThat(record.worstIdentityResidual()).isGreaterThan(1e6 * RUN_LAW);
  }

  @ParameterizedTest(name = "2.7 heavy ball, beta = {0}")
  @DisplayName("2.7 heavy ball: C(T) - C(0) = eta^2 sum_s w_s b_s, T = 2000")
  @ValueSource(doubles = {0, 0.5, 0.9, 0.99})
  void heavyBall(double momentum) {
    Worst worst = new Worst("2.7 beta = " + momentum);
    for (Kind kind : new Kind[] {SMALL, Kind.biased(Activation.relu()).withDepth(3)}) {
      RandomNet.cases(kind.withWidths(2, 16), 12)
          .forEach(
              net -> worst.see(momentum(net, momentum, momentum, STEPS).residual(), net.name()));
    }
    worst.mustBeAtMost(RUN_LAW);
  }

  @Test
  @DisplayName("2.7 controls: another beta, or another number of steps, gives other drifts")
  void heavyBallControls() {
    RandomNet net = Runs.published(42, 20, 64, 5);
    MomentumRecord right = momentum(net, 0.9, 0.9, STEPS);
    assertThat(right.residual()).isLessThan(RUN_LAW);
    assertThat(Math.abs(right.change())).isGreaterThan(1e-3);
    assertThat(momentum(net, 0.9, 0.9001, STEPS).residual()).isGreaterThan(1000 * RUN_LAW);
    assertThat(momentum(net, 0.9, 0.9, STEPS + 1).residual()).isGreaterThan(RUN_LAW);
  }

  @Test
  @DisplayName("2.2 bound: abs(drift) <= eta^2 sum ||G||^2 for gradient descent; Adam exceeds it")
  void energyBound() {
    RandomNet.cases(SMALL, 20)
        .forEach(
            net -> {
              ConservationRecord descent = record(net, DESCENT, 0.1);
              for (int pair = 0; pair < net.pairs(); pair++) {
                double rounding =
                    RUN_LAW * (descent.lastNorms()[pair] + descent.lastNorms()[pair + 1]);
                assertThat(Math.abs(descent.frobenius().change(pair)))
                    .as(net.name())
                    .isLessThanOrEqualTo(0.01 * descent.gradientEnergy() + rounding);
              }
            });
    RandomNet net = Runs.published(42, 20, 64, 5);
    ConservationRecord adam = record(net, Optimizer.adam(), 1e-3);
    assertThat(Math.abs(adam.frobenius().change(0))).isGreaterThan(1e-6 * adam.gradientEnergy());
  }

  private static ConservationRecord record(
      RandomNet net, Optimizer optimizer, double learningRate) {
    ConservationProbe probe = new ConservationProbe(optimizer.equals(DESCENT));
    Runs.train(net, optimizer, learningRate, STEPS, probe);
    return probe.record();
  }

  /** A run with one momentum, held against the law of another or of another length. */
  private static MomentumRecord momentum(
      RandomNet net, double momentum, double assumed, int assumedSteps) {
    ParameterLayout layout = net.layout();
    LayerNorms norms = new LayerNorms(RandomNet.ARITHMETIC, layout);
    MomentumProbe probe =
        new MomentumProbe(
            assumed,
            assumedSteps,
            vector -> {
              norms.compute(vector);
              return norms;
            });
    Runs.train(net, new Optimizer.HeavyBall(momentum, 0), 0.01, STEPS, probe);
    return probe.record();
  }
}
