package dev.edgelaw.stats;

import java.util.Arrays;

/**
 * The exponent that Hurst's rescaled range of a whole series gives: ln(R/s)/ln n, where R is the
 * range of the running sums of the deviations from the mean and s the population standard
 * deviation. From a single scale of a decaying series it says only how early its weight lies.
 */
public final class RescaledRange {
  /** A series that spreads less counts as constant, as in the published figures. */
  private static final double CONSTANT = 1e-15;

  private RescaledRange() {}

  /**
   * The exponent.
   *
   * @param series at least two values
   * @return ln(R/s)/ln n, 0.5 for a constant series, NaN where a value is not finite
   */
  public static double exponent(double... series) {
    if (series.length < 2) {
      throw new IllegalArgumentException(
          "rescaled range of %d values: needs at least 2".formatted(series.length));
    }
    Summary summary = Summary.of(series);
    if (summary.standardDeviation() <= CONSTANT) {
      return 0.5;
    }
    double[] sums = new double[series.length];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += series[i] - summary.mean();
      sums[i] = sum;
    }
    double range =
        Arrays.stream(sums).max().orElseThrow() - Arrays.stream(sums).min().orElseThrow();
    return StrictMath.log(range / summary.standardDeviation()) / StrictMath.log(series.length);
  }
}
