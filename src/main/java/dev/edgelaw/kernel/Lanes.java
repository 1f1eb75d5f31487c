package dev.edgelaw.kernel;

/**
 * The eight logical lanes in which every reduction runs, whatever the hardware's vector length.
 *
 * <p>Element {@code i} of a range belongs to lane {@code i mod 8}; a lane adds its elements in
 * ascending order. Eight lanes are one 512-bit, two 256-bit or four 128-bit registers.
 */
public final class Lanes {
  /** Number of logical lanes, and the unit to which matrix columns are padded. */
  public static final int COUNT = 8;

  private Lanes() {}

  /**
   * Rounds a length up to a whole number of lanes.
   *
   * @param length a length, at least 0
   * @return the smallest multiple of {@link #COUNT} that is not below {@code length}
   */
  public static int padded(int length) {
    return Math.addExact(length, COUNT - 1) & -COUNT;
  }

  /**
   * Adds the eight lanes in the fixed tree ((0+4)+(2+6)) + ((1+5)+(3+7)).
   *
   * @param lanes the partial sums
   * @param at index of lane 0
   * @return their sum
   */
  public static double sum(double[] lanes, int at) {
    double even = (lanes[at] + lanes[at + 4]) + (lanes[at + 2] + lanes[at + 6]);
    double odd = (lanes[at + 1] + lanes[at + 5]) + (lanes[at + 3] + lanes[at + 7]);
    return even + odd;
  }
}
