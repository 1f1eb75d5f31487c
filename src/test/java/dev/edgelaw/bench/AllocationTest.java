package dev.edgelaw.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
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

  /** Compilation runs in the background; on a busy machine the first iterations come too early. */
  private static final int ITERATIONS = 8;

  @Test
  @DisplayName("steps and products allocate less than a byte a call")
  void nothingIsAllocated() throws RunnerException {
    Map<String, Double> bytes = new TreeMap<>();
    bytes.putAll(allocation("GradientStep\\.step"));
    bytes.putAll(allocation("HessianProduct\\.(hessian|gaussNewton|block)Product"));
    assertThat(bytes).hasSize(2 + 2 * 3);
    assertThat(bytes).allSatisfy((benchmark, least) -> assertThat(least).isLessThan(1));
  }

  /** Bytes per operation in the best iteration: a boxed vector would be in all of them. */
  private static Map<String, Double> allocation(String pattern) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("^dev\\.edgelaw\\.bench\\." + pattern + "$")
                    .param("backend", "simd")
                    .param("width", "16")
                    .param("loss", "MSE", "CE")
                    .addProfiler(GCProfiler.class)
                    .forks(0)
                    .warmupIterations(2)
                    .warmupTime(TimeValue.milliseconds(400))
                    .measurementIterations(ITERATIONS)
                    .measurementTime(TimeValue.milliseconds(250))
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
