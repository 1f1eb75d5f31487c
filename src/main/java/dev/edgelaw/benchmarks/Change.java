package dev.edgelaw.benchmarks;

import dev.edgelaw.stats.Interval;
import java.util.List;

/**
 * One benchmark before and after.
 *
 * @param key what was measured
 * @param before nanoseconds of one operation
 * @param after nanoseconds of one operation
 * @param ratio after / before, as {@link Ratio} takes it
 * @param interval of that ratio, from the forks; unknown when one side has a single fork
 * @param tolerance how much slower is still the same
 */
public record Change(
    Key key, double before, double after, double ratio, Interval interval, double tolerance) {
  /** What to say of a change. */
  public enum Verdict {
    /** Slower by more than the tolerance, even at the lower end of the interval. */
    REGRESSION,
    /** Faster by more than the tolerance, even at the upper end of the interval. */
    IMPROVEMENT,
    /** Neither can be told from noise. */
    SAME,
    /** Fewer than two forks on one side. */
    UNKNOWN
  }

  /**
   * Compares all that two runs have in common.
   *
   * @param before the earlier run
   * @param after the later one
   * @param tolerance how much slower is still the same, such as 0.05
   * @return one change for each, in the order of the earlier run
   * @throws IllegalArgumentException if they share nothing
   */
  public static List<Change> between(BenchmarkRun before, BenchmarkRun after, double tolerance) {
    if (!(tolerance >= 0 && tolerance < 10)) {
      throw new IllegalArgumentException("tolerance " + tolerance + ": must be from 0 to below 10");
    }
    List<Change> changes =
        before.measurements().stream()
            .flatMap(
                old -> after.find(old.key()).map(present -> of(old, present, tolerance)).stream())
            .toList();
    if (changes.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' and '%s' share no benchmark with the same parameters"
              .formatted(before.name(), after.name()));
    }
    return changes;
  }

  private static Change of(Measurement old, Measurement present, double tolerance) {
    Ratio ratio = Ratio.of(present, old);
    return new Change(
        old.key(), old.time(), present.time(), ratio.value(), ratio.interval(), tolerance);
  }

  /**
   * What to say of it.
   *
   * @return the verdict
   */
  public Verdict verdict() {
    if (Double.isNaN(interval.low())) {
      return Verdict.UNKNOWN;
    }
    if (interval.low() > 1 + tolerance) {
      return Verdict.REGRESSION;
    }
    return interval.high() < 1 / (1 + tolerance) ? Verdict.IMPROVEMENT : Verdict.SAME;
  }
}
