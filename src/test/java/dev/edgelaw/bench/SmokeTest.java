package dev.edgelaw.bench;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark runs, one call each, at the smallest sizes. Nothing is said of its time. */
class SmokeTest {
  @Test
  @DisplayName("JMH runs every benchmark of the list")
  void everyBenchmarkRuns() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("^dev\\.edgelaw\\.bench\\.[A-Z]")
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .param("backend", "simd")
                    .param("form", "sparse")
                    .param("loss", "CE")
                    .param("width", "8")
                    .param("shape", "9x8x7")
                    .param("n", "20")
                    .param("spectrum", "RANDOM")
                    .param("parameters", "1000")
                    .param("elements", "4096")
                    .build())
            .run();
    Set<String> run =
        results.stream().map(result -> result.getParams().getBenchmark()).collect(toSet());
    assertThat(run).hasSizeGreaterThan(20).isEqualTo(all());
  }

  @Test
  @DisplayName("the summary finds all that it selects")
  void selections() {
    assertThat(Selection.withTargets())
        .allSatisfy(
            selection ->
                assertThat(all())
                    .anySatisfy(name -> assertThat(name).matches(selection.pattern())));
  }

  private static Set<String> all() {
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .filter(name -> name.matches("dev\\.edgelaw\\.bench\\.[A-Z].*"))
        .collect(toSet());
  }
}
