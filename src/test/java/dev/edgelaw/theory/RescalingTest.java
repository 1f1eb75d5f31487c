package dev.edgelaw.theory;

import static dev.edgelaw.theory.TheoremTolerances.FUNCTION_CHANGE;
import static dev.edgelaw.theory.TheoremTolerances.FUNCTION_INVARIANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.net.Activation;
import dev.edgelaw.theory.RandomNet.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RescalingTest {
  private static final Kind RELU = Kind.of(Activation.relu());

  private static Stream<RandomNet> cases(int count) {
    return Stream.of(RELU, Kind.biased(Activation.relu()))
        .flatMap(kind -> RandomNet.cases(kind, count));
  }

  @ParameterizedTest(name = "1.4 function invariance, bit by bit: a = {0}")
  @DisplayName("1.4 function invariance under (a W_l, W_{l+1}/a), powers of two")
  @ValueSource(doubles = {2, 4, 0.5})
  void powersOfTwo(double factor) {
    cases(100)
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                double[] rescaled = layerRescaled(net, pair, factor);
                assertThat(rescaled).isNotEqualTo(net.parameters());
                assertThat(net.loss().outputs(rescaled))
                    .as(net.name())
                    .isEqualTo(net.loss().outputs(net.parameters()));
                assertThat(net.loss().outputs(neuronsRescaled(net, pair, factor)))
                    .as(net.name())
                    .isEqualTo(net.loss().outputs(net.parameters()));
              }
            });
  }

  @ParameterizedTest(name = "1.4 function invariance to rounding: a = {0}")
  @DisplayName("1.4 function invariance under (a W_l, W_{l+1}/a), any a > 0")
  @ValueSource(doubles = {3, 0.7, 1e-3, 1e5})
  void anyPositiveFactor(double factor) {
    Worst worst = new Worst("1.4 a = " + factor);
    cases(100)
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                worst.see(change(net, layerRescaled(net, pair, factor)), net.name());
                worst.see(change(net, neuronsRescaled(net, pair, factor)), net.name());
              }
            });
    worst.mustBeAtMost(FUNCTION_INVARIANCE);
  }

  @Test
  @DisplayName("1.5 negative control: a = -1 changes the outputs of a ReLU net")
  void negativeFactor() {
    RandomNet.cases(RELU.withDepth(4).withWidths(8, 64), 100)
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                assertThat(change(net, layerRescaled(net, pair, -1)))
                    .as(net.name())
                    .isGreaterThan(FUNCTION_CHANGE);
              }
            });
  }

  @Test
  @DisplayName("1.5 a = -1 leaves a linear net alone, bit by bit")
  void negativeFactorLinear() {
    RandomNet.cases(Kind.of(Activation.identity()), 50)
        .forEach(net -> assertThat(change(net, layerRescaled(net, 0, -1))).isZero());
  }

  @Test
  @DisplayName("the factor moves C: ||W_{l+1}||^2 / a^2 - a^2 ||W_l||^2")
  void factorMovesTheLaw() {
    RandomNet net = RandomNet.draw(RELU, 1);
    double[] before = ConservationLaws.perNeuron(net.layout(), net.parameters(), 0);
    double[] after = ConservationLaws.perNeuron(net.layout(), layerRescaled(net, 0, 2), 0);
    assertThat(after).isNotEqualTo(before);
    double incoming =
        ConservationLaws.trace(net.layout(), net.parameters(), net.parameters(), 0, false);
    double outgoing =
        ConservationLaws.trace(net.layout(), net.parameters(), net.parameters(), 1, false);
    assertThat(java.util.Arrays.stream(after).sum())
        .isCloseTo(
            outgoing / 4 - 4 * incoming, org.assertj.core.api.Assertions.within(1e-12 * incoming));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, Double.NaN, Double.POSITIVE_INFINITY})
  void factorOutOfRange(double factor) {
    RandomNet net = RandomNet.draw(RELU, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rescaling.layer(net.layout(), net.parameters(), 0, factor))
        .withMessage("factor " + factor + ": must be finite and not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rescaling.neuron(net.layout(), net.parameters(), 0, 0, factor));
  }

  private static double[] layerRescaled(RandomNet net, int pair, double factor) {
    double[] rescaled = net.parameters().clone();
    Rescaling.layer(net.layout(), rescaled, pair, factor);
    return rescaled;
  }

  /** Every other neuron by a, the rest by 1/a. */
  private static double[] neuronsRescaled(RandomNet net, int pair, double factor) {
    double[] rescaled = net.parameters().clone();
    for (int j = 0; j < net.architecture().fanOut(pair); j++) {
      Rescaling.neuron(net.layout(), rescaled, pair, j, j % 2 == 0 ? factor : 1 / factor);
    }
    return rescaled;
  }

  private static double change(RandomNet net, double[] parameters) {
    double[] before = net.loss().outputs(net.parameters());
    double[] after = net.loss().outputs(parameters);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < before.length; i++) {
      largest = Math.max(largest, Math.abs(before[i]));
      difference = Math.max(difference, Math.abs(after[i] - before[i]));
    }
    return difference == 0 ? 0 : difference / largest;
  }
}
