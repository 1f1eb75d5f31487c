package dev.edgelaw.stats;

/**
 * Slopes between neighbouring points in log-log coordinates: whether a power law has one exponent.
 */
public final class LocalSlopes {

  private LocalSlopes() {}

  /**
   * The slopes (ln y[i+1] - ln y[i]) / (ln x[i+1] - ln x[i]).
   *
   * @param x abscissae, finite and above 0, neighbours different
   * @param y ordinates, as many as x
   * @return one slope less than there are points (none for no point), NaN where an end has a y that
   *     is not finite or not above 0
   */
  public static double[] between(double[] x, double[] y) {
    LogPoints.requireAbscissae(x, y);
    double[] slopes = new double[Math.max(0, x.length - 1)];
    for (int i = 0; i < slopes.length; i++) {
      if (x[i] == x[i + 1]) {
        throw new IllegalArgumentException("neighbouring x must differ, were both " + x[i]);
      }
      // ln of the quotient would lose digits where x or y are near overflow; the difference does
      // not.
      double rise = logarithm(y[i + 1]) - logarithm(y[i]);
      slopes[i] = rise / (StrictMath.log(x[i + 1]) - StrictMath.log(x[i]));
    }
    return slopes;
  }

  private static double logarithm(double y) {
    return y > 0 && Double.isFinite(y) ? StrictMath.log(y) : Double.NaN;
  }
}
