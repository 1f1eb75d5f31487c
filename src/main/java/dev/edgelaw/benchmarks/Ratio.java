package dev.edgelaw.benchmarks;

import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.RatioInterval;
import java.util.Arrays;

/**
 * A ratio of two times, or of two costs.
 *
 * @param value of the medians of the forks, as all tables give it
 * @param interval of the geometric means of the forks; unknown where a side has a single fork
 */
record Ratio(double value, Interval interval) {
  private static final double LEVEL = 0.95;

  /**
   * Of two measurements, the first over the second: of what the core could have done in their times
   * if the peak was measured around both, else of the times.
   */
  static Ratio of(Measurement above, Measurement below) {
    boolean costs = above.besidePeak() && below.besidePeak();
    double[] first = costs ? above.forkCosts() : above.forkTimes();
    double[] second = costs ? below.forkCosts() : below.forkTimes();
    Interval interval = RatioInterval.of(LEVEL, first, second);
    return new Ratio(Measurement.median(first) / Measurement.median(second), interval);
  }

  /** The work of a benchmark over what the core could have done in its time. */
  static Ratio ofPeak(double operations, Measurement measurement) {
    double[] costs = measurement.forkCosts();
    double[] work = new double[costs.length];
    Arrays.fill(work, operations);
    Interval interval = RatioInterval.of(LEVEL, work, costs);
    return new Ratio(operations / Measurement.median(costs), interval);
  }

  /** One that is not measured, such as a target. */
  static Ratio exact(double value) {
    return new Ratio(value, new Interval(Double.NaN, Double.NaN, LEVEL));
  }

  /** What to say of the error bars of a picture. */
  static String bars(boolean any) {
    return any
        ? "bars are %.0f %% intervals from the forks".formatted(100 * LEVEL)
        : "no error bars: the file holds one fork of each benchmark";
  }

  Ratio times(double factor) {
    return new Ratio(
        factor * value,
        new Interval(factor * interval.low(), factor * interval.high(), interval.level()));
  }

  /** How far the interval reaches below the value, NaN where unknown. */
  double below() {
    return Double.isNaN(interval.low()) ? Double.NaN : Math.max(0, value - interval.low());
  }

  /** How far the interval reaches above the value, NaN where unknown. */
  double above() {
    return Double.isNaN(interval.high()) ? Double.NaN : Math.max(0, interval.high() - value);
  }

  boolean uncertain() {
    return !Double.isNaN(interval.low());
  }
}
