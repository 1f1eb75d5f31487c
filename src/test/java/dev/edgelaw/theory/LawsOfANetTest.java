package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.TangentKernel;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.ParameterLayout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Ranks, generators, rates and the balanced minimiser on cases small enough for paper. */
class LawsOfANetTest {
  /** 2-2-1 with biases: W_1 = (1 2; 3 4), b_1 = (5, 6), W_2 = (7 8), b_2 = 9. */
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(Architecture.biased(Activation.relu(), 2, 2, 1));

  private static final double[] VECTOR =
      LAYOUT.fromCanonical(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

  @Test
  @DisplayName("the generator: + on what enters the neuron, - on what leaves it")
  void generator() {
    assertThat(LAYOUT.toCanonical(HessianSymmetry.generator(LAYOUT, VECTOR, 0, 1)))
        .containsExactly(0, 0, 3, 4, 0, 6, 0, -8, 0);
  }

  @Test
  @DisplayName("k(2r+1-k)/2 by hand, and as the rank of a 1-3-1 net")
  void ranks() {
    assertThat(LawRank.linearPair(5, 3, 4)).isEqualTo(6);
    assertThat(LawRank.linearPair(1, 3, 1)).isEqualTo(5);
    assertThat(LawRank.linearPair(1, 1, 1)).isEqualTo(1);
    ParameterLayout layout =
        new ParameterLayout(Architecture.unbiased(Activation.identity(), 1, 3, 1));
    double[] point = layout.fromCanonical(new double[] {1, 2, 4, 3, -5, 7});
    assertThat(LawRank.matrix(LABORATORY.arithmetic(), layout, point, 0)).isEqualTo(5);
    assertThat(LawRank.neurons(LABORATORY.arithmetic(), LAYOUT, VECTOR)).isEqualTo(2);
  }

  @Test
  @DisplayName("probability rates by hand: two samples of two classes, Theta = I")
  void rates() {
    double[] identity = new double[16];
    for (int i = 0; i < 4; i++) {
      identity[5 * i] = 1;
    }
    TangentKernel kernel = new TangentKernel(4, identity);
    double[] p = {0.25, 0.75, 0.5, 0.5};
    int[] labels = {0, 1};
    // q (1/n) |e_y - p|^2
    assertThat(LabelProbabilityRates.exact(kernel, p, labels))
        .containsExactly(0.25 * 1.125 / 2, 0.5 * 0.5 / 2);
    // q (1-q) (1/n) (1-q)
    assertThat(LabelProbabilityRates.claimed(kernel, p, labels))
        .containsExactly(0.25 * 0.75 * 0.75 / 2, 0.5 * 0.5 * 0.5 / 2);
  }

  @Test
  @DisplayName("moving the law to c, with biases, either sign of c")
  void toLaw() {
    for (double law : new double[] {-50, 0, 3}) {
      double[] moved = VECTOR.clone();
      Rescaling.toLaw(LAYOUT, moved, 0, law);
      double found = 0;
      for (double neuron : ConservationLaws.perNeuron(LAYOUT, moved, 0)) {
        found += neuron;
      }
      assertThat(found).isCloseTo(law, within(1e-12));
      assertThat(moved[LAYOUT.biasOffset(1)]).isEqualTo(9);
    }
  }

  @Test
  @DisplayName("the balanced minimiser fits its targets and is balanced")
  void balanced() {
    Architecture architecture =
        new Architecture(java.util.List.of(3, 4, 2), Activation.identity(), false);
    BalancedLinearNet net = BalancedLinearNet.minimiser(architecture, new int[] {0, 1, 1});
    assertThat(net.data().inputs()[0]).isEqualTo(Math.sqrt(3));
    for (double entry : ConservationLaws.matrix(net.layout(), net.parameters(), 0)) {
      assertThat(entry).isCloseTo(0, within(1e-15));
    }
    // (2/K) L s^(2-2/L) = 2 s with s^2 = 2/3.
    assertThat(net.sharpness()).isCloseTo(2 * Math.sqrt(2.0 / 3), within(1e-15));
  }
}
