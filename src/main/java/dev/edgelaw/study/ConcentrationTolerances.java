package dev.edgelaw.study;

/** Tolerances, with their reasons, of E23: how fast the softmax concentrates. */
public final class ConcentrationTolerances {
  /** Time constants of the softmax fitted to float32 probabilities, and fits to these. */
  public static final Tolerance CONCENTRATION_TIME = Tolerance.relative(1e-4);

  /**
   * 1 - q, where q is a float32 mean of 200 numbers near 1: 2e-4 of the figure, but not less than
   * two units in the last place of numbers just below 1, for the sum, at 200, is rounded in steps
   * of 1.5e-5 (seen: 1.8 units where 1 - q is 5e-4).
   */
  public static final Tolerance CONCENTRATION = Tolerance.either(0x1p-23, 2e-4);

  /** Losses at checkpoints, evaluated in float32. */
  public static final Tolerance CHECKPOINT_LOSS = Tolerance.relative(2e-5);

  /**
   * Smallest eigenvalues of a Hessian in float32, printed to six digits: rounding in proportion to
   * the largest eigenvalue, which is up to 28 times as large.
   */
  public static final Tolerance FLOAT32_SMALLEST_EIGENVALUE = Tolerance.relative(3e-4);

  /** Deviations of tau to four digits; each tau is good to 1e-4 of at most 500 steps. */
  public static final Tolerance FOUR_DIGIT_TAU_DEVIATION = Tolerance.sum(0.05, 5e-4);

  private ConcentrationTolerances() {}
}
