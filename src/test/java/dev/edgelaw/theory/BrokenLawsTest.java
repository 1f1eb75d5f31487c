package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.net.Activation;
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theorems.Kind;
import dev.edgelaw.theorems.RandomNet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the probes of the laws say of runs that break them, against the same evaluated afterwards: a
 * residual that is only ever rounding would not notice a probe that measures nothing.
 */
class BrokenLawsTest {
  private static final int STEPS = 12;
  private static final double RATE = 0.05;
  private static final Optimizer MOMENTUM = Optimizer.heavyBall();

  private static RandomNet net(boolean biased) {
    Kind kind = biased ? Kind.biased(Activation.relu()) : Kind.of(Activation.relu());
    return LABORATORY.draw(kind.withDepth(4).withWidths(6, 12), 11);
  }

  /** Of weights or gradients: the squared norm of a layer, of its bias, of both. */
  private static double squares(RandomNet net, double[] vector, int layer, boolean withBias) {
    return ConservationLaws.trace(net.layout(), vector, vector, layer, withBias);
  }

  private static double law(RandomNet net, double[] vector, int pair) {
    return squares(net, vector, pair + 1, false) - squares(net, vector, pair, true);
  }

  private static double scale(RandomNet net, double[] vector, int pair, boolean withBias) {
    return squares(net, vector, pair, withBias) + squares(net, vector, pair + 1, false);
  }

  @Test
  @DisplayName("update law: worst residual and worst violation, with a decay that is not there")
  void updates() {
    RandomNet net = net(true);
    double decay = 0.3;
    RunHistory run = new RunHistory();
    UpdateLawProbe probe = new UpdateLawProbe(decay);
    LABORATORY.train(net, MOMENTUM, RATE, STEPS, run, probe);
    double residual = 0;
    double violation = 0;
    for (int t = 0; t < STEPS; t++) {
      double[] before = run.weights().get(t);
      double[] after = run.weights().get(t + 1);
      for (int pair = 0; pair < net.pairs(); pair++) {
        double shrink = (1 - RATE * decay) * (1 - RATE * decay);
        double predicted =
            shrink * law(net, before, pair) + RATE * RATE * law(net, run.gradients().get(t), pair);
        double gap = Math.abs(law(net, after, pair) - predicted);
        double scale = Math.max(scale(net, before, pair, true), scale(net, after, pair, true));
        residual = Math.max(residual, gap / scale);
        violation = Math.max(violation, gap / Math.abs(predicted - law(net, before, pair)));
      }
    }
    assertThat(probe.worstResidual()).isCloseTo(residual, within(1e-9 * residual)).isPositive();
    assertThat(probe.worstViolation()).isCloseTo(violation, within(1e-9 * violation)).isPositive();
  }

  @Test
  @DisplayName("matrix law: worst residual over entries, of a ReLU net")
  void matrices() {
    RandomNet net = net(false);
    RunHistory run = new RunHistory();
    MatrixLawProbe probe = new MatrixLawProbe();
    LABORATORY.train(net, MOMENTUM, RATE, STEPS, run, probe);
    double worst = 0;
    for (int t = 0; t < STEPS; t++) {
      double[] before = run.weights().get(t);
      double[] after = run.weights().get(t + 1);
      for (int pair = 0; pair < net.pairs(); pair++) {
        double[] old = ConservationLaws.matrix(net.layout(), before, pair);
        double[] now = ConservationLaws.matrix(net.layout(), after, pair);
        double[] delta = ConservationLaws.matrix(net.layout(), run.gradients().get(t), pair);
        double scale = Math.max(scale(net, before, pair, false), scale(net, after, pair, false));
        for (int i = 0; i < old.length; i++) {
          worst = Math.max(worst, Math.abs(now[i] - old[i] - RATE * RATE * delta[i]) / scale);
        }
      }
    }
    assertThat(probe.worstResidual()).isCloseTo(worst, within(1e-9 * worst)).isPositive();
  }

  @Test
  @DisplayName("laws per neuron: worst residual of the sums so far")
  void neurons() {
    RandomNet net = net(true);
    RunHistory run = new RunHistory();
    NeuronProbe probe = new NeuronProbe();
    LABORATORY.train(net, MOMENTUM, RATE, STEPS, run, probe);
    double worst = 0;
    for (int pair = 0; pair < net.pairs(); pair++) {
      double[] start = ConservationLaws.perNeuron(net.layout(), net.parameters(), pair);
      double[] sum = new double[start.length];
      for (int t = 0; t < STEPS; t++) {
        double[] after = run.weights().get(t + 1);
        double[] now = ConservationLaws.perNeuron(net.layout(), after, pair);
        double[] delta = ConservationLaws.perNeuron(net.layout(), run.gradients().get(t), pair);
        for (int j = 0; j < sum.length; j++) {
          sum[j] += delta[j];
          double gap = Math.abs(now[j] - start[j] - RATE * RATE * sum[j]);
          worst = Math.max(worst, gap / scale(net, after, pair, false));
        }
      }
    }
    assertThat(probe.record().worstIdentityResidual())
        .isCloseTo(worst, within(1e-9 * worst))
        .isPositive();
  }

  @Test
  @DisplayName("conservation probe: worst residual of each pair, the bias term in its scale")
  void pairs() {
    RandomNet net = net(true);
    RunHistory run = new RunHistory();
    ConservationProbe probe = new ConservationProbe(false);
    LABORATORY.train(net, MOMENTUM, RATE, STEPS, run, probe);
    for (int pair = 0; pair < net.pairs(); pair++) {
      double sum = 0;
      double worst = 0;
      for (int t = 0; t < STEPS; t++) {
        double[] after = run.weights().get(t + 1);
        sum += law(net, run.gradients().get(t), pair);
        double change = law(net, after, pair) - law(net, net.parameters(), pair);
        worst =
            Math.max(worst, Math.abs(change - RATE * RATE * sum) / scale(net, after, pair, true));
      }
      assertThat(probe.record().law().identityResidual()[pair])
          .isCloseTo(worst, within(1e-9 * worst))
          .isPositive();
    }
  }

  @Test
  @DisplayName("momentum probe: prediction and residual by the velocities, with a wrong momentum")
  void momentum() {
    RandomNet net = net(true);
    double assumed = 0.7;
    LayerNorms norms = new LayerNorms(LABORATORY.arithmetic(), net.layout());
    RunHistory run = new RunHistory();
    MomentumProbe probe =
        new MomentumProbe(
            assumed,
            STEPS,
            vector -> {
              norms.compute(vector);
              return norms;
            });
    LABORATORY.train(net, MOMENTUM, RATE, STEPS, run, probe);
    double predicted = 0;
    for (int t = 0; t < STEPS; t++) {
      double weight = 1;
      for (int later = 1; later < STEPS - t; later++) {
        weight += 2 * StrictMath.pow(assumed, later);
      }
      predicted += RATE * RATE * weight * law(net, run.directions().get(t), 0);
    }
    double[] last = run.weights().getLast();
    double change = law(net, last, 0) - law(net, net.parameters(), 0);
    MomentumRecord record = probe.record();
    assertThat(record.predicted()).isCloseTo(predicted, within(1e-11 * Math.abs(predicted)));
    double residual = Math.abs(change - predicted) / scale(net, last, 0, false);
    assertThat(record.residual()).isCloseTo(residual, within(1e-9 * residual)).isPositive();
  }
}
