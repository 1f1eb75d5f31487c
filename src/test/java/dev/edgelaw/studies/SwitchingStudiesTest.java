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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Depth, Theorem 3 and the switching gates: plans changed by the user. */
@Tag("slow")
class SwitchingStudiesTest {
  private static final Map<String, Integer> ROWS_PER_RUN =
      Map.of("E06", 5, "E00b", 5, "E09", 2, "E15", 5);

  @TempDir Path folder;

  static Stream<String> studies() {
    return Stream.of("E06", "E00b", "E09", "E15");
  }

  @ParameterizedTest
  @MethodSource("studies")
  @DisplayName("some of the paper's seeds and rates, too few for a fit, and a single update")
  void overridden(String id) {
    List<Long> seeds = List.of(42L, 7L);
    List<Double> rates = List.of(0.01);
    Findings findings = findings(id, seeds, rates, 1);
    assertThat(findings.comparisons()).isEmpty();
    assertThat(findings.claims()).isEmpty();
    assertThat(findings.runs())
        .hasSize(ROWS_PER_RUN.get(id) * seeds.size() * rates.size())
        .allSatisfy(row -> assertThat(row).containsKeys("seed", "learningRate"));
  }

  @ParameterizedTest
  @MethodSource("studies")
  @DisplayName("of a new seed one run diverges and one does not")
  void diverged(String id) {
    Findings findings = findings(id, List.of(7L), List.of(0.02, 1e6), 20);
    assertThat(findings.runs()).hasSize(2 * ROWS_PER_RUN.get(id));
    assertThat(findings.figures()).hasSize(1);
  }

  private Findings findings(String id, List<Long> seeds, List<Double> rates, int steps) {
    Study study = Catalogue.study(id);
    Plan plan =
        study.plan(new PlanOptions(Optional.of(seeds), Optional.of(rates), OptionalInt.of(steps)));
    return study.findings(
        plan,
        new Engine(ArithmeticProvider.lookup(Backend.AUTO).arithmetic(), new CellStore(folder), 1)
            .run(plan.cells(), EngineListener.SILENT));
  }
}
