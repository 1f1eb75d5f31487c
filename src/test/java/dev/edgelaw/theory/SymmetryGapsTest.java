package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.ParameterLayout;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SymmetryGapsTest {
  /** 2-2-1 with biases: W_1 = (1 2; 3 4), b_1 = (5, 6), W_2 = (7 8), b_2 = 9; all gradients 1. */
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(Architecture.biased(Activation.relu(), 2, 2, 1));

  private static final double[] W = LAYOUT.fromCanonical(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

  private static final double[] G = ones();

  /** |W_1||G_1| + |W_2||G_2| + |b_1||g_1|. */
  private static final double SCALE = 2 * Math.sqrt(30) + Math.sqrt(2 * 113) + Math.sqrt(2 * 61);

  private static double[] ones() {
    double[] canonical = new double[9];
    Arrays.fill(canonical, 1);
    return LAYOUT.fromCanonical(canonical);
  }

  @Test
  @DisplayName("by hand: 10 + 11 against p 15; neurons 8 and 13 against 7 and 8; entries")
  void byHand() {
    assertThat(SymmetryGaps.layers(LAYOUT, W, G, 0, 1)).isCloseTo(6 / SCALE, within(1e-15));
    assertThat(SymmetryGaps.layers(LAYOUT, W, G, 0, 2)).isCloseTo(9 / SCALE, within(1e-15));
    assertThat(SymmetryGaps.neurons(LAYOUT, W, G, 0)).isCloseTo(5 / SCALE, within(1e-15));
    assertThat(SymmetryGaps.matrix(LAYOUT, W, G, 0)).isCloseTo(5 / SCALE, within(1e-15));
  }

  @Test
  @DisplayName("a dead net has no gap")
  void dead() {
    assertThat(SymmetryGaps.layers(LAYOUT, W, new double[W.length], 0, 1)).isZero();
  }
}
