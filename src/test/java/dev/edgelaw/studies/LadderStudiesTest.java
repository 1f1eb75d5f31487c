package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SpectrumAt;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Loss;
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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The studies along the ladders of activations, losses and widths, on plans of a few updates. */
class LadderStudiesTest {
  @TempDir private Path folder;

  static List<Study> studies() {
    return List.of(new E11InterpolatedActivation());
  }

  static Stream<Arguments> changes() {
    return studies().stream()
        .flatMap(
            study ->
                Stream.of(
                    // One point, of which no fit can be made, and none of the paper's.
                    Arguments.of(study, options(List.of(7L), List.of(0.07), 2)),
                    // Of the paper's seeds and rates, but not all of them.
                    Arguments.of(study, options(List.of(42L, 7L), List.of(0.01, 0.3), 1)),
                    // Runs that leave the range of double.
                    Arguments.of(study, options(List.of(7L), List.of(0.01, 1e6), 400))));
  }

  @ParameterizedTest
  @MethodSource("changes")
  @DisplayName("other seeds, rates and steps run through, without comparisons and claims")
  void overridden(Study study, PlanOptions options) {
    Plan plan = study.plan(options);
    Findings findings = study.findings(plan, run(plan.cells()));
    assertThat(plan.cells())
        .allSatisfy(
            cell -> {
              assertThat(cell.run().seed()).isIn(plan.seeds());
              assertThat(cell.run().learningRate()).isIn(plan.learningRates());
              assertThat(cell.run().steps()).isEqualTo(plan.steps());
            });
    assertThat(findings.comparisons()).isEmpty();
    assertThat(findings.claims()).isEmpty();
    assertThat(findings.figures()).hasSize(1);
    assertThat(findings.runs())
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).containsKeys("seed", "learningRate", "imbalanceSum"));
  }

  @Test
  @DisplayName("the sharpness at the start is the largest eigenvalue of the dense Hessian")
  void initialSharpness() {
    RunSpec run =
        new LadderRung(Map.of(), "narrow", LadderRung.net(16, 0.5), new Loss.Interpolated(0.3))
            .run(0.01, 1, 42);
    SpectrumAt spectrum = SpectrumAt.steps(0);
    Results results = run(List.of(Cell.of(run, spectrum, LadderRung.SHARPNESS)));
    double largest = results.of(run, spectrum).at(0).orElseThrow().largest();
    assertThat(results.of(run, LadderRung.SHARPNESS).converged()).isTrue();
    assertThat(results.of(run, LadderRung.SHARPNESS).value())
        .isCloseTo(largest, Offset.offset(1e-9 * largest));
  }

  private Results run(List<Cell> cells) {
    return new Engine(
            ArithmeticProvider.lookup(Backend.AUTO).arithmetic(), new CellStore(folder), 1)
        .run(cells, EngineListener.SILENT);
  }

  private static PlanOptions options(List<Long> seeds, List<Double> rates, int steps) {
    return new PlanOptions(Optional.of(seeds), Optional.of(rates), OptionalInt.of(steps));
  }
}
