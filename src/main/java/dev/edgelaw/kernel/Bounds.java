package dev.edgelaw.kernel;

/**
 * Bounds of what a register block is given. With {@link java.util.Objects#checkIndex} against them
 * the compiler knows that an index such as {@code row + k} cannot overflow, widens its terms to 64
 * bits one by one, and leaves one address with a constant displacement where it otherwise computes
 * one for each element.
 */
final class Bounds {
  /** Places in an array. */
  static final int PLACES = 1 << 30;

  /** Distances between rows. */
  static final int STRIDES = 1 << 19;

  /** Rows of a matrix. */
  static final int ROWS = 1 << 24;

  /** Turns of an inner loop. */
  static final int DEPTHS = 1 << 10;

  private Bounds() {}
}
