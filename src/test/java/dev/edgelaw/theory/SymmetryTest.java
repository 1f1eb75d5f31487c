package dev.edgelaw.theory;

import static dev.edgelaw.theory.TheoremTolerances.SYMMETRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.net.Activation;
import dev.edgelaw.theory.RandomNet.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Theorem 1 at a point: the identities of a ReLU net's gradient, and what breaks them. */
class SymmetryTest {
  private static final int CASES = 300;
  private static final Kind RELU = Kind.of(Activation.relu());

  @Test
  @DisplayName("1.1 trace identity: tr(W_l'G_l) = tr(W_{l+1}'G_{l+1})")
  void traceIdentity() {
    Worst worst = new Worst("1.1");
    RandomNet.cases(RELU, CASES)
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                worst.see(layers(net, pair, 1), net.name());
              }
            });
    worst.mustBeAtMost(SYMMETRY);
  }

  @Test
  @DisplayName("1.1 control: one layer's gradient off by 1e-6 breaks the trace identity")
  void traceIdentityControl() {
    RandomNet.cases(RELU, 60)
        .filter(RandomNet::alive)
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                double[] wrong = net.gradient().clone();
                int offset = net.layout().weight(pair).offset();
                for (int i = 0; i < net.layout().weight(pair).length(); i++) {
                  wrong[offset + i] *= 1 + 1e-6;
                }
                assertThat(SymmetryGaps.layers(net.layout(), net.parameters(), wrong, pair, 1))
                    .as(net.name())
                    .isGreaterThan(SYMMETRY);
              }
            });
  }

  @Test
  @DisplayName("1.2 each trace is (1/n) sum_i <dloss_i/df, f_i> (Euler)")
  void eulerRelation() {
    Worst worst = new Worst("1.2");
    RandomNet.cases(RELU, CASES).forEach(net -> seeEuler(worst, net, 1));
    worst.mustBeAtMost(SYMMETRY);
  }

  @Test
  @DisplayName("1.2 control: outputs scaled by 1 + 1e-6 miss the traces")
  void eulerRelationControl() {
    Worst worst = new Worst("1.2 control");
    RandomNet.cases(RELU, 60).forEach(net -> seeEuler(worst, net, 1 + 1e-6));
    assertThat(worst.value()).isGreaterThan(1000 * SYMMETRY);
  }

  private static void seeEuler(Worst worst, RandomNet net, double factor) {
    double[] outputs = net.loss().outputs(net.parameters());
    net.loss().value(net.parameters());
    double[] outputGradient = net.loss().outputGradient();
    double sum = 0;
    for (int i = 0; i < outputs.length; i++) {
      sum = Math.fma(factor * outputs[i], outputGradient[i], sum);
    }
    for (int layer = 0; layer <= net.pairs(); layer++) {
      double trace =
          ConservationLaws.trace(net.layout(), net.parameters(), net.gradient(), layer, false);
      double scale = scale(net, layer);
      worst.see(scale == 0 ? Math.abs(trace) : Math.abs(trace - sum) / scale, net.name());
    }
  }

  private static double scale(RandomNet net, int layer) {
    double weights =
        ConservationLaws.trace(net.layout(), net.parameters(), net.parameters(), layer, false);
    double gradients =
        ConservationLaws.trace(net.layout(), net.gradient(), net.gradient(), layer, false);
    return Math.sqrt(weights * gradients);
  }

  @Test
  @DisplayName("1.3 per hidden neuron: incoming <w,g> = outgoing <w,g>, also with biases")
  void perNeuron() {
    Worst worst = new Worst("1.3");
    Stream.of(RELU, Kind.biased(Activation.relu()), Kind.of(Activation.interpolated(0.5)))
        .flatMap(kind -> RandomNet.cases(kind, CASES / 2))
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                worst.see(
                    SymmetryGaps.neurons(net.layout(), net.parameters(), net.gradient(), pair),
                    net.name());
              }
            });
    worst.mustBeAtMost(SYMMETRY);
  }

  @Test
  @DisplayName("1.3 control: an exchange between two neurons breaks it and leaves the trace")
  void perNeuronControl() {
    RandomNet.cases(RELU.withWidths(8, 64).withDepth(4), 60)
        .forEach(
            net -> {
              // Moves <w,g> from neuron 0 to neuron 1 on the incoming side: the sum is the same.
              double[] wrong = net.gradient().clone();
              shiftProduct(net, wrong, 0, 1e-3);
              shiftProduct(net, wrong, 1, -1e-3);
              assertThat(SymmetryGaps.neurons(net.layout(), net.parameters(), wrong, 0))
                  .isGreaterThan(1e-8);
              assertThat(SymmetryGaps.layers(net.layout(), net.parameters(), wrong, 0, 1))
                  .isLessThan(SYMMETRY);
            });
  }

  private static void shiftProduct(RandomNet net, double[] gradient, int neuron, double shift) {
    int place = net.layout().index(0, neuron, 0);
    gradient[place] += shift / net.parameters()[place];
  }

  @Test
  @DisplayName("1.6 with biases: tr(W_l'G_l) + b_l'g_l = tr(W_{l+1}'G_{l+1})")
  void biases() {
    Worst worst = new Worst("1.6");
    RandomNet.cases(Kind.biased(Activation.relu()), CASES)
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                worst.see(layers(net, pair, 1), net.name());
              }
            });
    worst.mustBeAtMost(SYMMETRY);
  }

  @Test
  @DisplayName("1.6 control: without the bias term the traces differ")
  void biasesControl() {
    RandomNet.cases(Kind.biased(Activation.relu()), 60)
        .filter(RandomNet::alive)
        .forEach(
            net -> {
              double first = trace(net, 0);
              double second = trace(net, 1);
              assertThat(Math.abs(first - second))
                  .as(net.name())
                  .isGreaterThan(1e6 * SYMMETRY * (scale(net, 0) + scale(net, 1)));
            });
  }

  private static double trace(RandomNet net, int layer) {
    return ConservationLaws.trace(net.layout(), net.parameters(), net.gradient(), layer, false);
  }

  private static double layers(RandomNet net, int pair, int degree) {
    return SymmetryGaps.layers(net.layout(), net.parameters(), net.gradient(), pair, degree);
  }
}
