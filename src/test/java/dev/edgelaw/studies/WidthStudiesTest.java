package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sweeps over width, loss and input dimension, on plans of a few updates. */
class WidthStudiesTest {
  /** Nets of a study. */
  private static final Map<String, Integer> NETS = Map.of("E17", 12, "E19", 8, "E22", 21);

  @TempDir private Path folder;

  static Stream<String> studies() {
    return NETS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("studies")
  @DisplayName("some of the paper's seeds and rates, too few for a fit, and a single update")
  void tooFewForAFit(String id) {
    assertMeasured(id, List.of(42L, 7L), List.of(0.01), 1);
  }

  @ParameterizedTest
  @MethodSource("studies")
  @DisplayName("of a new seed, rates of which the highest diverges")
  void diverging(String id) {
    Findings findings = assertMeasured(id, List.of(7L), List.of(0.002, 0.02, 1e6), 30);
    assertThat(findings.runs())
        .filteredOn(row -> row.get("learningRate").equals(1e6) && linearMse(row))
        .isNotEmpty()
        .allSatisfy(
            row -> {
              if (id.equals("E17")) {
                // What the last update before the overflow left, as the published program takes it.
                assertThat(row).containsEntry("diverged", true);
                assertThat((double) row.get("drift")).matches(drift -> !(drift < 1e100));
              } else {
                assertThat((double) row.get("drift")).isNaN();
              }
            });
    assertThat(findings.runs())
        .filteredOn(row -> row.get("learningRate").equals(0.002))
        .allSatisfy(row -> assertThat((double) row.get("drift")).isFinite())
        .noneMatch(row -> Boolean.TRUE.equals(row.get("diverged")));
  }

  /** ReLUs may die instead, and the gradient of the cross-entropy is bounded. */
  private static boolean linearMse(Map<String, Object> row) {
    return row.getOrDefault("combination", "linear_mse").equals("linear_mse");
  }

  private Findings assertMeasured(String id, List<Long> seeds, List<Double> rates, int steps) {
    Study study = Catalogue.study(id);
    Plan plan =
        study.plan(new PlanOptions(Optional.of(seeds), Optional.of(rates), OptionalInt.of(steps)));
    assertThat(plan.cells())
        .hasSize(NETS.get(id) * seeds.size() * rates.size())
        .allSatisfy(
            cell -> {
              assertThat(cell.run().seed()).isIn(seeds);
              assertThat(cell.run().learningRate()).isIn(rates);
              assertThat(cell.run().steps()).isEqualTo(steps);
            });
    Findings findings =
        study.findings(
            plan,
            new Engine(
                    ArithmeticProvider.lookup(Backend.AUTO).arithmetic(), new CellStore(folder), 1)
                .run(plan.cells(), EngineListener.SILENT));
    assertThat(findings.comparisons()).isEmpty();
    assertThat(findings.claims()).isEmpty();
    assertThat(findings.figures()).isNotEmpty();
    assertThat(findings.runs())
        .hasSize(plan.cells().size())
        .allSatisfy(row -> assertThat(row).containsKeys("seed", "learningRate", "drift"));
    return findings;
  }
}
