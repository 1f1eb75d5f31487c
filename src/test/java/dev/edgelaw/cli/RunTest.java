package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.studies.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunTest {
  private static final String[] TWO_RUNS = {
    "E05", "--seeds", "7", "--steps", "5", "--learning-rates", "0.1,0.01"
  };

  @TempDir private Path folder;

  @Test
  void writesEveryFileOfTheStudy() throws IOException {
    Captured captured = run(folder, TWO_RUNS);

    assertThat(captured.exitCode()).isZero();
    assertThat(captured.err()).singleElement().asString().startsWith("kernel: ");
    assertThat(captured.out())
        .contains("E05  written to " + folder.resolve("E05"))
        .anyMatch(line -> line.startsWith("  seed 7  learningRate 0.01  drift "));
    assertThat(names(folder.resolve("E05")))
        .containsExactly(
            "E05-drift.png", "E05-drift.svg", "config.json", "machine.json", "results.json");
    assertThat(names(folder.resolve("cells")))
        .hasSize(2)
        .allMatch(name -> name.matches("[0-9a-f]{64}\\.json"));
    JsonNode results = json(folder.resolve("E05/results.json"));
    assertThat(results.get("overridden").asBoolean()).isTrue();
    assertThat(results.get("runs").size()).isEqualTo(2);
    assertThat(results.get("comparisons").isEmpty()).isTrue();
    JsonNode config = json(folder.resolve("E05/config.json"));
    assertThat(config.get("learningRates")).hasToString("[0.01,0.1]");
    assertThat(config.get("steps").asInt()).isEqualTo(5);
  }

  @Test
  @DisplayName("a second call reads the store and writes the same bytes")
  void theStoreIsReused() throws IOException {
    run(folder, TWO_RUNS);
    byte[] first = results(folder);
    assertThat(counts()).isEqualTo("run 2, stored 0");

    assertThat(run(folder, TWO_RUNS).exitCode()).isZero();
    assertThat(counts()).isEqualTo("run 0, stored 2");
    assertThat(results(folder)).isEqualTo(first);
  }

  @Test
  @DisplayName("studies share their runs")
  void several() throws IOException {
    Captured captured =
        run(folder, "E05", "E03", "e05", "--seeds", "7", "--steps", "2", "--learning-rates", "0.1");
    assertThat(captured.exitCode()).isZero();
    assertThat(names(folder)).containsExactly("E03", "E05", "cells");
    assertThat(names(folder.resolve("cells"))).hasSize(1);
    assertThat(captured.out()).filteredOn(line -> line.contains("written to")).hasSize(2);
  }

  @Test
  void aDamagedCellIsOneLineAndTheSameResults() throws IOException {
    run(folder, TWO_RUNS);
    byte[] first = results(folder);
    Path cell = folder.resolve("cells").resolve(names(folder.resolve("cells")).getFirst());
    byte[] bytes = Files.readAllBytes(cell);
    bytes[bytes.length / 2] ^= 1;
    Files.write(cell, bytes);

    Captured captured = run(folder, TWO_RUNS);
    assertThat(captured.exitCode()).isZero();
    assertThat(captured.err())
        .hasSize(2)
        .contains(
            "edgelaw: stored run %s is damaged (checksum does not match); set aside as %s and computed again"
                .formatted(cell.getFileName(), cell.getFileName() + ".damaged"));
    assertThat(counts()).isEqualTo("run 1, stored 1");
    assertThat(results(folder)).isEqualTo(first);
  }

  @Test
  void threadsChangeNoByte(@TempDir Path other) throws IOException {
    run(folder, with("--threads", "1"));
    run(other, with("--threads", "2"));
    assertThat(results(other)).isEqualTo(results(folder));
  }

  @Test
  @DisplayName("rates and seeds given twice, or in another order, are the same plan")
  void repeatedValues(@TempDir Path other) throws IOException {
    run(folder, TWO_RUNS);
    run(other, "E05", "--seeds", "7,7", "--steps", "5", "--learning-rates", "0.01,0.1,1e-1");
    assertThat(results(other)).isEqualTo(results(folder));
  }

  @Test
  void help() {
    for (String[] args : new String[][] {{"--help"}, {}, {"run", "--help"}, {"list", "-h"}}) {
      Captured captured = Captured.of(args);
      assertThat(captured.exitCode()).isZero();
      assertThat(captured.err()).isEmpty();
      assertThat(captured.out()).anyMatch(line -> line.startsWith("Usage: edgelaw"));
    }
    assertThat(Captured.of("--help").out())
        .anyMatch(line -> line.startsWith("Exit codes: 0 "))
        .allMatch(line -> line.length() <= 110);
  }

  @Test
  void version() {
    Captured captured = Captured.of("--version");
    assertThat(captured.exitCode()).isZero();
    assertThat(captured.out())
        .singleElement()
        .asString()
        .matches("edgelaw \\d+\\.\\d+\\.\\d+.* \\(([0-9a-f]{12,}(-dirty)?|unknown)\\), .+");
  }

  @Test
  void list() {
    Captured captured = Captured.of("list");
    assertThat(captured.exitCode()).isZero();
    assertThat(captured.out())
        .hasSize(24)
        .contains("E05   Drift scaling law, ten learning rates")
        .zipSatisfy(
            Catalogue.entries(),
            (line, entry) ->
                assertThat(line.endsWith("  (not built yet)")).isEqualTo(entry.study().isEmpty()));
  }

  private static Captured run(Path out, String... args) {
    List<String> line = new ArrayList<>(List.of("run", "--out", out.toString()));
    line.addAll(List.of(args));
    return Captured.of(line.toArray(String[]::new));
  }

  private static String[] with(String... more) {
    return Stream.concat(Stream.of(TWO_RUNS), Stream.of(more)).toArray(String[]::new);
  }

  private static byte[] results(Path folder) throws IOException {
    return Files.readAllBytes(folder.resolve("E05/results.json"));
  }

  private String counts() {
    JsonNode machine = json(folder.resolve("E05/machine.json"));
    return "run %s, stored %s".formatted(machine.get("cellsRun"), machine.get("cellsStored"));
  }

  private static JsonNode json(Path file) {
    return JsonMapper.builder().build().readTree(file);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(".claims"))
          .sorted()
          .toList();
    }
  }
}
