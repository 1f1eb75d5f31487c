package dev.edgelaw.bench;

import dev.edgelaw.benchmarks.BenchmarkJson;
import dev.edgelaw.benchmarks.BenchmarkRun;
import dev.edgelaw.benchmarks.Environment;
import dev.edgelaw.benchmarks.TargetTable;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.report.Machine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

/** Everything that has a target, in few and short iterations. */
final class Summary {
  private static final int WARMUP_MILLISECONDS = 900;

  private static final int ITERATIONS = 5;
  private static final int ITERATION_MILLISECONDS = 150;

  private final CommandLineOptions options;
  private final PrintStream out;

  /**
   * @param options what the user wants otherwise
   * @param out where progress and figures go
   */
  Summary(CommandLineOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Runs, prints the figures next to their targets, and keeps them.
   *
   * @param folder where; nowhere if empty
   */
  void run(Optional<Path> folder) throws RunnerException, IOException {
    if (folder.isPresent()) {
      // Before minutes have been spent.
      Files.createDirectories(folder.orElseThrow());
    }
    String start = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    double loadAtStart = load();
    Collection<RunResult> results = new ArrayList<>();
    for (Selection selection : Selection.withTargets()) {
      Collection<RunResult> some = new Runner(jmh(selection)).run();
      some.forEach(this::print);
      results.addAll(some);
    }
    Environment environment =
        new Environment(
            Machine.here(),
            ArithmeticProvider.lookup(Backend.AUTO).vectorBits(),
            start,
            loadAtStart,
            load());
    String text = BenchmarkJson.text(environment, json(results));
    BenchmarkRun run = BenchmarkJson.run(environment.fileName(), text);
    out.println();
    TargetTable.lines(run, List.of()).forEach(out::println);
    if (folder.isPresent()) {
      Path file = folder.orElseThrow().resolve(environment.fileName());
      Files.writeString(file, text);
      out.println();
      out.println("written: " + file);
    }
  }

  private Options jmh(Selection selection) {
    boolean singleShot = selection.singleShot();
    ChainedOptionsBuilder builder =
        new OptionsBuilder()
            .parent(options)
            .include(selection.pattern())
            .verbosity(VerboseMode.SILENT)
            // JMH itself uses what JDK 24 and later warn of.
            .jvmArgsPrepend("--sun-misc-unsafe-memory-access=allow")
            .shouldFailOnError(true)
            .addProfiler(CorePeak.class)
            .forks(options.getForkCount().orElse(1))
            .warmupIterations(
                options.getWarmupIterations().orElse(singleShot ? 2 : selection.warmups()))
            .measurementIterations(
                options.getMeasurementIterations().orElse(singleShot ? 3 : ITERATIONS));
    if (!singleShot) {
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
