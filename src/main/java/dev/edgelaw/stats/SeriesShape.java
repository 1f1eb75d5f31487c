package dev.edgelaw.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What verdicts ask of short series of numbers. A value that is not a number satisfies nothing, so
 * a diverged run never makes a statement true.
 */
public final class SeriesShape {
  private SeriesShape() {}

  /**
   * Whether a value lies in a closed range.
   *
   * @param value a value
   * @param low smallest value allowed
   * @param high largest value allowed
   * @return false for NaN
   */
  public static boolean within(double value, double low, double high) {
    return value >= low && value <= high;
  }

  /**
   * Whether all values lie in a closed range.
   *
   * @param values any number of values
   * @param low smallest value allowed
   * @param high largest value allowed
   * @return false as soon as one is NaN
   */
  public static boolean within(double[] values, double low, double high) {
    return Arrays.stream(values).allMatch(value -> within(value, low, high));
  }

  /**
   * Whether every value is above the one before.
   *
   * @param values any number of values
   * @return false as soon as one of two or more is NaN
   */
  public static boolean rising(double[] values) {
    return IntStream.range(1, values.length).allMatch(i -> values[i] > values[i - 1]);
  }

  /**
   * Whether every value is below the one before.
   *
   * @param values any number of values
   * @return false as soon as one of two or more is NaN
   */
  public static boolean falling(double[] values) {
    return IntStream.range(1, values.length).allMatch(i -> values[i] < values[i - 1]);
  }

  /**
   * The smallest value.
   *
   * @param values any number of values
   * @return NaN if one is NaN or there is none
   */
  public static double smallest(double... values) {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  /**
   * The largest value.
   *
   * @param values any number of values
   * @return NaN if one is NaN or there is none
   */
  public static double largest(double... values) {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }
}
