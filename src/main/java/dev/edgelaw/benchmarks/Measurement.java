package dev.edgelaw.benchmarks;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The figures of one benchmark.
 *
 * @param key what was measured
 * @param forks nanoseconds of one operation, for each fork a list of iterations
 * @param peaks what a core could do at most around each of these iterations, in GFLOP/s; empty
 *     where that was not measured. Where the clock changes, a time alone says little
 * @param allocation bytes that one operation allocates; NaN where that was not measured
 */
public record Measurement(
    Key key, List<List<Double>> forks, List<List<Double>> peaks, double allocation) {
  /** Checks that there is something in it. */
  public Measurement {
    if (forks.isEmpty() || forks.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(key + ": has a fork without figures");
    }
    requireAboveZero(key, forks, "time");
    requireAboveZero(key, peaks, "peak");
    if (!peaks.isEmpty() && !sizes(peaks).equals(sizes(forks))) {
      throw new IllegalArgumentException(key + ": must have a peak for each of its times, or none");
    }
  }

  /**
   * The fastest of each fork's iterations: what else a machine does, a neighbour on the same core
   * or the compiler, only adds time. Iterations of one fork share its compiled code, so that only
   * forks are independent samples; of them the median counts.
   *
   * @return nanoseconds, one for each fork
   */
  public double[] forkTimes() {
    return forks.stream().mapToDouble(fork -> fork.get(fastest(fork))).toArray();
  }

  /**
   * Whether the peak was measured around every iteration.
   *
   * @return if so
   */
  public boolean besidePeak() {
    return !peaks.isEmpty();
  }

  /**
   * What the core could have done at most in the time of one operation, in the fastest iteration of
   * each fork.
   *
   * @return floating-point operations, one number for each fork
   * @throws IllegalStateException if the peak was not measured
   */
  public double[] forkCosts() {
    if (!besidePeak()) {
      throw new IllegalStateException(key + ": the peak was not measured beside it");
    }
    return IntStream.range(0, forks.size())
        .mapToDouble(fork -> cost(forks.get(fork), peaks.get(fork)))
        .toArray();
  }

  private static double cost(List<Double> times, List<Double> rates) {
    int fastest = fastest(times);
    return times.get(fastest) * rates.get(fastest);
  }

  private static int fastest(List<Double> times) {
    return times.indexOf(Collections.min(times));
  }

  private static List<Integer> sizes(List<List<Double>> forks) {
    return forks.stream().map(List::size).toList();
  }

  private static void requireAboveZero(Key key, List<List<Double>> forks, String what) {
    if (forks.stream().flatMap(List::stream).anyMatch(x -> !(x > 0 && x < 1e300))) {
      throw new IllegalArgumentException(
          "%s: has a %s that is not above 0 and finite".formatted(key, what));
    }
  }

  /**
   * The time of one operation.
   *
   * @return nanoseconds, the median over forks
   */
  public double time() {
    return median(forkTimes());
  }

  /**
   * How far forks are apart, by their costs if the peak was measured beside them.
   *
   * @return slowest over fastest fork, less 1; 0 for a single fork
   */
  public double spread() {
    double[] forks = besidePeak() ? forkCosts() : forkTimes();
    return Arrays.stream(forks).max().orElseThrow() / Arrays.stream(forks).min().orElseThrow() - 1;
  }

  /** The middle one, or the mean of the two in the middle; sorts them. */
  static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
