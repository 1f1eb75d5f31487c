package dev.edgelaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.edgelaw.optim.Training;
import dev.edgelaw.theory.NeuronRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellStoreTest {
  private static final Observation<NeuronRecord> NEURONS = new Observation.NeuronConservation();

  @TempDir private Path folder;

  static DoubleStream awkward() {
    return DoubleStream.of(
        0.0,
        -0.0,
        0.1,
        -1 / 3.0,
        1e23,
        9007199254740993e0,
        Math.nextUp(1.0),
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Math.nextDown(Double.MIN_NORMAL),
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN);
  }

  @ParameterizedTest
  @MethodSource("awkward")
  void everyNumberComesBackBitForBit(double value) {
    CellStore store = new CellStore(folder);
    RunSpec run = Specs.descent(1);
    store.save(run, result(value, value, value));

    CellResult loaded = store.load(run, EngineListener.SILENT).orElseThrow();
    NeuronRecord neurons = loaded.find(NEURONS).orElseThrow();
    assertThat(bits(loaded.outcome().lastLoss(), neurons.worstIdentityResidual()))
        .isEqualTo(bits(value, value));
    assertThat(bits(neurons.largestDrift())).isEqualTo(bits(value, 1));
  }

  @Test
  @DisplayName("what was loaded and saved again is the same file")
  void savingAgainChangesNothing() throws IOException {
    CellStore store = new CellStore(folder);
    RunSpec run = Specs.descent(1);
    store.save(run, result(Double.NaN, 5, Double.POSITIVE_INFINITY));
    String first = StoredFiles.read(store.file(run));

    store.save(run, store.load(run, EngineListener.SILENT).orElseThrow());
    assertThat(StoredFiles.read(store.file(run))).isEqualTo(first);
  }

  @Test
  void nothingIsThereBeforeTheFirstRun() {
    assertThat(new CellStore(folder).load(Specs.descent(1), EngineListener.SILENT)).isEmpty();
  }

  @Test
  @DisplayName("one file named by the identity, nothing half written beside it")
  void writesAreAtomic() throws IOException {
    CellStore store = new CellStore(folder.resolve("below/it"));
    RunSpec run = Specs.descent(1);
    store.save(run, result(1, 2, 3));
    store.save(run, result(4, 5, 6));

    assertThat(StoredFiles.in(folder.resolve("below/it")))
        .containsOnlyKeys(CellStore.identity(run) + ".json")
        .allSatisfy(
            (name, text) ->
                assertThat(text)
                    .matches("edgelaw-cell sha256=[0-9a-f]{64}\n\\{\"run\":[^\n]*}\n")
                    .contains("\"numerics\":" + CellStore.NUMERICS));
  }

  @Test
  @DisplayName("a file cut off by a crash lies under another name and is no cell")
  void leftOversAreIgnored() throws IOException {
    CellStore store = new CellStore(folder);
    RunSpec run = Specs.descent(1);
    Files.writeString(folder.resolve(CellStore.identity(run) + ".json123.tmp"), "edgelaw-c");
    assertThat(store.load(run, EngineListener.SILENT)).isEmpty();
  }

  @Test
  void aFolderThatCannotBeMadeIsReported() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> new CellStore(file));
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> new CellStore(file.resolve("below")));
  }

  @Test
  void aFolderThatVanishedIsReported() throws IOException {
    Path vanishing = folder.resolve("cells");
    CellStore store = new CellStore(vanishing);
    Files.delete(vanishing);
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> store.save(Specs.descent(1), result(1, 2, 3)));
  }

  private static CellResult result(double loss, double drift, double residual) {
    NeuronRecord neurons = new NeuronRecord(new double[] {drift, 1}, residual);
    return new CellResult(
        new Training.Outcome(7, loss, Double.isNaN(loss)),
        Map.of(CellResult.key(NEURONS), CellResult.toJson(neurons)));
  }

  private static long[] bits(double... values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }
}
