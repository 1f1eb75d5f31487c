package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.engine.Results;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HessianStudiesTest {
  @TempDir private Path folder;

  private Findings brief(Study study, long seed, List<Double> rates) {
    Plan plan =
        study.plan(
            new PlanOptions(Optional.of(List.of(seed)), Optional.of(rates), OptionalInt.of(3)));
    Engine engine =
        new Engine(ArithmeticProvider.lookup(Backend.AUTO).arithmetic(), new CellStore(folder), 1);
    Results results = engine.run(plan.cells(), EngineListener.SILENT);
    return study.findings(plan, results);
  }

  private static double first(Map<String, Object> row, String name) {
    return ((double[]) row.get(name))[0];
  }

  @Test
  @Tag("slow")
  @DisplayName("E16, three updates of seed 42: the spectra at t = 0 are the published ones")
  void e16() {
    Findings findings = brief(new E16TimeDependentHessian(), 42, List.of(0.01, 1e200));
    assertThat(findings.comparisons()).isEmpty();
    assertThat(findings.claims()).isEmpty();
    assertThat(findings.figures()).isNotEmpty();
    assertThat(findings.runs()).hasSize(4);
    assertThat(first(findings.runs().get(0), "lambdaMax")).isCloseTo(8.97472191, within(1e-5));
    assertThat(first(findings.runs().get(2), "lambdaMax")).isCloseTo(5.77638817, within(1e-5));
  }

  @Test
  @Tag("slow")
  @DisplayName("E18, three updates at another rate: the trajectory keeps its own")
  void e18() {
    Findings findings = brief(new E18HessianEvolution(), 42, List.of(0.5));
    assertThat(findings.claims()).isEmpty();
    assertThat(findings.runs()).hasSize(6);
    Map<String, Object> trajectory = findings.runs().get(1);
    assertThat(trajectory).containsEntry("learningRate", 0.01).containsEntry("samples", 100);
    assertThat(first(trajectory, "lambdaMax")).isCloseTo(5.75806236, within(1e-5));
  }

  @Test
  @DisplayName("the published plans: E16 shares its cross-entropy runs with E18's n = 200")
  void plans() {
    Plan e16 = new E16TimeDependentHessian().plan(PlanOptions.PUBLISHED);
    Plan e18 = new E18HessianEvolution().plan(PlanOptions.PUBLISHED);
    assertThat(e16.cells()).hasSize(2 * 3 * 8);
    assertThat(e18.cells()).hasSize(3 * 3 * 7 + 3 * (2 * 4 + 2) + 3 * (2 * 2 * 3 - 2));
    assertThat(e16.cells().stream().map(cell -> cell.run()))
        .filteredOn(run -> e18.cells().stream().anyMatch(cell -> cell.run().equals(run)))
        .hasSize(3 * 7);
  }
}
