package dev.edgelaw.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** By JMH's own count: a boxed vector costs 100 bytes, and any object at least 16. */
class AllocationTest {
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  /** JMH itself allocates a few kilobytes an iteration: the longer it is, the less they weigh. */
  private static final List<TimeValue> ITERATION_TIMES =
      List.of(TimeValue.milliseconds(700), TimeValue.seconds(2), TimeValue.seconds(6));

  private static final int ITERATIONS = 3;

  @ParameterizedTest
  @CsvSource({"GradientStep\\.step, 2", "HessianProduct\\.(hessian|gaussNewton|block)Product, 6"})
  @DisplayName("steps and products allocate less than a byte a call")
  void nothingIsAllocated(String pattern, int benchmarks) throws RunnerException {
    Map<String, Double> bytes = new TreeMap<>();
    // On a busy machine compilation takes its time, and an iteration holds fewer calls.
    for (TimeValue time : ITERATION_TIMES) {
      bytes = allocation(pattern, time);
      if (bytes.values().stream().allMatch(least -> least < 1)) {
        break;
      }
    }
    assertThat(bytes).hasSize(benchmarks);
    assertThat(bytes).allSatisfy((benchmark, least) -> assertThat(least).isLessThan(1));
  }

  /** Bytes per operation in the best iteration: a boxed vector would be in all of them. */
  private static Map<String, Double> allocation(String pattern, TimeValue time)
      throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("^dev\\.edgelaw\\.bench\\." + pattern + "$")
                    .param("backend", "simd")
                    .param("width", "16")
                    .param("loss", "MSE", "CE")
                    .addProfiler(GCProfiler.class)
                    .forks(0)
                    .warmupIterations(1)
                    .warmupTime(time)
                    .measurementIterations(ITERATIONS)
                    .measurementTime(time)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    Map<String, Double> least = new TreeMap<>();
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark() + " " + result.getParams().getParam("loss");
      for (BenchmarkResult fork : result.getBenchmarkResults()) {
        for (IterationResult iteration : fork.getIterationResults()) {
          least.merge(name, iteration.getSecondaryResults().get(ALLOCATION).getScore(), Math::min);
        }
      }
    }
    return least;
  }
}
