package dev.edgelaw.benchmarks;

import java.util.Arrays;
import java.util.List;

/**
 * The figures of one benchmark.
 *
 * @param key what was measured
 * @param forks nanoseconds of one operation, for each fork a list of iterations
 * @param allocation bytes that one operation allocates; NaN where that was not measured
 */
public record Measurement(Key key, List<List<Double>> forks, double allocation) {
  /** Checks that there is something in it. */
  public Measurement {
    if (forks.isEmpty() || forks.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(key + ": has a fork without figures");
    }
    if (forks.stream().flatMap(List::stream).anyMatch(t -> !(t > 0 && t < 1e300))) {
      throw new IllegalArgumentException(key + ": has a time that is not above 0 and finite");
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

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
