package dev.edgelaw.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * The decay y = amplitude exp(-rate x) + floor as the published runs fit it: the floor is set to
 * {@value #FLOOR_SHARE} of the smallest y, not fitted; amplitude and rate come from a least-squares
 * line through ln(y - floor); R^2 is that of y itself. It assumes the floor that it reports.
 *
 * @param amplitude factor of the exponential
 * @param rate decay rate per unit of x
 * @param floor the level assumed to be approached
 * @param rSquared 1 - SS_res / SS_tot of y, not of its logarithm
 * @param points number of points used
 */
public record FlooredExponentialFit(
    double amplitude, double rate, double floor, double rSquared, int points) {
  private static final double FLOOR_SHARE = 0.9;

  /** What the published fit puts in place of a y at or below the floor. */
  private static final double SMALLEST = 1e-15;

  /**
   * Fits all points.
   *
   * @param x abscissae, finite
   * @param y ordinates, as many as x
   * @return the fit, or empty when a y is not finite or there are fewer than two different
   *     abscissae
   */
  public static Optional<FlooredExponentialFit> fit(double[] x, double[] y) {
    if (!Arrays.stream(y).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    double floor = FLOOR_SHARE * Arrays.stream(y).min().orElse(0);
    double[] logarithms =
        Arrays.stream(y).map(value -> StrictMath.log(Math.max(value - floor, SMALLEST))).toArray();
    return LineFit.fit(x, logarithms)
        .map(
            line -> {
              double amplitude = StrictMath.exp(line.intercept());
              double rSquared = rSquared(x, y, amplitude, -line.slope(), floor);
              return new FlooredExponentialFit(
                  amplitude, -line.slope(), floor, rSquared, line.points());
            });
  }

  private static double rSquared(
      double[] x, double[] y, double amplitude, double rate, double floor) {
    double mean = Summary.of(y).mean();
    double residual = 0;
    double total = 0;
    for (int i = 0; i < y.length; i++) {
      double error = y[i] - (amplitude * StrictMath.exp(-rate * x[i]) + floor);
      residual += error * error;
      total += (y[i] - mean) * (y[i] - mean);
    }
    return 1 - residual / total;
  }

  /**
   * The fitted decay.
   *
   * @param x abscissa
   * @return amplitude exp(-rate x) + floor
   */
  public double predict(double x) {
    return amplitude * StrictMath.exp(-rate * x) + floor;
  }
}
