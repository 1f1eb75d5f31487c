package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Study;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PlansTest {

  static Stream<Study> studies() {
    return DriftStudies.stream();
  }

  @ParameterizedTest
  @CsvSource({"E01, 25", "E02, 35", "E03, 15", "E05, 50", "E07, 150"})
  void sizes(String study, int cells) {
    assertThat(published(study).cells()).hasSize(cells);
  }

  @Test
  @DisplayName("together the five need 195 runs, for E7 holds E5, which holds E3 and part of E1")
  void runsAreShared() {
    List<Plan> plans = DriftStudies.IDS.stream().map(this::published).toList();
    assertThat(Cell.merge(plans.stream().flatMap(plan -> plan.cells().stream()).toList()))
        .hasSize(195);
    assertThat(runs("E05")).isSubsetOf(runs("E07"));
    assertThat(runs("E03")).isSubsetOf(runs("E05"));
    for (long seed : Protocol.SEEDS) {
      assertThat(runs("E01"))
          .contains(Protocol.descent(Protocol.TWO_LAYER, 0.001, Protocol.STEPS, seed));
    }
    assertThat(runs("E01")).containsAnyElementsOf(runs("E03"));
  }

  @Test
  @DisplayName("the paper prints the same drifts for E5 and for the gradient descent of E7")
  void publishedFiguresAreShared() {
    Published e05 = Published.of("E05");
    Published e07 = Published.of("E07");
    assertThat(e05.visibleSeeds()).isEqualTo(e07.visibleSeeds()).isNotEmpty();
    for (int i = 0; i < e05.perSeed().size(); i++) {
      assertThat(e07.perSeed().get(i).figures().get("sgd").get("drift"))
          .isEqualTo(e05.perSeed().get(i).figures().get("drift"));
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void thePublishedPlanIsThePapers(Study study) {
    Plan plan = published(study.id());
    assertThat(plan.study()).isEqualTo(study.id());
    assertThat(plan.overridden()).isFalse();
    assertThat(plan.seeds()).isEqualTo(Protocol.SEEDS);
    assertThat(plan.learningRates()).isSorted().doesNotHaveDuplicates();
    assertThat(plan.cells()).extracting(Cell::run).doesNotHaveDuplicates();
    assertThat(plan.cells()).isEqualTo(Cell.merge(plan.cells()));
  }

  @ParameterizedTest
  @MethodSource("studies")
  @DisplayName(
      "the runs of an overridden plan have the seeds, rates and steps asked for, no others")
  void overridden(Study study) {
    Plan plan =
        study.plan(
            new PlanOptions(
                Optional.of(List.of(7L, -8L)), Optional.of(List.of(0.02)), OptionalInt.of(3)));
    assertThat(plan.overridden()).isTrue();
    assertThat(plan.cells())
        .isNotEmpty()
        .allSatisfy(
            cell -> {
              assertThat(cell.run().seed()).isIn(7L, -8L);
              assertThat(cell.run().steps()).isEqualTo(3);
              // E7 runs Adam at a tenth of the nominal rate.
              assertThat(cell.run().learningRate()).isIn(0.02, 0.002);
            });
    assertThat(plan.cells().stream().map(cell -> cell.run().seed())).contains(7L, -8L);
  }

  @Test
  @DisplayName("Adam's rates are the decimal tenths, not their binary neighbours")
  void adamRates() {
    assertThat(runs("E07").stream().map(RunSpec::learningRate))
        .contains(0.00001, 0.00003, 0.0003, 0.003, 0.03, 0.05);
  }

  private Plan published(String study) {
    return Catalogue.study(study).plan(PlanOptions.PUBLISHED);
  }

  private Set<RunSpec> runs(String study) {
    return published(study).cells().stream().map(Cell::run).collect(Collectors.toSet());
  }
}
