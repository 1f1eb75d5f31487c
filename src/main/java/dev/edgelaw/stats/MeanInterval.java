package dev.edgelaw.stats;

import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/** Student's confidence interval of a mean, for a handful of seeds. */
public final class MeanInterval {
  private MeanInterval() {}

  /**
   * The interval that covers the mean of normally distributed values.
   *
   * @param level confidence level, between 0 and 1
   * @param values independent values
   * @return mean +- t s / sqrt(n); unknown with fewer than two values or where one is not finite
   */
  public static Interval of(double level, double... values) {
    double mean = StatUtils.mean(values);
    if (values.length < 2 || !Double.isFinite(mean)) {
      return new Interval(Double.NaN, Double.NaN, level);
    }
    double error = Math.sqrt(StatUtils.variance(values) / values.length);
    double quantile =
        new TDistribution(values.length - 1.0).inverseCumulativeProbability((1 + level) / 2);
    return new Interval(mean - quantile * error, mean + quantile * error, level);
  }
}
