package dev.edgelaw.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.data.NoisyLabels;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.ConservationTrajectory;
import dev.edgelaw.engine.Engine;
import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SharpnessAt;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training lengths, training times and wrong labels: what is planned beside the paper's runs. */
class LongRunsTest {
  @TempDir private Path folder;

  @Test
  @DisplayName(
      "sums along one long run are those of the shorter runs, the linear net's to rounding")
  void lengths() {
    SpectralCase few = TrainingLength.LINEAR;
    SpectralCase all = E00bSharedExponent.LINEAR;
    RunSpec long42 = few.run(0.01, 60, 42);
    RunSpec short42 = all.run(0.01, 20, 42);
    ConservationTrajectory sums = new ConservationTrajectory(20);
    Results results =
        run(List.of(Cell.of(long42, sums), Cell.of(short42, new Observation.Conservation())));
    assertThat(results.of(long42, sums).updates()).containsExactly(1, 20, 40, 60);
    double expected = results.conservation(short42).frobenius().imbalanceSum()[0];
    assertThat(results.of(long42, sums).imbalanceSum()[1][0])
        .isCloseTo(expected, within(1e-11 * Math.abs(expected)));
  }

  @Test
  @DisplayName("every length is a point of the trajectory")
  void lengthsAreRecorded() {
    assertThat(TrainingLength.LENGTHS)
        .isSorted()
        .allMatch(steps -> steps % TrainingLength.LENGTHS.getFirst() == 0);
    assertThat(TrainingLength.cells())
        .hasSize((5 + 2 + 2) * 2)
        .allMatch(cell -> cell.run().steps() == TrainingLength.LENGTHS.getLast());
  }

  @Test
  @DisplayName("equal training times are whole numbers of updates, and no runs are added for them")
  void times() {
    for (double rate : SharpnessCollapse.RATES) {
      for (double time : SharpnessCollapse.TIMES) {
        assertThat(time / rate).isCloseTo(Math.rint(time / rate), within(1e-9));
        assertThat(time / rate).isLessThanOrEqualTo(Protocol.STEPS + 1e-9);
      }
    }
    List<RunSpec> published =
        HessianEvolution.cells(200, List.of(42L), SharpnessCollapse.RATES, Protocol.STEPS).stream()
            .map(Cell::run)
            .toList();
    assertThat(SharpnessCollapse.cells(List.of(42L)))
        .hasSize(SharpnessCollapse.RATES.size())
        .allMatch(cell -> published.contains(cell.run()))
        .allMatch(cell -> cell.observations().getFirst() instanceof SharpnessAt);
  }

  @Test
  @DisplayName("without noise the runs at the published rate are those of the separations")
  void noise() {
    List<RunSpec> separations =
        SeparationSweep.cells(List.of(42L)).stream().map(Cell::run).toList();
    Stream<RunSpec> runs = LabelNoise.cells(List.of(42L)).stream().map(Cell::run);
    List<RunSpec> clean = runs.filter(run -> !(run.data() instanceof NoisyLabels)).toList();
    assertThat(clean).hasSize(4);
    assertThat(clean.stream().filter(separations::contains)).hasSize(2);
    assertThat(LabelNoise.cells(List.of(42L))).hasSize(2 * 2 * 3);
  }

  private Results run(List<Cell> cells) {
    return new Engine(
            ArithmeticProvider.lookup(Backend.AUTO).arithmetic(), new CellStore(folder), 1)
        .run(cells, EngineListener.SILENT);
  }
}
