package dev.edgelaw.bench;

import dev.edgelaw.benchmarks.BenchmarkJson;
import dev.edgelaw.benchmarks.Work;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Measures what a core can do at most just before and just after every iteration of any benchmark:
 * {@code -prof dev.edgelaw.bench.CorePeak}. Where the clock changes from second to second, a time
 * says little and the fraction of this peak a lot.
 *
 * <p>Cores may differ, too, when others use them: in a {@link WorkerPool}, as in the summary, the
 * threads of the benchmark measure, all at once. Otherwise it is the thread that starts iterations,
 * which the system is free to put on another core.
 */
public final class CorePeak implements InternalProfiler {
  /** Some five milliseconds of multiply-adds, of which the median counts. */
  private static final int CALLS = 101;

  /** Medians of {@value #CALLS} calls that differ by no more: the loop is compiled for good. */
  private static final double STEADY = 0.05;

  /** A fraction of it is the rule; where the clock never rests there must be an end. */
  private static final long WARMUP_NANOSECONDS = 1_000_000_000L;

  private final MachinePeak work = new MachinePeak();
  private Optional<WorkerPool> workers = Optional.empty();
  private boolean warm;
  private double before;

  /** For JMH. */
  public CorePeak() {}

  @Override
  public String getDescription() {
    return "peak of one core around every iteration, GFLOP/s";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (!warm) {
      workers = WorkerPool.ofThisJvm();
      work.prepare();
      peak(this::warmedUp);
      warm = true;
    }
    before = peak(this::measure);
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double mean = (before + peak(this::measure)) / 2;
    return List.of(
        new ScalarResult(BenchmarkJson.PEAK_METRIC, mean, "GFLOP/s", AggregationPolicy.AVG));
  }

  private double peak(DoubleSupplier measurement) {
    return workers.isPresent()
        ? workers.orElseThrow().mean(measurement)
        : measurement.getAsDouble();
  }

  private double warmedUp() {
    long start = System.nanoTime();
    double last;
    double present = measure();
    do {
      last = present;
      present = measure();
    } while (Math.abs(present / last - 1) > STEADY
        && System.nanoTime() - start < WARMUP_NANOSECONDS);
    return present;
  }

  private double measure() {
    double[] speeds = new double[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long start = System.nanoTime();
      double sum = work.fma();
      long time = System.nanoTime() - start;
      speeds[i] = Work.PEAK_OPERATIONS / (double) time;
      if (!(sum > 0)) {
        throw new IllegalStateException("chains end at " + sum);
      }
    }
    Arrays.sort(speeds);
    return speeds[CALLS / 2];
  }
}
