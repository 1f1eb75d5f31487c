package dev.edgelaw.bench;

import dev.edgelaw.benchmarks.BenchmarkJson;
import dev.edgelaw.benchmarks.BenchmarkRun;
import dev.edgelaw.benchmarks.Environment;
import dev.edgelaw.benchmarks.Extent;
import dev.edgelaw.benchmarks.TargetTable;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.report.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Benchmarks that have targets, in few and short iterations, in {@link Rounds}. */
final class Summary {
  private static final int WARMUP_MILLISECONDS = 900;

  private static final int ITERATION_MILLISECONDS = 150;

  private static final List<String> JVM_ARGUMENTS =
      Stream.concat(
              // JMH itself uses what JDK 24 and later warn of.
              Stream.of("--sun-misc-unsafe-memory-access=allow"),
              WorkerPool.jvmArguments().stream())
          .toList();

  private final CommandLineOptions options;
  private final List<Selection> selections;
  private final PrintStream out;

  /**
   * @param options what the user wants otherwise
   * @param selections what to run
   * @param out where progress and figures go
   */
  Summary(CommandLineOptions options, List<Selection> selections, PrintStream out) {
    this.options = options;
    this.selections = List.copyOf(selections);
    this.out = out;
  }

  /**
   * Runs, prints the figures next to their targets, and keeps them: all that is finished, whenever
   * it ends.
   *
   * @param folder where; nowhere if empty
   */
  void run(Optional<Path> folder) throws RunnerException, IOException {
    Environment start = environment();
    Rounds rounds = new Rounds();
    int times = Math.max(1, forks());
    int planned = times * selections.size();
    String text = text(start, new Extent(0, planned), rounds);
    Optional<ResultFile> file =
        folder.isPresent()
            ? Optional.of(ResultFile.claim(folder.orElseThrow(), start, text))
            : Optional.empty();
    try (Ending ending = new Ending(file, planned, out)) {
      for (int fork = 1; fork <= times; fork++) {
        if (times > 1) {
          out.printf("fork %d of %d%n", fork, times);
        }
        for (Selection selection : selections) {
          Collection<RunResult> some = new Runner(jmh(selection)).run();
          some.forEach(this::print);
          rounds.add(some);
          text = text(start, new Extent(ending.finished() + 1, planned), rounds);
          ending.finishedOneMore(text);
        }
      }
    }
    String name = file.map(kept -> kept.path().getFileName().toString()).orElse("this run");
    BenchmarkRun run = BenchmarkJson.run(name, text);
    out.println();
    TargetTable.lines(run, List.of()).forEach(out::println);
    file.ifPresent(
        kept -> {
          out.println();
          out.println("written: " + kept.path());
        });
  }

  private static Environment environment() {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    int bits = ArithmeticProvider.lookup(Backend.AUTO).vectorBits();
    return new Environment(Machine.here(), bits, now, load(), load(), Optional.empty());
  }

  private static String text(Environment start, Extent extent, Rounds rounds) {
    return BenchmarkJson.text(start.until(load(), extent), json(rounds.results()));
  }

  private int forks() {
    return options.getForkCount().orElse(1);
  }

  private Options jmh(Selection selection) {
    Pace pace = selection.pace();
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .parent(options)
            .include(selection.pattern())
            .verbosity(VerboseMode.SILENT)
            .jvmArgsPrepend(JVM_ARGUMENTS.toArray(String[]::new))
            .shouldFailOnError(true)
            .addProfiler(CorePeak.class)
            .forks(Math.min(1, forks()))
            .warmupIterations(options.getWarmupIterations().orElse(pace.warmups()))
            .measurementIterations(options.getMeasurementIterations().orElse(pace.iterations()));
    if (pace != Pace.SINGLE_SHOT) {
      TimeValue warmup = TimeValue.milliseconds(WARMUP_MILLISECONDS);
      TimeValue iteration = TimeValue.milliseconds(ITERATION_MILLISECONDS);
      builder
          .warmupTime(options.getWarmupTime().orElse(warmup))
          .measurementTime(options.getMeasurementTime().orElse(iteration));
    }
    selection
        .parameters()
        .forEach((name, values) -> builder.param(name, values.toArray(String[]::new)));
    return builder.build();
  }

  private void print(RunResult result) {
    StringBuilder name = new StringBuilder(result.getParams().getBenchmark());
    name.delete(0, Selection.PACKAGE.length());
    for (String parameter : result.getParams().getParamsKeys()) {
      name.append(' ').append(result.getParams().getParam(parameter));
    }
    out.printf(
        "%-72s %12.3f %s%n",
        name, result.getPrimaryResult().getScore(), result.getPrimaryResult().getScoreUnit());
  }

  private static String json(Collection<RunResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(results);
    // Where the JVM lies is nobody else's business; which one it is stands beside it.
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replaceAll("\"jvm\" : \"[^\"]*\"", "\"jvm\" : \"java\"");
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
