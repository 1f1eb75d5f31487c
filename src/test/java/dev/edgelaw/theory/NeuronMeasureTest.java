package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NeuronMeasureTest {
  /** Two neurons of mass 1/4 and 3/4 on two features, two classes. */
  private static final NeuronMeasure MEASURE =
      new NeuronMeasure(
          2, 2, new double[] {0.25, 0.75}, new double[] {1, 2, -1, 0}, new double[] {4, 8, 12, 16});

  @Test
  @DisplayName("by hand")
  void byHand() {
    double[] inputs = {1, 1, -2, 0};
    assertThat(MEASURE.contribution(0, inputs)).containsExactly(12, 24, 0, 0);
    assertThat(MEASURE.contribution(1, inputs)).containsExactly(0, 0, 24, 32);
    assertThat(MEASURE.outputs(inputs)).containsExactly(3, 6, 18, 24);
    assertThat(MEASURE.law()).isEqualTo(0.25 * (80 - 5) + 0.75 * (400 - 1));
  }

  @Test
  void mixture() {
    NeuronMeasure other =
        new NeuronMeasure(2, 2, new double[] {1}, new double[] {5, 6}, new double[] {7, 8});
    NeuronMeasure mixed = MEASURE.mixedWith(0.5, other);
    assertThat(mixed.masses()).containsExactly(0.125, 0.375, 0.5);
    assertThat(mixed.incoming()).containsExactly(1, 2, -1, 0, 5, 6);
    assertThat(mixed.outgoing()).containsExactly(4, 8, 12, 16, 7, 8);
  }

  @Test
  void sizesMustFit() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new NeuronMeasure(2, 1, new double[] {1}, new double[] {5}, new double[] {7}))
        .withMessageStartingWith("1 neurons with 2 features and 1 classes");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new NeuronMeasure(1, 2, new double[] {1}, new double[] {5}, new double[] {7}));
  }
}
