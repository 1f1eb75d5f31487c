package dev.edgelaw.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several users of one store, several stores of one plan. */
@Timeout(60)
class SharedStoreTest {
  private static final Observation<?> LAWS = new Observation.Conservation();
  private static final Observation<?> NEURONS = new Observation.NeuronConservation();

  @TempDir private Path folder;

  @Test
  @DisplayName("observations that come later are joined to the same bytes as all at once")
  void laterObservations(@TempDir Path other) throws IOException {
    RunSpec run = Specs.descent(1);
    engine(folder).run(List.of(Cell.of(run, LAWS)), EngineListener.SILENT);
    engine(folder).run(List.of(Cell.of(run, NEURONS)), EngineListener.SILENT);
    engine(other).run(List.of(Cell.of(run, NEURONS, LAWS)), EngineListener.SILENT);
    assertThat(StoredFiles.in(folder)).isEqualTo(StoredFiles.in(other));
  }

  @Test
  @DisplayName("a stored run that ends otherwise is not joined but set aside and made again")
  void anotherEnd() throws IOException {
    RunSpec run = Specs.descent(1);
    CellStore store = new CellStore(folder);
    engine(folder).run(List.of(Cell.of(run, LAWS, NEURONS)), EngineListener.SILENT);
    String right = StoredFiles.read(store.file(run));
    CellResult other =
        new Engine(Specs.ARITHMETIC, new CellStore(folder.resolve("other")), 1)
            .run(List.of(Cell.of(Specs.descent(2), LAWS)), EngineListener.SILENT)
            .of(Specs.descent(2));
    store.save(run, other);

    Heard heard = new Heard();
    engine(folder).run(List.of(Cell.of(run, LAWS, NEURONS)), heard);
    assertThat(heard.reasons).containsExactly("the run ends otherwise now");
    assertThat(StoredFiles.read(store.file(run))).isEqualTo(right);
  }

  @Test
  @DisplayName("a claimed cell is waited for; the result of the other is taken")
  void claimedElsewhere(@TempDir Path other) throws Exception {
    RunSpec run = Specs.descent(1);
    CellStore mine = new CellStore(folder);
    CellClaims.Claim claim = mine.claim(run).orElseThrow();
    assertThat(mine.claim(run)).isEmpty();
    assertThat(mine.claim(Specs.descent(2))).isPresent();
    Heard heard = new Heard();
    Thread waiting =
        Thread.ofPlatform()
            .start(
                () ->
                    new Engine(Specs.ARITHMETIC, mine, 2)
                        .run(List.of(Cell.of(run, LAWS), Cell.of(Specs.descent(3), LAWS)), heard));
    waiting.join(TimeUnit.SECONDS.toMillis(1));
    assertThat(waiting.isAlive()).isTrue();

    engine(other).run(List.of(Cell.of(run, LAWS)), EngineListener.SILENT);
    mine.save(run, new CellStore(other).load(run, EngineListener.SILENT).orElseThrow());
    claim.close();
    waiting.join();
    assertThat(heard.finished).containsExactly(Specs.descent(3));
    assertThat(heard.later).containsExactly(run);
  }

