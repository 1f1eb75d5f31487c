package dev.edgelaw.stats;

import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * A power law y = exp(intercept) x^exponent, by ordinary least squares of ln y on ln x, every point
 * with equal weight.
 *
 * @param exponent slope of the line in log-log coordinates
 * @param intercept ln y at x = 1
 * @param rSquared 1 - SS_res / SS_tot in log space; NaN when all y are equal
 * @param standardError standard error of the exponent; NaN for two points, which leave no scatter
 *     to judge by
 * @param points number of points used
 */
public record PowerLawFit(
    double exponent, double intercept, double rSquared, double standardError, int points) {

  /**
   * Fits the points whose y is finite and above a floor; the others (diverged, or lost in rounding)
   * are left out.
   *
   * @param x abscissae, finite and above 0, for example learning rates
   * @param y ordinates, as many as x, for example drifts; may hold NaN
   * @param floor y must be greater than this, at least 0
   * @return the fit, or empty when fewer than two different abscissae are left
   */
  public static Optional<PowerLawFit> fit(double[] x, double[] y, double floor) {
    LogPoints points = LogPoints.above(x, y, floor);
    if (points.distinct() < 2) {
      return Optional.empty();
    }
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < points.count(); i++) {
      line.addData(points.lnX()[i], points.lnY()[i]);
    }
    return Optional.of(
        new PowerLawFit(
            line.getSlope(),
            line.getIntercept(),
            line.getRSquare(),
            points.count() > 2 ? line.getSlopeStdErr() : Double.NaN,
            points.count()));
  }

  /**
   * Confidence interval of the exponent, from Student's t distribution with points - 2 degrees of
   * freedom. It assumes independent deviations of equal size in ln y; a curved relation (see {@link
   * QuadraticTest}) violates that.
   *
   * @param level confidence level between 0 and 1, such as 0.95
   * @return the interval, with ends NaN for two points
   */
  public Interval confidenceInterval(double level) {
    Interval.requireLevel(level);
    if (points <= 2) {
      return new Interval(Double.NaN, Double.NaN, level);
    }
    double quantile = new TDistribution(points - 2).inverseCumulativeProbability((1 + level) / 2);
    return new Interval(
        exponent - quantile * standardError, exponent + quantile * standardError, level);
  }

  /**
   * The fitted law.
   *
   * @param x abscissa above 0
   * @return exp(intercept) x^exponent
   */
  public double predict(double x) {
    return StrictMath.exp(intercept + exponent * StrictMath.log(x));
  }

  /**
   * Deviation of a point from the law in log space.
   *
   * @param x abscissa above 0
   * @param y ordinate
   * @return ln y minus the fitted ln y; NaN unless y is above 0
   */
  public double residual(double x, double y) {
    return y > 0 ? StrictMath.log(y) - (intercept + exponent * StrictMath.log(x)) : Double.NaN;
  }
}
