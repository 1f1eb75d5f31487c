package dev.edgelaw.study;

/** Tolerances, with their reasons, of E16 and E18: the Hessian along a run. */
public final class HessianTolerances {
  /**
   * Sums S and largest eigenvalues from float32 gradients and Hessians; a float64 program agreed to
   * 5e-7.
   */
  public static final Tolerance FLOAT32_CURVATURE = Tolerance.relative(1e-5);

  /** The lowest eigenvalue of a float32 Hessian, up to a hundred times below its norm. */
  public static final Tolerance LOWEST_EIGENVALUE = Tolerance.relative(1e-4);

  /** Sum of the positive eigenvalues: float32 rounding of hundreds of zeros adds some 1e-5. */
  public static final Tolerance POSITIVE_TRACE = Tolerance.relative(1e-4);

  /**
   * Spectral predictions from Hessians late in training: weights (v'g)^2 of a gradient that is 1e-2
   * of what it was, in float32.
   */
  public static final Tolerance LATE_PREDICTION = Tolerance.relative(1e-3);

  /** Probabilities near 1 in float32 are 6e-8 apart. */
  public static final Tolerance LABEL_PROBABILITY = Tolerance.relative(1e-5);

  /** Means of q(1-q) down to 6e-3: the spacing of q near 1 over 1-q. */
  public static final Tolerance LABEL_VARIANCE = Tolerance.relative(1e-4);

  /** Drift as a difference of float32 norms, down to learning rates of 1e-4. */
  public static final Tolerance SLOW_FLOAT32_DRIFT = Tolerance.sum(3e-5, 1e-3);

  /** Log-log correlations of quantities that agree to 1e-3 or better. */
  public static final Tolerance CORRELATION = Tolerance.absolute(1e-4);

  /** Half a unit of the fourth digit, at most, and the float32 error of what is printed. */
  public static final Tolerance FOUR_FLOAT32_DIGITS = Tolerance.relative(6e-4);

  /** Amplitude and rate of a fitted decay, printed to five digits. */
  public static final Tolerance DECAY = Tolerance.relative(1e-4);

  /** Number of positive eigenvalues of an MSE Hessian: float32 rounding moves a few across 1e-8. */
  public static final Tolerance POSITIVE_COUNT = Tolerance.absolute(5);

  /**
   * Median of the positive eigenvalues of an MSE Hessian: the middle moves by half of the few
   * float32 zeros that are counted, each step of it by up to 1e-2 of its value.
   */
  public static final Tolerance POSITIVE_MEDIAN = Tolerance.relative(2e-2);

  /**
   * A figure of the Hessian where one of the 12800 gates may be open in one run and closed in the
   * other: turning one over moved lambda_max by up to 1.4e-3, a mean prediction differs by 3e-3.
   */
  public static final Tolerance ONE_GATE = Tolerance.relative(5e-3);

  /** A share of samples, stored in float32 and printed to eight digits: one sample is 2.5e-3. */
  public static final Tolerance ACCURACY = Tolerance.absolute(1e-7);

  /** R^2 of a fitted decay. */
  public static final Tolerance DECAY_R_SQUARED = Tolerance.absolute(1e-3);

  private HessianTolerances() {}

  /**
   * A spectral prediction of one seed from the Hessian at some update.
   *
   * @param step t
   * @return 1e-5 up to t = 250, 1e-3 later
   */
  public static Tolerance prediction(int step) {
    return step <= 250 ? FLOAT32_CURVATURE : LATE_PREDICTION;
  }
}
