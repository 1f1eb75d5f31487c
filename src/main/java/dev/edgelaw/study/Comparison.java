package dev.edgelaw.study;

import java.util.Map;

/**
 * One of our figures held against a reference.
 *
 * @param level what it is held against
 * @param quantity its name, as in the runs and aggregates
 * @param where seed, learning rate and other parameters that single it out
 * @param published the reference
 * @param ours our figure
 * @param tolerance the largest difference allowed
 * @param deviation the difference in units of the tolerance; infinite where one of the two is not a
 *     number
 * @param comparable whether the difference says anything
 * @param reason why it does not, empty where it does
 */
public record Comparison(
    AgreementLevel level,
    String quantity,
    Map<String, Object> where,
    double published,
    double ours,
    double tolerance,
    double deviation,
    boolean comparable,
    String reason) {

  static Comparison of(
      AgreementLevel level,
      String quantity,
      Map<String, Object> where,
      double published,
      double ours,
      Tolerance tolerance,
      String reason) {
    double bound = tolerance.bound(published);
    return new Comparison(
        level,
        quantity,
        where,
        published,
        ours,
        bound,
        deviation(published, ours, bound),
        reason.isEmpty(),
        reason);
  }

  /** Two runs that both diverged agree. */
  private static double deviation(double published, double ours, double bound) {
    double difference = Math.abs(ours - published);
    if (difference == 0 || Double.isNaN(published) && Double.isNaN(ours)) {
      return 0;
    }
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference / bound;
  }

  /**
   * Whether our figure agrees.
   *
   * @return true if the difference is within the tolerance
   */
  public boolean within() {
    return deviation <= 1;
  }
}
