package dev.edgelaw.study;

/**
 * Tolerances, with their reasons, of E04: the deep net on digits, below the edge of stability and
 * at it.
 */
public final class DigitsTolerances {
  /**
   * A loss of the deep net on digits after its first update: float32 evaluation, six digits
   * printed.
   */
  public static final Tolerance DIGITS_FIRST_LOSS = Tolerance.relative(1e-5);

  /** C_l of the deep net on digits after its first update: float32 norms of at most 10. */
  public static final Tolerance DIGITS_FIRST_LAW = Tolerance.absolute(1e-5);

  /** Power iteration from the published start vector: float32 products, 30 steps. */
  public static final Tolerance POWER_ITERATION = Tolerance.relative(1e-2);

  /** Losses of the deep net on digits below the edge, all 5000 updates (seen: 1.5e-4). */
  public static final Tolerance DIGITS_LOSS = Tolerance.relative(1e-3);

  /**
   * Published power iteration against the eigenvalue itself, once the largest has moved away from
   * the others.
   */
  public static final Tolerance CONVERGED_SHARPNESS = Tolerance.relative(2e-2);

  /** C_l of the deep net on digits below the edge, at every record (seen: 1.2e-5). */
  public static final Tolerance DIGITS_LAW = Tolerance.absolute(3e-5);

  /** A drift of one pair there: a difference of a later C_l and that after the first update. */
  public static final Tolerance DIGITS_DRIFT = Tolerance.absolute(3e-5 + 1e-5);

  /** The sum of four such drifts. */
  public static final Tolerance DIGITS_TOTAL_DRIFT = Tolerance.absolute(4 * (3e-5 + 1e-5));

  /** Accuracy below the edge: two of 2000 images that lie on a boundary. */
  public static final Tolerance DIGITS_ACCURACY = Tolerance.absolute(1e-3);

  /** Loss and C_l of two float64 programs on digits below the edge, printed to nine digits. */
  public static final Tolerance FLOAT64_DIGITS = Tolerance.relative(1e-7);

  /** Theorem 2 in units of the squared norms after 5000 steps at the edge. */
  public static final double DEEP_IDENTITY = 1e-11;

  private DigitsTolerances() {}
}
