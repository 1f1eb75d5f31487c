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
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class SpectralStudiesTest {
  @TempDir Path folder;

  static List<Study> studies() {
    return List.of(new E08SpectralPrediction(), new E12HessianFourWays());
  }

  @ParameterizedTest
  @MethodSource("studies")
  @DisplayName("other seeds, rates and a few steps run through, without comparisons and claims")
  void overridden(Study study) {
    Plan plan =
        study.plan(
            new PlanOptions(
                Optional.of(List.of(7L)), Optional.of(List.of(0.02)), OptionalInt.of(5)));
    Findings findings =
        study.findings(
            plan,
            new Engine(
                    ArithmeticProvider.lookup(Backend.AUTO).arithmetic(), new CellStore(folder), 1)
                .run(plan.cells(), new EngineListener() {}));
    assertThat(findings.comparisons()).isEmpty();
    assertThat(findings.claims()).isEmpty();
    assertThat(findings.runs()).hasSize(study.id().equals("E08") ? 2 : 4);
    assertThat(findings.runs()).allSatisfy(row -> assertThat(row.get("updates")).isEqualTo(5));
  }
}
