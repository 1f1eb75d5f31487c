package dev.edgelaw.stats;

import org.hipparchus.stat.StatUtils;

/**
 * Mean and spread of a figure over seeds.
 *
 * @param mean arithmetic mean; NaN as soon as one value is NaN or infinite
 * @param standardDeviation population standard deviation (the sum of squares divided by the number
 *     of values, as the paper does throughout); NaN as soon as one value is NaN or infinite
 * @param count number of values, at least 1
 */
public record Summary(double mean, double standardDeviation, int count) {

  /**
   * Summarises some values.
   *
   * @param values at least one value; NaN marks a diverged seed
   * @return their summary
   */
  public static Summary of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a summary needs at least 1 value, was given 0");
    }
    double mean = StatUtils.mean(values);
    // Hipparchus gives a single value the variance 0, even when that value is NaN.
    double variance = Double.isFinite(mean) ? StatUtils.populationVariance(values) : Double.NaN;
    return new Summary(mean, Math.sqrt(variance), values.length);
  }
}
