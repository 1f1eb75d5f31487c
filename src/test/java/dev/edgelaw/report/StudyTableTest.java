package dev.edgelaw.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.studies.E05DriftScalingLaw;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Tolerance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StudyTableTest {
  private static final Study STUDY = new E05DriftScalingLaw();
  private static final Plan PUBLISHED = STUDY.plan(PlanOptions.PUBLISHED);
  private static final Plan OVERRIDDEN =
      STUDY.plan(new PlanOptions(Optional.of(List.of(7L)), Optional.empty(), OptionalInt.empty()));

  @Test
  @DisplayName("both verdicts: what reproduces, and which claims hold")
  void verdicts() {
    Comparisons comparisons = new Comparisons();
    comparisons.published("drift", Fields.at(42, 1e-4), 1, 1.25, Tolerance.absolute(0.5));
    comparisons.published("drift", Fields.at(42, 0.1), 1, 3, Tolerance.absolute(0.5));
    comparisons.incomparable("loss", Fields.at(42, 0.1), 1, 3, "rounding noise");
    comparisons.float64("drift", Fields.at(42, 0.1), 1, 1.25, Tolerance.absolute(1));
    List<String> lines =
        StudyTable.lines(
            STUDY,
            PUBLISHED,
            findings(
                comparisons,
                List.of(
                    Claim.paper("P1", "it holds", true, "because"),
                    Claim.refuted("P2", "it fails", false, "why not"),
                    Claim.paper("P3", "it fails", false, "surprise"))),
            false);

    assertThat(lines).first().asString().isEqualTo("E05  " + STUDY.title());
    assertThat(lines)
        .anyMatch(line -> line.contains("agrees, 0.50 tol"))
        .anyMatch(line -> line.contains("DEVIATES, 4.0 tol"))
        .anyMatch(line -> line.contains("not comparable: rounding noise"))
        .anyMatch(line -> line.matches("  drift +1 +1 +0.25 tol +seed 42, eta 0.1"))
        .contains("  HOLDS  paper      P1: it holds")
        .contains("  FAILS  paper      P2: it fails")
        .contains("  FAILS  paper      P3: it fails  (expected: holds)");
    assertThat(lines.subList(lines.size() - 2, lines.size()))
        .containsExactly(
            "E05  reproduced: NO (2 of 3 figures within tolerance, worst at 4.0 of its tolerance)",
            "E05  the paper's claim: fails in 2 of its statements");
  }

  @Test
  @DisplayName("diverged runs are words, wherever they occur")
  void diverged() {
    Comparisons comparisons = new Comparisons();
    comparisons.published("drift", Fields.at(42, 1), Double.NaN, Double.NaN, Tolerance.absolute(1));
    comparisons.published("drift", Fields.at(43, 1), 1, Double.NaN, Tolerance.absolute(1));
    comparisons.float64("drift", Fields.at(43, 1), 1, Double.NaN, Tolerance.absolute(1));
    for (boolean every : List.of(true, false)) {
      List<String> lines =
          StudyTable.lines(STUDY, PUBLISHED, findings(comparisons, List.of()), every);
      assertThat(lines)
          .anyMatch(line -> line.contains("agrees, 0 tol"))
          .anyMatch(line -> line.contains("DEVIATES, inf tol"))
          .noneMatch(line -> line.contains("NaN"));
      assertThat(lines).last().asString().endsWith("the paper's claim: holds");
    }
  }

  @Test
  void anOverriddenPlanIsOnlyShown() {
    List<String> lines =
        StudyTable.lines(
            STUDY,
            OVERRIDDEN,
            new Findings(
                List.of(
                    Fields.of("seed", 7L)
                        .and("learningRate", 1e-4)
                        .and("drift", Double.NaN)
                        .and("perPair", new double[] {1, Double.NaN})
                        .map()),
                Map.of(),
                List.of(),
                List.of(),
                List.of()),
            true);
    assertThat(lines)
        .endsWith("  seed 7  learningRate 1e-4  drift diverged  perPair 1.000, diverged");
  }

  @Test
  void nothingFoundIsNoError() {
    Findings nothing = findings(new Comparisons(), List.of());
    assertThat(StudyTable.lines(STUDY, PUBLISHED, nothing, false)).isNotEmpty();
    assertThat(StudyTable.lines(STUDY, PUBLISHED, nothing, true)).isNotEmpty();
    assertThat(StudyTable.lines(STUDY, OVERRIDDEN, nothing, false)).isNotEmpty();
  }

  private static Findings findings(Comparisons comparisons, List<Claim> claims) {
    return new Findings(List.of(), Map.of(), comparisons.list(), claims, List.of());
  }
}
