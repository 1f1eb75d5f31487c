package dev.edgelaw.stats;

/**
 * A range of values with the confidence that it covers the true one.
 *
 * @param low lower end, NaN when unknown
 * @param high upper end, NaN when unknown
 * @param level confidence level, between 0 and 1, such as 0.95
 */
public record Interval(double low, double high, double level) {

  /** Checks level and order. */
  public Interval {
    requireLevel(level);
    if (low > high) {
      throw new IllegalArgumentException(
          "interval must have low <= high, was [" + low + ", " + high + "]");
    }
  }

  static void requireLevel(double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("confidence level must be between 0 and 1, was " + level);
    }
  }

  /**
   * Whether a value lies in the interval, its ends included.
   *
   * @param value any value
   * @return false also when the interval is unknown
   */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
