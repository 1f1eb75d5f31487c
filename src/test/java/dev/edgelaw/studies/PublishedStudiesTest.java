package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.engine.Results;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.study.AgreementLevel;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Comparison;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Study;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The paper's plans, complete: every figure within its tolerance, every verdict as expected. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedStudiesTest {
  private final Map<String, Findings> findings = new LinkedHashMap<>();

  @BeforeAll
  void runAllStudiesTogether(@TempDir Path store) {
    Map<Study, Plan> plans = new LinkedHashMap<>();
    DriftStudies.stream().forEach(study -> plans.put(study, study.plan(PlanOptions.PUBLISHED)));
    List<Cell> cells = plans.values().stream().flatMap(plan -> plan.cells().stream()).toList();
    Engine engine =
        new Engine(
            ArithmeticProvider.lookup(Backend.AUTO).arithmetic(),
            new CellStore(store),
            Runtime.getRuntime().availableProcessors());
    Results results = engine.run(cells, EngineListener.SILENT);
    plans.forEach((study, plan) -> findings.put(study.id(), study.findings(plan, results)));
  }

  static Stream<String> studies() {
    return DriftStudies.IDS.stream();
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everyComparableFigureIsWithinItsTolerance(String study) {
    List<Comparison> comparable =
        findings.get(study).comparisons().stream().filter(Comparison::comparable).toList();
    assertThat(comparable).extracting(Comparison::level).contains(AgreementLevel.PUBLISHED);
    assertThat(comparable.stream().filter(comparison -> !comparison.within()))
        .as("figures out of tolerance")
        .isEmpty();
    assertThat(findings.get(study).reproduced()).isTrue();
    assertThat(findings.get(study).worstDeviation()).isBetween(0.0, 1.0);
  }

  @ParameterizedTest
  @MethodSource("studies")
  void everyVerdictIsAsExpected(String study) {
    List<Claim> claims = findings.get(study).claims();
    assertThat(claims).isNotEmpty().extracting(Claim::id).doesNotHaveDuplicates();
    assertThat(claims.stream().filter(claim -> claim.holds() != claim.expected()))
        .as("claims with a verdict that nobody expected")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("studies")
  @DisplayName("every visible seed is held against the float64 re-computation")
  void float64ForEverySeed(String study) {
    for (long seed : Published.of(study).visibleSeeds()) {
      assertThat(findings.get(study).comparisons())
          .as("seed " + seed)
          .anyMatch(
              comparison ->
                  comparison.level() == AgreementLevel.FLOAT64
                      && comparison.comparable()
                      && Long.valueOf(seed).equals(comparison.where().get("seed")));
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void whatIsNotComparableSaysWhy(String study) {
    assertThat(findings.get(study).comparisons())
        .allSatisfy(
            comparison ->
                assertThat(comparison.reason().isEmpty()).isEqualTo(comparison.comparable()));
  }

  @Test
  @DisplayName("E1 at 0.001 is E3 at 0.001, field by field")
  void e01IsE03() {
    for (long seed : Protocol.SEEDS) {
      assertThat(row("E01", seed, 0.001, Map.of("network", "20-64-5")))
          .usingRecursiveComparison()
          .isEqualTo(row("E03", seed, 0.001, Map.of()));
    }
  }

  @Test
  @DisplayName("E3 at its three rates is E5, where both print the same quantity")
  void e03IsE05() {
    for (long seed : Protocol.SEEDS) {
      for (double rate : List.of(0.001, 0.01, 0.1)) {
        Map<String, Object> pairwise = row("E03", seed, rate, Map.of());
        Map<String, Object> plain = row("E05", seed, rate, Map.of());
        assertThat(pairwise)
            .containsEntry("cInit", new double[] {(double) plain.get("cInit")})
            .containsEntry("cFinal", new double[] {(double) plain.get("cFinal")})
            .containsEntry("meanRelativeDrift", plain.get("maxRelativeDrift"))
            .containsEntry("finalLoss", plain.get("finalLoss"))
            .containsEntry("identityResidual", plain.get("identityResidual"));
      }
    }
  }

  @Test
  @DisplayName("E5 is the gradient descent of E7, field by field")
  void e05IsE07() {
    for (Map<String, Object> row : findings.get("E05").runs()) {
      assertThat(
              row(
                  "E07",
                  (long) row.get("seed"),
                  (double) row.get("learningRate"),
                  Map.of("optimizer", "sgd")))
          .containsAllEntriesOf(row);
    }
  }

  private Map<String, Object> row(
      String study, long seed, double learningRate, Map<String, Object> where) {
    List<Map<String, Object>> rows =
        findings.get(study).runs().stream()
            .filter(row -> row.get("seed").equals(seed))
            .filter(row -> row.get("learningRate").equals(learningRate))
            .filter(row -> row.entrySet().containsAll(where.entrySet()))
            .toList();
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }
}
