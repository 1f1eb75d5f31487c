package dev.edgelaw.stats;

import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * Correlation coefficients of two series. A coefficient is NaN, not an error, when a value is not
 * finite or a series is constant.
 */
public final class Correlation {

  private Correlation() {}

  /**
   * Pearson's correlation: how linear the relation is.
   *
   * @param x at least two values
   * @param y as many values as x
   * @return coefficient between -1 and 1, or NaN
   */
  public static double pearson(double[] x, double[] y) {
    return defined(x, y) ? new PearsonsCorrelation().correlation(x, y) : Double.NaN;
  }

  /**
   * Spearman's rank correlation: how monotone the relation is. Equal values share their mean rank.
   *
   * @param x at least two values
   * @param y as many values as x
   * @return coefficient between -1 and 1, or NaN
   */
  public static double spearman(double[] x, double[] y) {
    return defined(x, y) ? new SpearmansCorrelation().correlation(x, y) : Double.NaN;
  }

  private static boolean defined(double[] x, double[] y) {
    if (x.length != y.length || x.length < 2) {
      throw new IllegalArgumentException(
          "correlated series must have equal lengths of at least 2, were %d and %d"
              .formatted(x.length, y.length));
    }
    return varies(x) && varies(y);
  }

  private static boolean varies(double[] values) {
    boolean varies = false;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
      varies |= Double.compare(value, values[0]) != 0;
    }
    return varies;
  }
}
