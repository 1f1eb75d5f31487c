package dev.edgelaw.theory;

import static dev.edgelaw.theorems.TestLaboratory.LABORATORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.theorems.Kind;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ConservationLawsTest {
  /** 2-2-1 with biases: W_1 = (1 2; 3 4), b_1 = (5, 6), W_2 = (7 8), b_2 = 9. */
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(Architecture.biased(Activation.relu(), 2, 2, 1));

  private static final double[] VECTOR =
      LAYOUT.fromCanonical(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

  @Test
  @DisplayName("by hand")
  void byHand() {
    LayerNorms norms = norms(LAYOUT, VECTOR);
    assertThat(ConservationLaws.frobenius(norms, 0)).isEqualTo(113 - 30);
    assertThat(ConservationLaws.biasCorrected(norms, 0)).isEqualTo(113 - 30 - 61);
    assertThat(ConservationLaws.homogeneous(norms, 2, 0)).isEqualTo(2 * 113 - 30);
    assertThat(ConservationLaws.perNeuron(LAYOUT, VECTOR, 0))
        .containsExactly(49 - 5 - 25, 64 - 25 - 36);
    assertThat(ConservationLaws.matrix(LAYOUT, VECTOR, 0))
        .containsExactly(49 - 5, 56 - 11, 56 - 11, 64 - 25);
  }

  @Test
  @DisplayName("traces by hand, with and without the bias term")
  void traces() {
    double[] ones = LAYOUT.fromCanonical(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1});
    assertThat(ConservationLaws.trace(LAYOUT, VECTOR, ones, 0, false)).isEqualTo(10);
    assertThat(ConservationLaws.trace(LAYOUT, VECTOR, ones, 0, true)).isEqualTo(21);
    assertThat(ConservationLaws.trace(LAYOUT, VECTOR, ones, 1, false)).isEqualTo(15);
    assertThat(ConservationLaws.trace(LAYOUT, VECTOR, ones, 1, true)).isEqualTo(24);
  }

  @Test
  @DisplayName("the neurons' laws add up to the corrected law, the matrix's trace to the plain one")
  void sums() {
    LABORATORY
        .cases(Kind.biased(Activation.relu()), 40)
        .forEach(
            net -> {
              LayerNorms norms = norms(net.layout(), net.parameters());
              for (int pair = 0; pair < net.pairs(); pair++) {
                double scale = norms.weight(pair) + norms.weight(pair + 1) + norms.bias(pair);
                double[] laws = ConservationLaws.perNeuron(net.layout(), net.parameters(), pair);
                assertThat(Arrays.stream(laws).sum())
                    .isCloseTo(ConservationLaws.biasCorrected(norms, pair), within(1e-14 * scale));
                double[] matrix = ConservationLaws.matrix(net.layout(), net.parameters(), pair);
                double trace = 0;
                for (int j = 0; j < laws.length; j++) {
                  trace += matrix[j * laws.length + j];
                }
                assertThat(trace)
                    .isCloseTo(ConservationLaws.frobenius(norms, pair), within(1e-14 * scale));
              }
            });
  }

  @Test
  @DisplayName("an array of the wrong width is refused")
  void wrongWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConservationLaws.perNeuron(LAYOUT, VECTOR, 0, new double[3]))
        .withMessage("laws of length 3: must be the layer's width 2");
  }

  private static LayerNorms norms(ParameterLayout layout, double[] vector) {
    LayerNorms norms = new LayerNorms(LABORATORY.arithmetic(), layout);
    norms.compute(vector);
    return norms;
  }
}
