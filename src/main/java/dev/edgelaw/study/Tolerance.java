package dev.edgelaw.study;

/**
 * How far our figure may lie from a reference: the larger of, or the sum of, an absolute and a
 * relative part.
 *
 * @param absolute absolute part
 * @param relative part in proportion to the reference's modulus
 * @param summed whether the parts are added; otherwise the larger counts
 */
public record Tolerance(double absolute, double relative, boolean summed) {
  /**
   * An absolute tolerance.
   *
   * @param bound largest difference
   * @return the tolerance
   */
  public static Tolerance absolute(double bound) {
    return new Tolerance(bound, 0, true);
  }

  /**
   * A relative tolerance.
   *
   * @param fraction largest difference in units of the reference
   * @return the tolerance
   */
  public static Tolerance relative(double fraction) {
    return new Tolerance(0, fraction, true);
  }

  /**
   * An absolute part plus a relative part.
   *
   * @param bound absolute part
   * @param fraction relative part
   * @return the tolerance
   */
  public static Tolerance sum(double bound, double fraction) {
    return new Tolerance(bound, fraction, true);
  }

  /**
   * Whichever of an absolute and a relative tolerance allows more.
   *
   * @param bound absolute alternative
   * @param fraction relative alternative
   * @return the tolerance
   */
  public static Tolerance either(double bound, double fraction) {
    return new Tolerance(bound, fraction, false);
  }

  /**
   * The largest difference allowed.
   *
   * @param reference the figure held against
   * @return a bound, at least 0
   */
  public double bound(double reference) {
    double proportional = relative * Math.abs(reference);
    return summed ? absolute + proportional : Math.max(absolute, proportional);
  }

  /**
   * The tolerance of a quotient with a fixed denominator.
   *
   * @param denominator what the quantity is divided by
   * @return the absolute part divided by it, the relative part as it is
   */
  public Tolerance over(double denominator) {
    return new Tolerance(absolute / Math.abs(denominator), relative, summed);
  }
}
