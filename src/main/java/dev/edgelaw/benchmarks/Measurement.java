package dev.edgelaw.benchmarks;

import java.util.Arrays;
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
   * The median of each fork's iterations: iterations of one fork share its compiled code, so that
   * only forks are independent samples.
   *
   * @return nanoseconds, one for each fork
   */
  public double[] forkTimes() {
    return forks.stream()
        .mapToDouble(fork -> median(fork.stream().mapToDouble(Double::doubleValue).toArray()))
        .toArray();
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
   * What the core could have done at most in the time of one operation, as the median of each fork.
   *
   * @return floating-point operations, one number for each fork
   * @throws IllegalStateException if the peak was not measured
   */
  public double[] forkCosts() {
    if (!besidePeak()) {
      throw new IllegalStateException(key + ": the peak was not measured beside it");
    }
    return IntStream.range(0, forks.size())
        .mapToDouble(fork -> median(products(forks.get(fork), peaks.get(fork))))
        .toArray();
  }

  private static double[] products(List<Double> times, List<Double> rates) {
    return IntStream.range(0, times.size()).mapToDouble(i -> times.get(i) * rates.get(i)).toArray();
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
   * How far forks are apart.
   *
   * @return slowest over fastest fork, less 1; 0 for a single fork
   */
  public double spread() {
    double[] times = forkTimes();
    return Arrays.stream(times).max().orElseThrow() / Arrays.stream(times).min().orElseThrow() - 1;
  }

  /** The middle one, or the mean of the two in the middle; sorts them. */
  static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
