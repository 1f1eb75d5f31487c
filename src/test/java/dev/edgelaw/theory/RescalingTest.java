package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.net.Activation;
import dev.edgelaw.theorems.Kind;
import dev.edgelaw.theorems.RandomNet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RescalingTest {
  private static final Kind RELU = Kind.of(Activation.relu());

  @Test
  @DisplayName("the factor moves C: ||W_{l+1}||^2 / a^2 - a^2 ||W_l||^2")
  void factorMovesTheLaw() {
    RandomNet net = LABORATORY.draw(RELU, 1);
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
    RandomNet net = LABORATORY.draw(RELU, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rescaling.layer(net.layout(), net.parameters(), 0, factor))
        .withMessage("factor " + factor + ": must be finite and not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rescaling.neuron(net.layout(), net.parameters(), 0, 0, factor));
  }

  @Test
  @DisplayName("a neuron's factor multiplies what enters it, its bias too, and divides what leaves")
  void oneNeuron() {
    RandomNet net = LABORATORY.draw(Kind.biased(Activation.relu()), 4);
    int neuron = net.architecture().fanOut(0) - 1;
    double[] expected = net.parameters().clone();
    for (int i = 0; i < net.architecture().fanIn(0); i++) {
      expected[net.layout().index(0, neuron, i)] *= 3;
    }
    expected[net.layout().biasOffset(0) + neuron] *= 3;
    for (int k = 0; k < net.architecture().fanOut(1); k++) {
      expected[net.layout().index(1, k, neuron)] /= 3;
    }
    double[] rescaled = net.parameters().clone();
    Rescaling.neuron(net.layout(), rescaled, 0, neuron, 3);
    assertThat(rescaled).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e12, -3, 0, 3, 1e12})
  @DisplayName("any law is reached, also far beyond the norms, where one form of u cancels")
  void anyLaw(double law) {
    RandomNet net = LABORATORY.draw(Kind.biased(Activation.relu()), 4);
    double[] moved = net.parameters().clone();
    Rescaling.toLaw(net.layout(), moved, 0, law);
    double incoming = ConservationLaws.trace(net.layout(), moved, moved, 0, true);
    double outgoing = ConservationLaws.trace(net.layout(), moved, moved, 1, false);
    assertThat(outgoing - incoming)
        .isCloseTo(law, org.assertj.core.api.Assertions.within(1e-13 * (incoming + outgoing)));
    double product =
        ConservationLaws.trace(net.layout(), net.parameters(), net.parameters(), 0, true)
            * ConservationLaws.trace(net.layout(), net.parameters(), net.parameters(), 1, false);
    assertThat(incoming * outgoing / product)
        .as("the product of the norms stays")
        .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-13));
  }

  private static double[] layerRescaled(RandomNet net, int pair, double factor) {
    double[] rescaled = net.parameters().clone();
    Rescaling.layer(net.layout(), rescaled, pair, factor);
    return rescaled;
  }
}