  @Test
  void whatAKilledProcessLeftIsClearedUnlessClaimed() throws IOException {
    CellStore store = new CellStore(folder);
    RunSpec claimed = Specs.descent(1);
    CellClaims.Claim claim = store.claim(claimed).orElseThrow();
    Path live = folder.resolve(CellStore.identity(claimed) + ".json.1.tmp");
    Path stale = folder.resolve(CellStore.identity(Specs.descent(2)) + ".json.1.tmp");
    Files.writeString(live, "edgelaw-c");
    Files.writeString(stale, "edgelaw-c");
    new CellStore(folder);
    assertThat(stale).doesNotExist();
    assertThat(live).exists();
    claim.close();
    new CellStore(folder);
    assertThat(live).doesNotExist();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has other permissions")
  void othersMayReadWhatTheyMayReadElsewhere() throws IOException {
    RunSpec run = Specs.descent(1);
    engine(folder).run(List.of(Cell.of(run)), EngineListener.SILENT);
    Path ordinary = Files.writeString(folder.resolve("ordinary"), "");
    Collection<PosixFilePermission> expected = Files.getPosixFilePermissions(ordinary);
    assertThat(Files.getPosixFilePermissions(new CellStore(folder).file(run)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  @DisplayName("shards are disjoint, complete, of similar work, whatever the order of the plan")
  void shards() {
    List<Cell> cells = new ArrayList<>();
    for (int seed = 0; seed < 60; seed++) {
      cells.add(Cell.of(Specs.descent(seed, 10 + seed % 7)));
    }
    List<Cell> shuffled = new ArrayList<>(cells);
    Collections.shuffle(shuffled, new Random(1));
    List<Cell> all = new ArrayList<>();
    double total = cells.stream().mapToDouble(Cell::cost).sum();
    for (int i = 1; i <= 4; i++) {
      List<Cell> part = new Shard(i, 4).of(cells);
      assertThat(new Shard(i, 4).of(shuffled)).isEqualTo(part);
      assertThat(part.stream().mapToDouble(Cell::cost).sum()).isBetween(0.22 * total, 0.28 * total);
      all.addAll(part);
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(cells);
    assertThat(new Shard(1, 1).of(cells)).containsExactlyInAnyOrderElementsOf(cells);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/4", "5/4", "1/0", "-1/4", "1", "a/b", "1/4/2", ""})
  void noSuchShard(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shard.parse(text))
        .withMessageContaining("must be i/n");
  }

  @Test
  @DisplayName("four merged shards are the bytes of one")
  void merged(@TempDir Path parts) throws IOException {
    engine(folder).complete(Specs.diverse(), EngineListener.SILENT);
    StoreMerge merge = new StoreMerge(new CellStore(parts.resolve("all")));
    for (int i = 1; i <= 4; i++) {
      Path part = parts.resolve("" + i);
      engine(part).complete(new Shard(i, 4).of(Specs.diverse()), EngineListener.SILENT);
      merge.add(part);
    }
    assertThat(StoredFiles.in(parts.resolve("all"))).isEqualTo(StoredFiles.in(folder));
    assertThat(merge.report().copied()).isEqualTo(Specs.diverse().size());
    merge.add(parts.resolve("1"));
    assertThat(merge.report().copied()).isEqualTo(Specs.diverse().size());
    assertThat(merge.report().joined()).isZero();
    assertThat(merge.report().differing()).isEmpty();
  }

  @Test
  @DisplayName("merging joins observations, reports what differs and passes over what is damaged")
  void mergedWithTrouble(@TempDir Path parts) throws IOException {
    RunSpec run = Specs.descent(1);
    Path one = parts.resolve("one");
    Path two = parts.resolve("two");
    engine(one).complete(List.of(Cell.of(run, LAWS)), EngineListener.SILENT);
    engine(two).complete(List.of(Cell.of(run, NEURONS)), EngineListener.SILENT);
    engine(folder).complete(List.of(Cell.of(run, LAWS, NEURONS)), EngineListener.SILENT);
    Path all = parts.resolve("all");
    StoreMerge merge = new StoreMerge(new CellStore(all));
    merge.add(one);
    merge.add(two);
    assertThat(merge.report().joined()).isEqualTo(1);
    Map<String, String> expected = StoredFiles.in(folder);
    assertThat(StoredFiles.in(all)).isEqualTo(expected);

    CellResult wrong =
        engine(two)
            .run(List.of(Cell.of(Specs.descent(2), LAWS)), EngineListener.SILENT)
            .of(Specs.descent(2));
    new CellStore(two).save(run, wrong);
    StoredFiles.write(new CellStore(two).file(Specs.descent(2)), "garbage");
    merge.add(two);
    assertThat(merge.report().differing()).singleElement().asString().contains("ends with");
    assertThat(merge.report().damaged()).singleElement().asString().endsWith("no header");
    assertThat(StoredFiles.in(all)).isEqualTo(expected);
  }

  @Test
  @DisplayName("what is observed weighs: spectra start before longer trainings without")
  void spectraWeigh() {
    Cell training = Cell.of(Specs.published(), LAWS);
    Cell spectrum = Cell.of(Specs.published(), new SpectrumAt(0));
    assertThat(spectrum.cost()).isGreaterThan(training.cost());
    assertThat(Shard.longestFirst(List.of(training, spectrum))).containsExactly(spectrum, training);
  }

  private static Engine engine(Path store) {
    return new Engine(Specs.ARITHMETIC, new CellStore(store), 1);
  }
}
