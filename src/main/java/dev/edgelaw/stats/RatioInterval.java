package dev.edgelaw.stats;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.StatUtils;

/**
 * Confidence interval of a ratio of two times: B. L. Welch's (1947) interval for the difference of
 * two means, of logarithms, without assuming that both scatter alike.
 */
public final class RatioInterval {
  private RatioInterval() {}

  /**
   * The interval that covers the ratio of the geometric means.
   *
   * @param level confidence level, between 0 and 1
   * @param numerator independent positive values
   * @param denominator independent positive values
   * @return the interval; unknown with fewer than two values on a side
   */
  public static Interval of(double level, double[] numerator, double[] denominator) {
    if (numerator.length < 2 || denominator.length < 2) {
      return new Interval(Double.NaN, Double.NaN, level);
    }
    double[] above = logarithms(numerator);
    double[] below = logarithms(denominator);
    double difference = StatUtils.mean(above) - StatUtils.mean(below);
    double first = StatUtils.variance(above) / above.length;
    double second = StatUtils.variance(below) / below.length;
    double sum = first + second;
    if (sum == 0) {
      return new Interval(Math.exp(difference), Math.exp(difference), level);
    }
    // Welch and Satterthwaite's degrees of freedom.
    double freedom =
        sum * sum / (first * first / (above.length - 1) + second * second / (below.length - 1));
    double reach =
        new TDistribution(freedom).inverseCumulativeProbability((1 + level) / 2) * Math.sqrt(sum);
    return new Interval(Math.exp(difference - reach), Math.exp(difference + reach), level);
  }

  private static double[] logarithms(double[] values) {
    if (!Arrays.stream(values).allMatch(value -> value > 0)) {
      throw new IllegalArgumentException("a ratio of times needs values above 0");
    }
    return Arrays.stream(values).map(Math::log).toArray();
  }
}
