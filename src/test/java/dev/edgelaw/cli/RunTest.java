package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
            "E05-drift.png",
            "E05-drift.svg",
            "E05-energy-law.png",
            "E05-energy-law.svg",
            "E05-local-slope.png",
            "E05-local-slope.svg",
            "config.json",
            "machine.json",
            "results.json");
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
  @DisplayName("shards store runs and judge nothing; merged, they give the bytes of one call")
  void shardsAndMerge(@TempDir Path parts) throws IOException {
    run(folder, TWO_RUNS);
    List<String> merge = new ArrayList<>(List.of("merge"));
    for (int i = 1; i <= 2; i++) {
      Path part = parts.resolve("part" + i);
      Captured captured = run(part, with("--shard", i + "/2"));
      assertThat(captured.exitCode()).isZero();
      assertThat(captured.out())
          .first()
          .asString()
          .startsWith("shard " + i + "/2: 1 runs stored in " + part.resolve("cells"));
      assertThat(names(part)).containsExactly("cells", "machine-shard-" + i + "-of-2.json");
      merge.add(part.toString());
    }
    Path all = parts.resolve("all");
    List<String> plan = List.of("--studies", "E05", "--seeds", "7", "--steps", "5");
    merge.addAll(List.of("--out", all.toString(), "--learning-rates", "0.01,0.1"));
    merge.addAll(plan);
    Captured merged = Captured.of(merge.toArray(String[]::new));
    assertThat(merged.err()).isEmpty();
    assertThat(merged.exitCode()).isZero();
    assertThat(merged.out()).contains("E05   complete, 2 runs");
    run(all, TWO_RUNS);
    assertThat(results(all)).isEqualTo(results(folder));
    for (String name : names(folder.resolve("cells"))) {
      assertThat(all.resolve("cells").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("cells").resolve(name));
    }

    merge.remove(2);
    merge.set(merge.indexOf(all.toString()), parts.resolve("half").toString());
    Captured half = Captured.of(merge.toArray(String[]::new));
    assertThat(half.exitCode()).isEqualTo(1);
    assertThat(half.out())
        .contains("E05   1 of 2 runs are missing")
        .last()
        .asString()
        .isEqualTo(
            "make them with: edgelaw run E05 --seeds 7 --learning-rates 0.01,0.1 --steps 5 --out "
                + parts.resolve("half"));
  }

  @Test
  @DisplayName("show prints what is stored, also for programs, and runs nothing")
  void show() throws IOException {
    String[] show = {"show", "E05", "--out", folder.toString(), "--seeds", "7", "--steps", "5"};
    String[] rates = {"--learning-rates", "0.1,0.01"};
    String[] all = Stream.concat(Stream.of(show), Stream.of(rates)).toArray(String[]::new);
    assertThat(Captured.of(all).exitCode()).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();

    run(folder, TWO_RUNS);
    Captured shown = Captured.of(all);
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.err()).isEmpty();
    assertThat(shown.out()).anyMatch(line -> line.startsWith("  seed 7  learningRate 0.01  "));
    Captured json =
        Captured.of(Stream.concat(Stream.of(all), Stream.of("--json")).toArray(String[]::new));
    assertThat(String.join("\n", json.out()) + "\n").isEqualTo(new String(results(folder)));
  }

  @Test
  void everyFileOfMachinesTellsTheWholeFingerprint() {
    run(folder, TWO_RUNS);
    JsonNode machine = json(folder.resolve("E05/machine.json"));
    assertThat(machine.propertyNames())
        .contains("machine", "backend", "vectorBits", "threads", "plan", "inputs", "results");
    assertThat(machine.get("plan").asString()).matches("[0-9a-f]{64}");
    assertThat(machine.get("machine").propertyNames())
        .contains("version", "revision", "sources", "java", "cpu");
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
    assertThat(captured.out()).hasSize(24).contains("E05   Drift scaling law, ten learning rates");
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
