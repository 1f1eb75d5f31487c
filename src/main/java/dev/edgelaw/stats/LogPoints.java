package dev.edgelaw.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The points of a series that a fit in log-log coordinates uses.
 *
 * @param lnX natural logarithms of x
 * @param lnY natural logarithms of y
 */
record LogPoints(double[] lnX, double[] lnY) {

  /** Keeps the points whose y is finite and above the floor. */
  static LogPoints above(double[] x, double[] y, double floor) {
    requireAbscissae(x, y);
    if (!(floor >= 0) || Double.isInfinite(floor)) {
      throw new IllegalArgumentException("floor must be finite and at least 0, was " + floor);
    }
    int[] used =
        IntStream.range(0, y.length).filter(i -> y[i] > floor && Double.isFinite(y[i])).toArray();
    return new LogPoints(logarithms(x, used), logarithms(y, used));
  }

  static void requireAbscissae(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "x and y must have equal lengths, were %d and %d".formatted(x.length, y.length));
    }
    for (double value : x) {
      if (!(value > 0) || Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "x must be finite and above 0 for a logarithm, was " + value);
      }
    }
  }

  /** StrictMath: the same fit on every machine. */
  private static double[] logarithms(double[] values, int[] used) {
    return Arrays.stream(used).mapToDouble(i -> StrictMath.log(values[i])).toArray();
  }

  int count() {
    return lnX.length;
  }

  /** Number of different abscissae, the limit to the degree that can be fitted. */
  long distinct() {
    return Arrays.stream(lnX).distinct().count();
  }
}
