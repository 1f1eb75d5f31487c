package dev.edgelaw.cli;

import dev.edgelaw.benchmarks.BenchmarkJson;
import dev.edgelaw.benchmarks.BenchmarkRun;
import dev.edgelaw.benchmarks.Change;
import dev.edgelaw.benchmarks.ChangeTable;
import dev.edgelaw.benchmarks.Roofline;
import dev.edgelaw.benchmarks.TargetTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code edgelaw bench}. */
@Command(
    name = "bench",
    description = "Reads files of benchmark figures, which java -jar target/benchmarks.jar writes.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND")
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  BenchCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "bench: needs one of compare, table, roofline");
  }

  @Command(
      description = "Shows B against A: ratios of times with their intervals. Exit code 1: slower.",
      mixinStandardHelpOptions = true)
  int compare(
      @Parameters(paramLabel = "A", description = "The earlier file.") Path before,
      @Parameters(paramLabel = "B", description = "The later file.") Path after,
      @Option(
              names = "--tolerance",
              paramLabel = "X",
              defaultValue = "0.05",
              description = "How much slower is still the same; 0.05 by default.")
          double tolerance) {
    BenchmarkRun first = BenchmarkJson.read(before);
    BenchmarkRun second = BenchmarkJson.read(after);
    List<Change> changes = Change.between(first, second, tolerance);
    print(ChangeTable.lines(first, second, changes));
    return changes.stream().anyMatch(change -> change.verdict() == Change.Verdict.REGRESSION)
        ? 1
        : 0;
  }

  @Command(
      description = "Shows each figure next to its target, and peers beside it.",
      mixinStandardHelpOptions = true)
  int table(
      @Parameters(paramLabel = "FILE", description = "The figures.") Path file,
      @Parameters(
              paramLabel = "PEERS",
              arity = "0..*",
              description = "More files with figures of peers.")
          List<Path> peers,
      @Option(
              names = "--write",
              paramLabel = "MARKDOWN",
              description = "A Markdown file: the table goes between its two marker lines.")
          Path markdown) {
    BenchmarkRun run = BenchmarkJson.read(file);
    List<BenchmarkRun> others =
        peers == null ? List.of() : peers.stream().map(BenchmarkJson::read).toList();
    if (markdown == null) {
      print(TargetTable.lines(run, others));
    } else {
      int rows = TargetTable.write(markdown, run, others);
      print(List.of("%s: %d rows written".formatted(markdown, rows)));
    }
    return 0;
  }

  @Command(
      description = "Shows for each kernel which fraction of the machine's peak it attains.",
      mixinStandardHelpOptions = true)
  int roofline(@Parameters(paramLabel = "FILE", description = "The figures.") Path file) {
    print(Roofline.lines(BenchmarkJson.read(file)));
    return 0;
  }

  private void print(List<String> lines) {
    PrintWriter console = spec.commandLine().getOut();
    lines.forEach(console::println);
    console.flush();
  }
}
