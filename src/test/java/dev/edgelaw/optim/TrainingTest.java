package dev.edgelaw.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  /** Curvature 1 and rate 1/2 halve the parameters at every update, without rounding. */
  private final Quadratic halved = new Quadratic(1);

  /** Notes what a probe is told and what it sees then. */
  private static final class Diary implements Probe {
    private final List<String> entries = new ArrayList<>();

    @Override
    public void start(TrainingState state) {
      note("start", state);
    }

    @Override
    public void beforeUpdate(TrainingState state) {
      note("before " + state.step(), state);
    }

    @Override
    public void afterUpdate(TrainingState state) {
      note("after " + state.step(), state);
    }

    /** First parameter, first gradient entry, loss, norms of W_1, b_2 and G_1. */
    private void note(String event, TrainingState state) {
      int first = state.layout().index(0, 0, 0);
      entries.add(
          "%s: W %s, G %s, loss %s, norms %s %s %s"
              .formatted(
                  event,
                  state.parameters()[first],
                  state.gradient()[first],
                  state.loss(),
                  state.weightNorms().weight(0),
                  state.weightNorms().bias(1),
                  state.gradientNorms().weight(0)));
    }
  }

  @Test
  @DisplayName("probes see W(t) with G(t) before, and W(t+1) with G(t) after the update")
  void orderOfEvents() {
    Diary diary = new Diary();
    double[] parameters = halved.ones();
    Training.Outcome outcome = training(halved, 0.5, 2).run(parameters, List.of(diary));
    assertThat(diary.entries)
        .containsExactly(
            "start: W 1.0, G 0.0, loss NaN, norms 6.0 2.0 0.0",
            "before 0: W 1.0, G 1.0, loss 7.0, norms 6.0 2.0 6.0",
            "after 0: W 0.5, G 1.0, loss 7.0, norms 1.5 0.5 6.0",
            "before 1: W 0.5, G 0.5, loss 1.75, norms 1.5 0.5 1.5",
            "after 1: W 0.25, G 0.5, loss 1.75, norms 0.375 0.125 1.5");
    assertThat(outcome).isEqualTo(new Training.Outcome(2, 1.75, false));
  }

  @Test
  @DisplayName("probes change nothing, and see the rule and the rate")
  void probesChangeNothing() {
    double[] watched = halved.ones();
    double[] alone = halved.ones();
    List<double[]> directions = new ArrayList<>();
    Probe probe =
        new Probe() {
          @Override
          public void afterUpdate(TrainingState state) {
            assertThat(state.learningRate()).isEqualTo(0.5);
            directions.add(state.rule().direction().clone());
          }
        };
    training(halved, 0.5, 3).run(watched, List.of(new Diary(), probe));
    training(halved, 0.5, 3).run(alone, List.of());
    assertThat(watched).containsExactly(alone);
    assertThat(directions).hasSize(3);
    assertThat(directions.get(2)).contains(0.25);
  }

  @Test
  @DisplayName("the hook comes before every gradient, with the step's number")
  void hook() {
    List<Integer> steps = new ArrayList<>();
    training(halved, 0.5, 3).run(halved.ones(), List.of(), steps::add);
    assertThat(steps).containsExactly(0, 1, 2);
  }

  @Test
  @DisplayName("a rate far beyond 2/lambda ends the run at the first number that is not finite")
  void divergence() {
    Quadratic steep = new Quadratic(4);
    Diary diary = new Diary();
    double[] parameters = steep.ones();
    Training.Outcome outcome = training(steep, 1e100, 1000).run(parameters, List.of(diary));
    // |W| is 1, 4e100, 1.6e201: its square overflows after the second update.
    assertThat(outcome.diverged()).isTrue();
    assertThat(outcome.updates()).isEqualTo(2);
    assertThat(outcome.lastLoss()).isFinite();
    assertThat(diary.entries).hasSize(5).last().asString().startsWith("after 1: W 1.6E201");
  }

  @Test
  @DisplayName("a loss beyond the bound ends the run before the update, unseen by probes")
  void divergedLoss() {
    Diary diary = new Diary();
    Training.Outcome outcome =
        new Training(
                arithmetic,
                new Quadratic(4),
                Optimizer.gradientDescent(),
                1,
                1000,
                new DivergenceRule(1000, Double.MAX_VALUE))
            .run(new Quadratic(4).ones(), List.of(diary));
    // The loss starts at 28 and grows by 9 at every update: 28, 252, 2268.
    assertThat(outcome).isEqualTo(new Training.Outcome(2, 2268, true));
    assertThat(diary.entries).last().asString().startsWith("after 1");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  @DisplayName("a start that is not finite is no run at all")
  void divergedFromTheStart(double value) {
    double[] parameters = halved.ones();
    parameters[0] = value;
    Training.Outcome outcome = training(halved, 0.5, 10).run(parameters, List.of());
    assertThat(outcome.updates()).isZero();
    assertThat(outcome.diverged()).isTrue();
  }

  @Test
  void divergenceRule() {
    DivergenceRule rule = new DivergenceRule(10, 100);
    assertThat(rule.lossDiverged(10)).isFalse();
    assertThat(rule.lossDiverged(-10)).isFalse();
    assertThat(rule.lossDiverged(10.1)).isTrue();
    assertThat(rule.lossDiverged(Double.NaN)).isTrue();
    assertThat(rule.lossDiverged(Double.NEGATIVE_INFINITY)).isTrue();
    LayerNorms norms = new LayerNorms(arithmetic, halved.layout());
    double[] parameters = halved.ones();
    norms.compute(parameters);
    assertThat(rule.weightsDiverged(norms)).isFalse();
    parameters[halved.layout().index(1, 1, 1)] = 10;
    norms.compute(parameters);
    assertThat(rule.weightsDiverged(norms)).isTrue();
    parameters[halved.layout().index(1, 1, 1)] = Double.NaN;
    norms.compute(parameters);
    assertThat(rule.weightsDiverged(norms)).isTrue();
    assertThat(DivergenceRule.NOT_FINITE.weightsDiverged(norms)).isTrue();
    assertThat(DivergenceRule.NOT_FINITE.lossDiverged(1e300)).isFalse();
  }

  @Test
  @DisplayName("norms layer by layer, weights apart from biases")
  void layerNorms() {
    LayerNorms norms = new LayerNorms(arithmetic, halved.layout());
    double[] parameters = halved.ones();
    parameters[halved.layout().index(1, 0, 1)] = 3;
    parameters[halved.layout().biasOffset(0)] = 2;
    norms.compute(parameters);
    assertThat(norms.layers()).isEqualTo(2);
    assertThat(norms.weight(0)).isEqualTo(6);
    assertThat(norms.bias(0)).isEqualTo(5);
    assertThat(norms.weight(1)).isEqualTo(12);
    assertThat(norms.bias(1)).isEqualTo(2);
    assertThat(norms.total()).isEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void learningRatesOutsideTheRangeAreRefused(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training(halved, rate, 1))
        .withMessage("learning rate %s: must be finite and above 0", rate);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void runsWithoutStepsAreRefused(int steps) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> training(halved, 0.5, steps))
        .withMessage("steps %d: must be at least 1", steps);
  }

  private Training training(Quadratic objective, double rate, int steps) {
    return new Training(
        arithmetic, objective, Optimizer.gradientDescent(), rate, steps, DivergenceRule.NOT_FINITE);
  }
}
