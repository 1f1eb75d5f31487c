package dev.edgelaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
  private static final Observation<?> LAWS = new Observation.Conservation();
  private static final Observation<?> NEURONS = new Observation.NeuronConservation();

  @Test
  @DisplayName("cells of one run become one, in order of first appearance")
  void merge() {
    RunSpec one = Specs.descent(1);
    RunSpec two = Specs.descent(2);
    assertThat(
            Cell.merge(
                List.of(
                    Cell.of(one, LAWS),
                    Cell.of(two),
                    Cell.of(Specs.descent(1), NEURONS, LAWS),
                    Cell.of(two, NEURONS))))
        .containsExactly(Cell.of(one, LAWS, NEURONS), Cell.of(two, NEURONS));
  }

  @Test
  void mergingTwiceChangesNothing() {
    List<Cell> once = Cell.merge(Specs.diverse());
    assertThat(once).isEqualTo(Specs.diverse());
    assertThat(Cell.merge(once)).isEqualTo(once);
    assertThat(Cell.merge(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void aLearningRateIsFiniteAndAboveZero(double rate) {
    RunSpec run = Specs.descent(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RunSpec(
                    run.architecture(),
                    run.data(),
                    run.loss(),
                    run.optimizer(),
                    rate,
                    run.steps(),
                    run.seed(),
                    run.divergence()))
        .withMessage("learning rate %s: must be finite and above 0", rate);
  }

  @Test
  void aRunHasAStep() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Specs.descent(1, 0))
        .withMessage("steps 0: must be at least 1");
  }
}
