package dev.edgelaw.stats;

import java.util.function.DoubleUnaryOperator;

/** Which of several laws describes a positive series best, whatever their numbers of parameters. */
public final class InformationCriterion {
  private InformationCriterion() {}

  /**
   * Akaike's criterion of a law for deviations of equal size in ln y: n ln(SS_res / n) + 2 k,
   * SS_res taken of ln y. Only differences between laws on the same points mean anything; a
   * difference of 10 is decisive.
   *
   * @param x abscissae
   * @param y ordinates above 0, as many as x
   * @param law what is to be judged
   * @param parameters number k of parameters fitted, the size of the deviations not counted
   * @return the criterion, smaller for the better law; NaN where the law or a y is not above 0
   */
  public static double akaike(double[] x, double[] y, DoubleUnaryOperator law, int parameters) {
    if (x.length != y.length || x.length == 0) {
      throw new IllegalArgumentException(
          "x and y must have equal lengths of at least 1, were %d and %d"
              .formatted(x.length, y.length));
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double deviation = StrictMath.log(y[i]) - StrictMath.log(law.applyAsDouble(x[i]));
      sum += deviation * deviation;
    }
    return x.length * StrictMath.log(sum / x.length) + 2.0 * parameters;
  }
}
