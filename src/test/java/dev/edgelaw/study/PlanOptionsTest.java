package dev.edgelaw.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanOptionsTest {

  @Test
  void thePublishedPlanOverridesNothing() {
    assertThat(PlanOptions.PUBLISHED.overridden()).isFalse();
    assertThat(PlanOptions.PUBLISHED.seedsOr(List.of(1L))).containsExactly(1L);
    assertThat(PlanOptions.PUBLISHED.learningRatesOr(List.of(0.5))).containsExactly(0.5);
    assertThat(PlanOptions.PUBLISHED.stepsOr(9)).isEqualTo(9);
  }

  @Test
  void anySingleChangeOverrides() {
    assertThat(options(List.of(7L), null, null).overridden()).isTrue();
    assertThat(options(null, List.of(0.1), null).overridden()).isTrue();
    assertThat(options(null, null, 3).overridden()).isTrue();
    assertThat(options(List.of(7L), null, null).seedsOr(List.of(1L))).containsExactly(7L);
    assertThat(options(null, List.of(0.1), null).learningRatesOr(List.of(1.0)))
        .containsExactly(0.1);
    assertThat(options(null, null, 3).stepsOr(9)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void learningRatesAreFiniteAndAboveZero(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(null, List.of(0.1, rate), null))
        .withMessage("learning rate %s: must be finite and above 0", rate);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void stepsAreAtLeastOne(int steps) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(null, null, steps))
        .withMessage("steps %d: must be at least 1", steps);
  }

  @Test
  void emptyListsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> options(List.of(), null, null));
    assertThatIllegalArgumentException().isThrownBy(() -> options(null, List.of(), null));
  }

  private static PlanOptions options(List<Long> seeds, List<Double> rates, Integer steps) {
    return new PlanOptions(
        Optional.ofNullable(seeds),
        Optional.ofNullable(rates),
        steps == null ? OptionalInt.empty() : OptionalInt.of(steps));
  }
}
