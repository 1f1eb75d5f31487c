package dev.edgelaw.stats;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.OLSMultipleLinearRegression;

/**
 * Test of a power law against curvature: ordinary least squares of ln y on 1, ln x and (ln x)^2,
 * and whether the quadratic term is more than scatter. R^2 near one does not tell: over several
 * decades any monotone curve has it.
 *
 * @param coefficient coefficient of (ln x)^2; 0 for a power law
 * @param standardError standard error of the coefficient; NaN for three points
 * @param fStatistic F statistic of the quadratic term, with 1 and points - 3 degrees of freedom;
 *     NaN for three points
 * @param pValue probability of an F at least as large under a power law; NaN for three points
 * @param points number of points used
 */
public record QuadraticTest(
    double coefficient, double standardError, double fStatistic, double pValue, int points) {

  private static final int PARAMETERS = 3;

  /**
   * Fits the points whose y is finite and above a floor.
   *
   * @param x abscissae, finite and above 0
   * @param y ordinates, as many as x; may hold NaN
   * @param floor y must be greater than this, at least 0
   * @return the test, or empty when fewer than three different abscissae are left
   */
  public static Optional<QuadraticTest> fit(double[] x, double[] y, double floor) {
    LogPoints points = LogPoints.above(x, y, floor);
    if (points.distinct() < PARAMETERS) {
      return Optional.empty();
    }
    OLSMultipleLinearRegression parabola = new OLSMultipleLinearRegression();
    parabola.newSampleData(points.lnY(), powers(points.lnX()));
    double coefficient = parabola.estimateRegressionParameters()[2];
    int freedom = points.count() - PARAMETERS;
    if (freedom == 0) {
      return Optional.of(
          new QuadraticTest(coefficient, Double.NaN, Double.NaN, Double.NaN, points.count()));
    }
    double standardError = parabola.estimateRegressionParametersStandardErrors()[2];
    double t = coefficient / standardError;
    // F with one degree of freedom in the numerator is t squared; Student's lower tail keeps tiny
    // p-values accurate.
    double pValue = 2 * new TDistribution(freedom).cumulativeProbability(-Math.abs(t));
    return Optional.of(
        new QuadraticTest(coefficient, standardError, t * t, pValue, points.count()));
  }

  /**
   * R^2 of the parabola, from that of the line and F = (SS_line - SS_parabola) / (SS_parabola /
   * (points - 3)).
   *
   * @param line the power law through the same points
   * @return 1 - SS_parabola / SS_tot in log space; NaN for three points
   */
  public double rSquared(PowerLawFit line) {
    return 1 - (1 - line.rSquared()) / (1 + fStatistic / (points - PARAMETERS));
  }

  /**
   * Columns z and z^2 with z = ln x minus its mean, which leaves the last coefficient as it is and
   * conditions better.
   */
  private static double[][] powers(double[] lnX) {
    double mean = Arrays.stream(lnX).average().orElseThrow();
    return Arrays.stream(lnX)
        .map(value -> value - mean)
        .mapToObj(centred -> new double[] {centred, centred * centred})
        .toArray(double[][]::new);
  }
}
