package dev.edgelaw.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.edgelaw.benchmarks.BenchmarkJson;
import dev.edgelaw.benchmarks.BenchmarkRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** What is finished stays, however a summary ends. Nothing is said of times. */
class SummaryTest {
  private static final Selection MEMORY =
      new Selection("MemoryBandwidth", ".*", Map.of("elements", List.of("4096")), Pace.KERNEL);
  private static final Selection STEP =
      new Selection(
          "GradientStep",
          "step",
          Map.of("backend", List.of("simd"), "loss", List.of("MSE"), "width", List.of("64")),
          Pace.STEP);
  private static final Selection FAILING =
      new Selection("MatrixProduct", "multiply", Map.of("shape", List.of("no shape")), Pace.KERNEL);

  @TempDir private Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private Summary summary(Selection... selections) throws Exception {
    return summary("0", selections);
  }

  private Summary summary(String forks, Selection... selections) throws Exception {
    CommandLineOptions options =
        new CommandLineOptions("-f", forks, "-wi", "0", "-i", "1", "-r", "10ms");
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Summary(options, List.of(selections), out);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  @DisplayName("a benchmark that fails leaves those before it, in a file that says how many")
  void failure() throws Exception {
    Summary summary = summary(MEMORY, FAILING, STEP);
    assertThatThrownBy(() -> summary.run(Optional.of(folder))).isInstanceOf(RunnerException.class);
    assertThat(files()).hasSize(1);
    Path file = files().getFirst();
    BenchmarkRun run = BenchmarkJson.read(file);
    assertThat(run.measurements()).hasSize(1);
    assertThat(run.measurements().getFirst().besidePeak()).isTrue();
    assertThat(run.incomplete().orElseThrow()).contains("holds 1 of 3 selections");
    assertThat(printed()).containsOnlyOnce("stopped: %s holds 1 of 3 selections".formatted(file));
  }

  @Test
  @DisplayName("where nothing is finished no file is left")
  void nothing() throws Exception {
    Summary summary = summary(FAILING);
    assertThatThrownBy(() -> summary.run(Optional.of(folder))).isInstanceOf(RunnerException.class);
    assertThat(files()).isEmpty();
    assertThat(printed()).containsOnlyOnce("no selection was finished, no file is left");
  }

  @Test
  @DisplayName("a second run of the day leaves the first one's file alone")
  void twice() throws Exception {
    summary(STEP).run(Optional.of(folder));
    Path first = files().getFirst();
    String text = Files.readString(first);
    summary(MEMORY, STEP).run(Optional.of(folder));
    assertThat(files()).hasSize(2);
    assertThat(Files.readString(first)).isEqualTo(text);
    assertThat(files())
        .allSatisfy(file -> assertThat(BenchmarkJson.read(file).incomplete()).isEmpty());
    assertThat(printed()).contains("-2.json").doesNotContain("stopped");
  }

  @Test
  @DisplayName("forks are run in rounds, and kept as forks of one benchmark")
  void rounds() throws Exception {
    summary("2", MEMORY, STEP).run(Optional.of(folder));
    Path file = files().getFirst();
    BenchmarkRun run = BenchmarkJson.read(file);
    assertThat(run.incomplete()).isEmpty();
    assertThat(run.measurements())
        .hasSize(2)
        .allSatisfy(
            measurement -> {
              assertThat(measurement.forks()).hasSize(2);
              assertThat(measurement.peaks()).hasSize(2);
            });
    assertThat(Files.readString(file)).contains("\"forks\" : 2").doesNotContain("\"forks\" : 1");
    assertThat(printed())
        .containsSubsequence(
            "fork 1 of 2",
            "MemoryBandwidth",
            "GradientStep",
            "fork 2 of 2",
            "MemoryBandwidth",
            "GradientStep",
            "written: ");
  }

  @Test
  @DisplayName("without a folder a run that fails says that nothing is kept")
  void withoutFolder() throws Exception {
    Summary summary = summary(MEMORY, FAILING);
    assertThatThrownBy(() -> summary.run(Optional.empty())).isInstanceOf(RunnerException.class);
    assertThat(printed()).contains("stopped: 1 of 2 selections were run; none is kept");
  }

  @Test
  @DisplayName("a folder that is a file is refused before anything runs")
  void fileForFolder() throws Exception {
    Path file = Files.createFile(folder.resolve("a"));
    Summary summary = summary(MEMORY);
    assertThatThrownBy(() -> summary.run(Optional.of(file)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must be a folder");
    assertThat(printed()).isEmpty();
  }

  @Test
  @DisplayName("what a summary decides itself is refused, not ignored")
  void refusals() throws Exception {
    for (String[] line : new String[][] {{"extra"}, {"-rf", "json"}, {"-rff", "a.json"}}) {
      CommandLineOptions options = new CommandLineOptions(line);
      assertThatThrownBy(() -> Main.refuseWhatASummaryDecides(options))
          .isInstanceOf(CommandLineOptionException.class)
          .hasMessageStartingWith("summary");
    }
    Main.refuseWhatASummaryDecides(new CommandLineOptions("-f", "3", "-prof", "gc"));
  }
}
