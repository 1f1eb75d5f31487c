package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SpectrumAt;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import dev.edgelaw.theory.ConservationRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
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
    return List.of(
        new E10ActivationCoupling(),
        new E11InterpolatedActivation(),
        new E13InterpolatedLoss(),
        new E14WidthAndModeCoupling());
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
    SpectrumAt spectrum = new SpectrumAt(0);
    Results results = run(List.of(Cell.of(run, spectrum, new AtFirstWeights())));
    double largest = results.of(run, spectrum).at(0).orElseThrow().largest();
    assertThat(results.of(run, new AtFirstWeights()).sharpness().converged()).isTrue();
    assertThat(results.of(run, new AtFirstWeights()).sharpness().value())
        .isCloseTo(largest, Offset.offset(1e-9 * largest));
  }

  @Test
  @DisplayName("the ends of the ladders are the nets and losses that stand alone")
  void ends() {
    assertThat(LadderRung.net(64, 0).activation()).isEqualTo(Activation.identity());
    assertThat(LadderRung.net(64, 1)).isEqualTo(Protocol.TWO_LAYER);
    assertThat(Loss.interpolated(0)).isEqualTo(new Loss.MeanSquaredError());
    assertThat(Loss.interpolated(1)).isEqualTo(new Loss.CrossEntropy());
    assertThat(Loss.interpolated(0.2)).isEqualTo(new Loss.Interpolated(0.2));
  }

  @Test
  @DisplayName(
      "E13 has 11 new rungs beside E11, and ReLU with cross-entropy is the run of E5 and E8")
  void runsAreShared() {
    Set<RunSpec> activations = runs(new E11InterpolatedActivation());
    Set<RunSpec> losses = runs(new E13InterpolatedLoss());
    Set<RunSpec> widths = runs(new E14WidthAndModeCoupling());
    int perRung = LadderRung.RATES.size() * Protocol.THREE_SEEDS.size();
    assertThat(activations).hasSize(6 * perRung);
    assertThat(losses).hasSize(15 * perRung);
    assertThat(common(activations, losses)).hasSize(3 * perRung);
    assertThat(common(activations, widths)).hasSize(3 * perRung);
    assertThat(common(losses, runs(new E08SpectralPrediction()))).hasSize(2 * perRung);
    for (long seed : Protocol.THREE_SEEDS) {
      RunSpec entropy = Protocol.descent(Protocol.TWO_LAYER, 0.1, Protocol.STEPS, seed);
      RunSpec squared = Protocol.squaredDescent(Protocol.TWO_LAYER, 0.1, Protocol.STEPS, seed);
      assertThat(losses).contains(entropy, squared);
      assertThat(widths).contains(entropy, squared);
      assertThat(activations).contains(squared);
    }
  }

  @Test
  @DisplayName("E14 plans what E17 ran: two nets, two losses, three widths, five rates")
  void widthsAndLosses() {
    Set<RunSpec> runs = runs(new E14WidthAndModeCoupling());
    for (int width : List.of(32, 64, 128)) {
      for (Activation activation : List.of(Activation.identity(), Activation.relu())) {
        Architecture net = Architecture.unbiased(activation, 20, width, 5);
        for (double rate : List.of(0.001, 0.003, 0.01, 0.03, 0.1)) {
          assertThat(runs)
              .contains(
                  Protocol.descent(net, rate, Protocol.STEPS, 42),
                  Protocol.squaredDescent(net, rate, Protocol.STEPS, 42));
        }
      }
    }
    // And 20 nets at four shares of the limits of three seeds.
    assertThat(runs).hasSize(15 * 24 + 6 * 15 + 20 * 4 * 3);
  }

  @Test
  @DisplayName(
      "E10 holds the runs of E11; frozen gates are runs of their own, but for the linear net")
  void frozenGates() {
    Set<RunSpec> runs = runs(new E10ActivationCoupling());
    assertThat(runs).containsAll(runs(new E11InterpolatedActivation()));
    Loss squared = new Loss.MeanSquaredError();
    assertThat(GateCoupling.frozenRung(0, squared).run(0.01, Protocol.STEPS, 42))
        .isEqualTo(GateCoupling.freeRung(0, squared).run(0.01, Protocol.STEPS, 42))
        .isEqualTo(LadderRung.ofActivation(0).run(0.01, Protocol.STEPS, 42));
    RunSpec frozen = GateCoupling.frozenRung(1, squared).run(0.01, Protocol.STEPS, 42);
    assertThat(runs).contains(frozen);
    assertThat(frozen).isNotEqualTo(LadderRung.ofActivation(1).run(0.01, Protocol.STEPS, 42));
    assertThat(runs).contains(Protocol.descent(Protocol.TWO_LAYER, 0.01, Protocol.STEPS, 1024));
    // 6 rungs of 24 runs; 11 rungs, 2 losses, 6 rates and 4 seeds, free and (but for the linear
    // net) frozen; less the 6 rungs' runs under MSE at 6 rates and 3 seeds that both parts need.
    assertThat(runs).hasSize(6 * 24 + 11 * 2 * 24 + 10 * 2 * 24 - 6 * 18);
  }

  @Test
  @DisplayName(
      "frozen gates: the first gradient is that of the free net, drift = eta^2 S to rounding")
  void frozenRun() {
    Loss squared = new Loss.MeanSquaredError();
    RunSpec free = GateCoupling.freeRung(1, squared).run(0.1, 30, 42);
    RunSpec frozen = GateCoupling.frozenRung(1, squared).run(0.1, 30, 42);
    Observation.Conservation law = new Observation.Conservation();
    Results results = run(List.of(Cell.of(free, law), Cell.of(frozen, law)));
    ConservationRecord fixed = results.conservation(frozen);
    ConservationRecord moving = results.conservation(free);
    assertThat(fixed.frobenius().firstImbalance()[0])
        .isCloseTo(moving.frobenius().firstImbalance()[0], Offset.offset(1e-13));
    assertThat(fixed.worstIdentityResidual()).isLessThan(1e-14);
    assertThat(fixed.imbalanceSum()).isNotEqualTo(moving.imbalanceSum());
    assertThat(fixed.imbalanceSum() / moving.imbalanceSum()).isBetween(0.9, 1.1);
  }

  private static Set<RunSpec> runs(Study study) {
    return study.plan(PlanOptions.PUBLISHED).cells().stream()
        .map(Cell::run)
        .collect(Collectors.toSet());
  }

  private static Set<RunSpec> common(Set<RunSpec> some, Set<RunSpec> others) {
    return some.stream().filter(others::contains).collect(Collectors.toSet());
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
