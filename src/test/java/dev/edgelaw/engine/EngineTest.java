package dev.edgelaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineTest {
  private static final Observation<?> LAWS = new Observation.Conservation();
  private static final Observation<?> NEURONS = new Observation.NeuronConservation();

  @TempDir private Path folder;

  @Test
  @DisplayName("a stored cell is not run again, and reads back as it was computed")
  void storedCellsAreKept() throws IOException {
    List<Cell> cells = Specs.diverse();
    Heard first = new Heard();
    Results computed = engine(2).run(cells, first);
    Map<String, String> files = StoredFiles.in(folder);
    Heard second = new Heard();
    Results read = engine(2).run(cells, second);

    assertThat(first.planned).isEqualTo(cells.size());
    assertThat(first.stored).isZero();
    assertThat(first.finished).hasSize(cells.size()).doesNotHaveDuplicates();
    assertThat(second.planned).isEqualTo(cells.size());
    assertThat(second.stored).isEqualTo(cells.size());
    assertThat(second.finished).isEmpty();
    assertThat(second.work).isZero();
    assertThat(StoredFiles.in(folder)).isEqualTo(files).hasSize(cells.size());
    for (Cell cell : cells) {
      for (Observation<?> observation : cell.observations()) {
        assertThat(CellResult.toJson(read.of(cell.run(), observation)).toString())
            .isEqualTo(CellResult.toJson(computed.of(cell.run(), observation)).toString());
      }
    }
  }

  @Test
  void onlyWhatIsMissingIsRun() {
    engine(1).run(List.of(Cell.of(Specs.descent(1), LAWS)), EngineListener.SILENT);
    Heard heard = new Heard();
    engine(1).run(List.of(Cell.of(Specs.descent(1), LAWS), Cell.of(Specs.descent(2), LAWS)), heard);
    assertThat(heard.stored).isEqualTo(1);
    assertThat(heard.finished).containsExactly(Specs.descent(2));
    assertThat(heard.work).isEqualTo(Cell.of(Specs.descent(2), LAWS).cost());
    assertThat(heard.workDone).isEqualTo(heard.work);
  }

  @Test
  @DisplayName("the work of a run that is stored with fewer observations is that of the others")
  void workOfWhatIsMissing() {
    RunSpec run = Specs.descent(1);
    Observation<?> first = new AtFirstWeights();
    engine(1).run(List.of(Cell.of(run, first)), EngineListener.SILENT);
    Heard heard = new Heard();
    engine(1).run(List.of(Cell.of(run, first, LAWS)), heard);
    assertThat(heard.work).isEqualTo(Cell.of(run, LAWS).cost());
    assertThat(heard.work).isLessThan(Cell.of(run, first, LAWS).cost());
    assertThat(heard.workDone).isEqualTo(heard.work);
  }

  @Test
  @DisplayName("a run that is stored with fewer observations is completed and keeps the old ones")
  void observationsAreAdded() {
    RunSpec run = Specs.descent(1);
    engine(1).run(List.of(Cell.of(run, LAWS)), EngineListener.SILENT);
    Heard heard = new Heard();
    Results results = engine(1).run(List.of(Cell.of(run, NEURONS)), heard);

    assertThat(heard.stored).isZero();
    assertThat(heard.finished).containsExactly(run);
    assertThat(results.of(run).find(LAWS)).as("not asked for, so not read").isEmpty();
    assertThat(results.of(run).find(NEURONS)).isPresent();
    Heard again = new Heard();
    results = engine(1).run(List.of(Cell.of(run, LAWS, NEURONS)), again);
    assertThat(results.of(run).find(LAWS)).isPresent();
    assertThat(results.of(run).find(NEURONS)).isPresent();
    assertThat(again.stored).isEqualTo(1);
    assertThat(again.finished).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "4, 2", "1, 3", "7, 4"})
  @DisplayName("neither the number of threads nor the order of cells changes a byte")
  void threadsAndOrder(int threads, long shuffle, @TempDir Path other) throws IOException {
    engine(1).run(Specs.diverse(), EngineListener.SILENT);
    List<Cell> shuffled = new ArrayList<>(Specs.diverse());
    Collections.shuffle(shuffled, new Random(shuffle));
    new Engine(Specs.ARITHMETIC, new CellStore(other), threads)
        .run(shuffled, EngineListener.SILENT);
    assertThat(StoredFiles.in(other)).isEqualTo(StoredFiles.in(folder));
  }

  @Test
  @DisplayName("threads without a run of their own share the steps of a large one, bit for bit")
  void sharedSteps(@TempDir Path other) throws IOException {
    List<Cell> large = List.of(Cell.of(Specs.large(), LAWS));
    assertThat(Cost.gradient(Specs.large())).isGreaterThan(CellRunner.LARGE);
    engine(1).run(large, EngineListener.SILENT);
    new Engine(Specs.ARITHMETIC, new CellStore(other), 3).run(large, EngineListener.SILENT);
    assertThat(StoredFiles.in(other)).isEqualTo(StoredFiles.in(folder));
  }

  @Test
  @DisplayName("watching a run does not change it")
  void probesChangeNothing(@TempDir Path other) {
    RunSpec run = Specs.heavyBall(1);
    Observation<?> momentum = new Observation.MomentumLaw();
    Results bare = engine(1).run(List.of(Cell.of(run)), EngineListener.SILENT);
    Results one =
        new Engine(Specs.ARITHMETIC, new CellStore(other), 1)
            .run(List.of(Cell.of(run, LAWS)), EngineListener.SILENT);
    Results all =
        engine(1).run(List.of(Cell.of(run, momentum, NEURONS, LAWS)), EngineListener.SILENT);

    assertThat(one.of(run).outcome()).isEqualTo(bare.of(run).outcome());
    assertThat(all.of(run).outcome()).isEqualTo(bare.of(run).outcome());
    // The law's record holds the norms of the last weights, to the last bit.
    assertThat(CellResult.toJson(all.conservation(run)).toString())
        .isEqualTo(CellResult.toJson(one.conservation(run)).toString());
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  @DisplayName("a cell that fails takes no finished one with it")
  void aFailureLosesNoOthers(int threads) {
    RunSpec longest = Specs.descent(1, 60);
    Cell bad = Cell.of(Specs.descent(2, 40), new Observation.MomentumLaw());
    RunSpec shortest = Specs.descent(3, 20);
    Heard heard = new Heard();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                engine(threads)
                    .run(List.of(Cell.of(longest, LAWS), bad, Cell.of(shortest, LAWS)), heard))
        .withMessageContaining("holds for the heavy ball without weight decay");
    assertThat(heard.finished).contains(longest);

    Heard second = new Heard();
    engine(threads).run(heard.finished.stream().map(run -> Cell.of(run, LAWS)).toList(), second);
    assertThat(second.stored).isEqualTo(heard.finished.size());
    assertThat(second.finished).isEmpty();
  }

  @Test
  void theLongestRunStartsFirst() {
    Heard heard = new Heard();
    engine(1)
        .run(
            List.of(
                Cell.of(Specs.descent(1, 2)),
                Cell.of(Specs.descent(1, 30)),
                Cell.of(Specs.descent(1, 7))),
            heard);
    assertThat(heard.finished).extracting(RunSpec::steps).containsExactly(30, 7, 2);
  }

  @Test
  void aRunOutOfRangeIsMarkedDiverged() {
    RunSpec run = Specs.diverging();
    CellResult result = engine(1).run(List.of(Cell.of(run)), EngineListener.SILENT).of(run);
    assertThat(result.outcome().diverged()).isTrue();
    assertThat(result.outcome().updates()).isLessThan(run.steps());
  }

  @Test
  void aStoreThatVanishesIsReported() throws IOException {
    Path vanishing = folder.resolve("cells");
    Engine engine = new Engine(Specs.ARITHMETIC, new CellStore(vanishing), 1);
    Files.delete(vanishing);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> engine.run(List.of(Cell.of(Specs.descent(1))), EngineListener.SILENT));
  }

  @Test
  void whatWasNotPlannedIsNamed() {
    RunSpec run = Specs.descent(1);
    Results results = engine(1).run(List.of(Cell.of(run)), EngineListener.SILENT);
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> results.of(Specs.descent(2)))
        .withMessageStartingWith("not planned: RunSpec[");
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> results.conservation(run))
        .withMessageStartingWith("not planned: Conservation[] of RunSpec[");
  }

  @Test
  void nothingToDoIsFine() {
    assertThat(engine(1).run(List.of(), EngineListener.SILENT).byRun()).isEmpty();
  }

  @Test
  void noThreadIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> engine(0))
        .withMessage("threads 0: must be at least 1");
  }

  private Engine engine(int threads) {
    return new Engine(Specs.ARITHMETIC, new CellStore(folder), threads);
  }
}
