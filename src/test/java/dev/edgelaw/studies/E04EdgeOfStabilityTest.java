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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class E04EdgeOfStabilityTest {
  private final E04EdgeOfStability study = new E04EdgeOfStability();

  @TempDir private Path folder;

  private Findings run(List<Long> seeds, List<Double> rates, int steps) {
    Plan plan =
        study.plan(new PlanOptions(Optional.of(seeds), Optional.of(rates), OptionalInt.of(steps)));
    Engine engine =
        new Engine(ArithmeticProvider.lookup(Backend.AUTO).arithmetic(), new CellStore(folder), 1);
    engine.run(plan.cells(), EngineListener.SILENT);
    // The second time from the store: what was not finite must survive it.
    Results results = engine.run(plan.cells(), EngineListener.SILENT);
    return study.findings(plan, results);
  }

  @Test
  @DisplayName("the paper's plan: four rates, three seeds, 5000 updates")
  void plan() {
    Plan plan = study.plan(PlanOptions.PUBLISHED);
    assertThat(plan.cells()).hasSize(12);
    assertThat(plan.overridden()).isFalse();
  }

  @Test
  @Tag("slow")
  @DisplayName("30 updates of seed 42: the published loss and sharpness, and drift = eta^2 |S|")
  void thirtyUpdates() {
    Findings findings = run(List.of(42L), List.of(0.1, 0.5), 30);
    assertThat(findings.comparisons()).isEmpty();
    assertThat(findings.claims()).isEmpty();
    Map<String, Object> first = findings.runs().getFirst();
    assertThat((double) first.get("powerIterationFirst")).isCloseTo(0.0590378, within(1e-6));
    Map<?, ?> trajectory = (Map<?, ?>) first.get("trajectory");
    assertThat((int[]) trajectory.get("updates")).containsExactly(1, 25, 30);
    double[] loss = (double[]) trajectory.get("loss");
    assertThat(loss[0]).isCloseTo(0.100302084, within(1e-9));
    assertThat(loss[1]).isCloseTo(0.100165405, within(1e-9));
    double drift = ((double[]) first.get("pairDrifts"))[0];
    assertThat(drift).isCloseTo(0.01 * (double) first.get("imbalanceSum"), within(1e-13));
    assertThat((double) first.get("identityResidual")).isLessThan(1e-14);
  }

  @Test
  @DisplayName("a run that diverges at once ends cleanly, without figures of the trained net")
  void diverged() {
    Findings findings = run(List.of(7L), List.of(0.1, 1e4), 3);
    Map<String, Object> fast = findings.runs().getLast();
    assertThat(fast.get("diverged")).isEqualTo(true);
    assertThat(findings.figures()).hasSize(2);
  }

  @Test
  @DisplayName("weights beyond all bounds have no sharpness")
  void beyondBounds() {
    Findings findings = run(List.of(7L), List.of(1e80), 3);
    Map<String, Object> only = findings.runs().getFirst();
    assertThat((double) only.get("finalSharpness")).isNaN();
    assertThat((double) only.get("largestRelativeResidual")).isNaN();
  }
}
