package dev.edgelaw.theory;

import static dev.edgelaw.theory.TheoremTolerances.BROKEN_LAW;
import static dev.edgelaw.theory.TheoremTolerances.UPDATE_LAW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.net.Activation;
import dev.edgelaw.optim.MiniBatches;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.random.TorchGenerator;
import dev.edgelaw.theory.RandomNet.Kind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Theorem 2, update by update, on random nets below, at and beyond the edge of stability. */
class UpdateLawTest {
  private static final int NETS = 80;
  private static final int STEPS = 40;
  private static final Kind RELU = Kind.of(Activation.relu());
  private static final Kind BIASED = Kind.biased(Activation.relu());
  private static final Optimizer DESCENT = Optimizer.gradientDescent();

  @ParameterizedTest(name = "2.1 drift identity at every step, eta = {0}")
  @DisplayName("2.1 C_l(t+1) - C_l(t) = eta^2 (||G_{l+1}||^2 - ||G_l||^2) at every step")
  @ValueSource(doubles = {1e-4, 1e-3, 1e-2, 0.1, 0.3, 1})
  void everyStep(double learningRate) {
    assertLaw("2.1 eta = " + learningRate, RELU, 0, learningRate);
  }

  @Test
  @DisplayName("2.1 controls: a faulty gradient, a phantom weight decay and momentum break it")
  void everyStepControls() {
    RandomNet.cases(RELU.withWidths(8, 64).withDepth(4), 30)
        .forEach(
            net -> {
              UpdateLawProbe faulty = new UpdateLawProbe(0);
              Runs.train(Runs.faulty(net, 1 + 1e-6), net.parameters(), DESCENT, 0.1, 5, faulty);
              assertThat(faulty.worstResidual()).as(net.name()).isGreaterThan(UPDATE_LAW);
              UpdateLawProbe phantom = new UpdateLawProbe(1e-6);
              Runs.train(net, DESCENT, 0.1, 5, phantom);
              assertThat(phantom.worstResidual()).as(net.name()).isGreaterThan(UPDATE_LAW);
              UpdateLawProbe momentum = new UpdateLawProbe(0);
              Runs.train(net, Optimizer.heavyBall(), 0.1, 5, momentum);
              assertThat(momentum.worstResidual()).as(net.name()).isGreaterThan(UPDATE_LAW);
            });
  }

  @Test
  @DisplayName("2.3 the identity holds for mini-batch gradients")
  void miniBatches() {
    Worst worst = new Worst("2.3");
    RandomNet.cases(RELU, NETS)
        .filter(net -> net.data().samples() > 1)
        .forEach(
            net -> {
              UpdateLawProbe probe = new UpdateLawProbe(0);
              int batchSize = Math.max(1, net.data().samples() / 3);
              MiniBatches batches =
                  new MiniBatches(
                      new TorchGenerator(7), net.loss(), net.data().samples(), batchSize);
              double[] moved = net.parameters().clone();
              Runs.training(net.loss(), DESCENT, 0.1, STEPS).run(moved, List.of(probe), batches);
              worst.see(probe.worstResidual(), net.name());
              net.loss().useAllSamples();
              double[] fullBatch = net.parameters().clone();
              Runs.training(net.loss(), DESCENT, 0.1, STEPS).run(fullBatch, List.of());
              if (net.alive()) {
                assertThat(moved).as("batches matter, " + net.name()).isNotEqualTo(fullBatch);
              }
            });
    worst.mustBeAtMost(UPDATE_LAW);
  }

  @Test
  @DisplayName("2.4 per neuron, with and without biases")
  void perNeuron() {
    Worst worst = new Worst("2.4 neurons");
    for (Kind kind : List.of(RELU, BIASED)) {
      RandomNet.cases(kind, NETS)
          .forEach(
              net -> {
                NeuronProbe probe = new NeuronProbe();
                Runs.train(net, DESCENT, 0.1, STEPS, probe);
                worst.see(probe.record().worstIdentityResidual(), net.name());
              });
    }
    worst.mustBeAtMost(UPDATE_LAW);
  }

  @Test
  @DisplayName("2.4 as a matrix for linear nets; not for ReLU nets")
  void matrix() {
    Worst worst = new Worst("2.4 matrix");
    RandomNet.cases(Kind.of(Activation.identity()).withWidths(1, 32), 40)
        .forEach(net -> worst.see(matrixResidual(net), net.name()));
    worst.mustBeAtMost(UPDATE_LAW);
    RandomNet.cases(RELU.withWidths(8, 32).withDepth(4), 20)
        .filter(net -> net.data().samples() > 1)
        .forEach(net -> assertThat(matrixResidual(net)).as(net.name()).isGreaterThan(1e-8));
  }

  private static double matrixResidual(RandomNet net) {
    MatrixLawProbe probe = new MatrixLawProbe();
    Runs.train(net, DESCENT, 0.1, 10, probe);
    return probe.worstResidual();
  }

  @Test
  @DisplayName("2.5 with biases the corrected quantity obeys the law, the uncorrected does not")
  void biases() {
    assertLaw("2.5", BIASED, 0, 0.1);
    RandomNet.cases(BIASED.withWidths(8, 64).withDepth(4), 30)
        .forEach(
            net -> {
              ConservationProbe probe = new ConservationProbe(true);
              Runs.train(net, DESCENT, 0.1, 5, probe);
              for (double residual : probe.record().frobenius().identityResidual()) {
                assertThat(residual).as(net.name()).isGreaterThan(1e6 * UPDATE_LAW);
              }
            });
  }

  @ParameterizedTest(name = "2.6 weight decay {0}")
  @DisplayName("2.6 weight decay: C(t+1) = (1 - eta mu)^2 C(t) + eta^2 delta(t)")
  @ValueSource(doubles = {1e-4, 1e-2, 1})
  void weightDecay(double decay) {
    assertLaw("2.6 mu = " + decay, RELU, decay, 0.1);
    assertLaw("2.6 biased, mu = " + decay, BIASED, decay, 0.1);
    RandomNet.cases(RELU, 30)
        .forEach(
            net -> {
              UpdateLawProbe forgetful = new UpdateLawProbe(0);
              Runs.train(net, new Optimizer.GradientDescent(decay), 0.1, 5, forgetful);
              assertThat(forgetful.worstResidual()).as(net.name()).isGreaterThan(UPDATE_LAW);
            });
  }

  @Test
  @DisplayName("2.8 negative control: Adam violates the identity")
  void adam() {
    RandomNet.cases(RELU.withWidths(8, 64).withDepth(4), 50)
        .forEach(
            net -> {
              UpdateLawProbe adam = new UpdateLawProbe(0);
              Runs.train(net, Optimizer.adam(), 1e-3, STEPS, adam);
              assertThat(adam.worstViolation()).as(net.name()).isGreaterThan(BROKEN_LAW);
              UpdateLawProbe descent = new UpdateLawProbe(0);
              Runs.train(net, DESCENT, 1e-3, STEPS, descent);
              assertThat(descent.worstViolation()).as(net.name()).isLessThan(1e-2);
            });
  }

  private static void assertLaw(String row, Kind kind, double decay, double learningRate) {
    Worst worst = new Worst(row);
    RandomNet.cases(kind, NETS)
        .forEach(
            net -> {
              UpdateLawProbe probe = new UpdateLawProbe(decay);
              Runs.train(net, new Optimizer.GradientDescent(decay), learningRate, STEPS, probe);
              worst.see(probe.worstResidual(), net.name());
            });
    worst.mustBeAtMost(UPDATE_LAW);
  }
}
