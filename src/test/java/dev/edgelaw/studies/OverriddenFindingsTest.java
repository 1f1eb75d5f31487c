package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.report.ResultsJson;
import dev.edgelaw.report.StudyTable;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans changed by the user: measured and shown, never judged. */
class OverriddenFindingsTest {
  @TempDir private Path folder;

  static Stream<Arguments> changes() {
    List<PlanOptions> options =
        List.of(
            options(List.of(7L), List.of(0.1, 0.2), 2),
            // One point, of which no fit can be made, and none of the paper's.
            options(List.of(7L), List.of(0.07), 2),
            // Of the paper's seeds and rates, but not all of them.
            options(List.of(42L, 7L), List.of(0.01, 0.3), 1));
    return DriftStudies.stream()
        .flatMap(study -> options.stream().map(option -> Arguments.of(study, option)));
  }

  static Stream<Study> studies() {
    return DriftStudies.stream();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void areNotJudged(Study study, PlanOptions options) {
    Plan plan = study.plan(options);
    Findings findings = findings(study, plan);

    assertThat(findings.comparisons()).isEmpty();
    assertThat(findings.claims()).isEmpty();
    assertThat(findings.reproduced()).isTrue();
    assertThat(findings.worstDeviation()).isZero();
    assertThat(findings.runs())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsKeys("seed", "learningRate"));
    assertThat(StudyTable.lines(study, plan, findings, true))
        .contains(
            "The plan was changed on the command line, so nothing is compared with published figures.")
        .noneMatch(line -> line.contains("HOLDS") || line.contains("agrees"));
  }

  @ParameterizedTest
  @MethodSource("studies")
  @DisplayName("runs that diverge end cleanly: the table says so, and JSON has null")
  void diverged(Study study) {
    Plan plan = study.plan(options(List.of(7L), List.of(1e6), 1000));
    Findings findings = findings(study, plan);

    assertThat(StudyTable.lines(study, plan, findings, true))
        .anyMatch(line -> line.contains("diverged") || line.contains("inf"));
    JsonNode run =
        JsonMapper.builder()
            .build()
            .readTree(ResultsJson.findings(study, plan, findings))
            .get("runs")
            .get(0);
    assertThat(run.get("learningRate").asDouble()).isEqualTo(1e6);
    assertThat(run.get("identityResidual").isNull()).isTrue();
  }

  private Findings findings(Study study, Plan plan) {
    Engine engine =
        new Engine(ArithmeticProvider.lookup(Backend.AUTO).arithmetic(), new CellStore(folder), 2);
    return study.findings(plan, engine.run(plan.cells(), EngineListener.SILENT));
  }

  private static PlanOptions options(List<Long> seeds, List<Double> rates, int steps) {
    return new PlanOptions(Optional.of(seeds), Optional.of(rates), OptionalInt.of(steps));
  }
}
