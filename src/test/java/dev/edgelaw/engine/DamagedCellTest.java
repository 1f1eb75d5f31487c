package dev.edgelaw.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happened to a stored cell, it is set aside with one word and computed again. */
class DamagedCellTest {
  private static final Cell CELL = Cell.of(Specs.descent(1), new Observation.Conservation());
  private static final int HEADER = "edgelaw-cell sha256=".length();

  @TempDir private Path folder;
  private CellStore store;
  private Path file;
  private String intact;

  @BeforeEach
  void runOnce() throws IOException {
    store = new CellStore(folder);
    file = store.file(CELL.run());
    run();
    intact = StoredFiles.read(file);
  }

  static Stream<Named<UnaryOperator<String>>> damages() {
    return Stream.of(
        Named.of("empty", text -> ""),
        Named.of("cut after a byte", text -> text.substring(0, 1)),
        Named.of("cut in the header", text -> text.substring(0, HEADER + 3)),
        Named.of("cut after the header", text -> text.substring(0, body(text))),
        Named.of("cut in the middle", text -> text.substring(0, text.length() / 2)),
        Named.of("cut by one byte", text -> text.substring(0, text.length() - 1)),
        Named.of("longer by a byte", text -> text + "\n"),
        Named.of("flipped in the header", text -> flip(text, 0)),
        Named.of("flipped in the checksum", text -> flip(text, HEADER + 5)),
        Named.of("flipped at the line end", text -> flip(text, body(text) - 1)),
        Named.of("flipped in the run", text -> flip(text, body(text) + 20)),
        Named.of("flipped in the results", text -> flip(text, text.length() - 40)),
        Named.of("flipped at the end", text -> flip(text, text.length() - 1)),
        Named.of("no text", text -> "\u00ff\u00fe\u0000\u0080"),
        Named.of("another file", text -> "{}\n"),
        Named.of("without header", text -> text.substring(body(text))),
        Named.of("another run", text -> signed(text.replace("\"seed\":1", "\"seed\":2"))),
        Named.of(
            "of other numerics",
            text -> signed(text.replace("numerics\":" + CellStore.NUMERICS, "numerics\":0"))),
        Named.of("no JSON", text -> signed("\nnonsense\n")),
        Named.of("no object", text -> signed("\n[]\n")),
        Named.of(
            "without results", text -> signed(text.replace("\"result\":", "\"somethingElse\":"))),
        Named.of("with empty results", text -> signed(withResult(text, "{}"))),
        Named.of("with null for results", text -> signed(withResult(text, "null"))),
        Named.of("with results of another form", text -> signed(withResult(text, "[1]"))));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void isSetAsideAndComputedAgain(UnaryOperator<String> damage) throws IOException {
    String damaged = damage.apply(intact);
    assertThat(damaged).isNotEqualTo(intact);
    StoredFiles.write(file, damaged);

    Heard heard = run();

    assertThat(heard.damaged).containsExactly(file);
    assertThat(heard.aside).containsExactly(folder.resolve(file.getFileName() + ".damaged"));
    assertThat(heard.reasons).singleElement().asString().isNotBlank().doesNotContain("\n");
    assertThat(heard.stored).isZero();
    assertThat(heard.finished).containsExactly(CELL.run());
    assertThat(StoredFiles.read(file)).isEqualTo(intact);
    assertThat(StoredFiles.read(heard.aside.getFirst())).isEqualTo(damaged);
    assertThat(run().damaged).isEmpty();
  }

  @Test
  @DisplayName("what was set aside before is kept")
  void damageUponDamage() throws IOException {
    for (String garbage : List.of("first", "second", "third")) {
      StoredFiles.write(file, garbage);
      run();
    }
    assertThat(StoredFiles.in(folder))
        .containsOnlyKeys(
            file.getFileName().toString(),
            file.getFileName() + ".damaged",
            file.getFileName() + ".damaged.1",
            file.getFileName() + ".damaged.2")
        .containsEntry(file.getFileName() + ".damaged.1", "second");
  }

  @Test
  void aFolderInTheWayIsSetAsideToo() throws IOException {
    Files.delete(file);
    Files.createDirectories(file.resolve("full"));
    assertThat(run().damaged).containsExactly(file);
    assertThat(StoredFiles.read(file)).isEqualTo(intact);
  }

  private Heard run() {
    Heard heard = new Heard();
    new Engine(Specs.ARITHMETIC, store, 1).run(List.of(CELL), heard);
    return heard;
  }

  private static int body(String text) {
    return text.indexOf('\n') + 1;
  }

  private static String flip(String text, int at) {
    return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
  }

  private static String withResult(String text, String result) {
    return text.substring(0, text.indexOf("\"result\":") + 9) + result + "}\n";
  }

  /** A header that fits the second line, as only a program could have written it. */
  private static String signed(String text) {
    String body = text.substring(body(text));
    return "edgelaw-cell sha256=" + Canonical.hash(body) + "\n" + body;
  }
}
