package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.SeedSweep;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitedCombinationTest {
  private static final LossAndActivation NET = new LossAndActivation(32, true, true);

  @TempDir private Path folder;

  private static LimitedCombination of(double negativeAt) {
    // Seed 1 has drift s^1.5, seed 2 twice that; beyond 0.3 both are threefold.
    return new LimitedCombination(
        NET,
        SeedSweep.of(
            LimitedCombination.ALL,
            List.of(1L, 2L),
            (seed, share) ->
                seed
                    * StrictMath.pow(share, 1.5)
                    * (share > 0.3 ? 3 : 1)
                    * (seed == 1 && share == negativeAt ? -1 : 1)));
  }

  @Test
  @DisplayName("one exponent up to a share of 0.3, and how far the drift then exceeds its law")
  void law() {
    LimitedCombination net = of(Double.NaN);
    assertThat(net.exponent()).isCloseTo(1.5, within(1e-12));
    assertThat(net.exponentsOfSeeds()).containsExactly(new double[] {1.5, 1.5}, within(1e-12));
    assertThat(net.excess(0.1)).isCloseTo(1, within(1e-12));
    assertThat(net.excess(0.9)).isCloseTo(3, within(1e-12));
  }

  @Test
  @DisplayName("a seed whose S changes its sign has no exponent, and the interval is unknown")
  void signs() {
    LimitedCombination net = of(0.01);
    assertThat(net.exponentsOfSeeds()[0]).isNaN();
    assertThat(net.exponentsOfSeeds()[1]).isCloseTo(1.5, within(1e-12));
    assertThat(net.interval().low()).isNaN();
    assertThat(net.exponent()).isNotNaN().isNotEqualTo(1.5);
  }

  @Test
  @DisplayName("shares are of each run's own limit, and a plan is read back without computing it")
  void rates() {
    List<Cell> cells =
        LimitedCombination.cells(NET, LimitedCombination.SLOW, AtFirstWeights::sharpness);
    assertThat(cells).hasSize(3 * 4);
    for (Cell cell : cells) {
      double limit = 2 / AtFirstWeights.of(cell.run()).sharpness().value();
      assertThat(LimitedCombination.SLOW)
          .anySatisfy(share -> assertThat(cell.run().learningRate()).isEqualTo(share * limit));
    }
    List<Cell> two = cells.stream().filter(cell -> cell.run().seed() == 42).toList();
    Results results =
        new Engine(ArithmeticProvider.lookup(Backend.AUTO).arithmetic(), new CellStore(folder), 1)
            .run(two, EngineListener.SILENT);
    LimitGrid.Net net = (rate, seed) -> NET.run(rate, two.getFirst().run().steps(), seed);
    LimitGrid grid = LimitGrid.planned(plan(two), LimitedCombination.SLOW, List.of(42L), net);
    assertThat(grid.signedDrift(results).ofSeed(42)).hasSize(4).doesNotContain(0, Double.NaN);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LimitGrid.planned(plan(two), LimitedCombination.SLOW, List.of(42L, 7L), net))
        .withMessage("plan of E17: has 0 runs at shares of the limit for seed 7, not 4");
  }

  private static Plan plan(List<Cell> cells) {
    return new Plan("E17", false, List.of(42L), List.of(0.1), 1, cells);
  }

  @Test
  @DisplayName("E14 and E17 share these runs at the widths that both have")
  void shared() {
    Set<RunSpec> e14 = limited("E14");
    Set<RunSpec> e17 = limited("E17");
    assertThat(e14).hasSize(5 * 4 * 3 * 4);
    assertThat(e17).hasSize(3 * 4 * 3 * 7);
    assertThat(e14.stream().filter(e17::contains)).hasSize(3 * 4 * 3 * 4);
  }

  private static Set<RunSpec> limited(String study) {
    return Catalogue.study(study).plan(PlanOptions.PUBLISHED).cells().stream()
        .map(Cell::run)
        .filter(run -> run.steps() != Protocol.STEPS)
        .collect(Collectors.toSet());
  }
}
