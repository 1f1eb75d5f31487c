package dev.edgelaw.stats;

import java.util.Optional;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * A line y = intercept + slope x by ordinary least squares, every point with equal weight.
 *
 * @param slope its slope
 * @param intercept y at x = 0
 * @param rSquared 1 - SS_res / SS_tot; NaN when all y are equal
 * @param points number of points used
 */
public record LineFit(double slope, double intercept, double rSquared, int points) {
  /**
   * Fits the points whose coordinates are both finite.
   *
   * @param x abscissae
   * @param y ordinates, as many
   * @return the fit, or empty when fewer than two different abscissae are left
   */
  public static Optional<LineFit> fit(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "x and y must have equal lengths, were %d and %d".formatted(x.length, y.length));
    }
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        line.addData(x[i], y[i]);
      }
    }
    double slope = line.getSlope();
    return Double.isFinite(slope)
        ? Optional.of(
            new LineFit(
                slope, line.getIntercept(), line.getRSquare(), Math.toIntExact(line.getN())))
        : Optional.empty();
  }
}
