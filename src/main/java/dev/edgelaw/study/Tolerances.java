package dev.edgelaw.study;

/**
 * Tolerances of comparisons and claims in studies of several families, with their reasons; those of
 * one family have a file of their own, such as {@link DriftTolerances}.
 */
public final class Tolerances {
  /**
   * Drift of a two-layer run: the float32 floor of a difference of norms, and the float32 run's own
   * relative error.
   */
  public static final Tolerance TWO_LAYER_DRIFT = Tolerance.sum(3e-5, 1e-4);

  /** Two float64 programs from the same float32 draws, printed to eight digits or fewer. */
  public static final Tolerance FLOAT64 = Tolerance.relative(2e-6);

  /** Final losses of two float64 programs, while above 1e-6. */
  public static final Tolerance FLOAT64_LOSS = Tolerance.relative(1e-6);

  /** Figures of the second program that are printed to six digits. */
  public static final Tolerance SIX_DIGITS = Tolerance.relative(5e-6);

  /** Slopes computed from means that are good to 2e-6. */
  public static final Tolerance FLOAT64_SLOPE = Tolerance.absolute(1e-5);

  /**
   * A published exponent whose lowest learning rate is 1e-4: there the float32 floor of 2e-5 is
   * half of the mean drift, and half a unit of its logarithm moves the slope by up to 0.05 (seen:
   * 0.006 and 0.0099).
   */
  public static final Tolerance NOISY_EXPONENT = Tolerance.absolute(0.02);

  /** A published exponent of optimisers whose drifts are far above the float32 floor. */
  public static final Tolerance EXPONENT = Tolerance.absolute(0.003);

  /**
   * Gradient imbalance sums printed to five digits; float32 gradients are good to about 1e-6 of
   * them.
   */
  public static final Tolerance IMBALANCE_SUM = Tolerance.relative(5e-4);

  /**
   * Theorem 2 and its relatives in units of the squared norms: 2000 steps of rounding at 1e-16
   * each.
   */
  public static final double IDENTITY = 1e-12;

  /** Largest eigenvalues of a Hessian in float32. */
  public static final Tolerance FLOAT32_EIGENVALUE = Tolerance.relative(1e-5);

  /** Figures published to four digits: half a unit of the last. */
  public static final Tolerance FOUR_DIGITS = Tolerance.relative(5e-4);

  /** Counts. */
  public static final Tolerance EXACT = Tolerance.absolute(0);

  /**
   * Gradient-imbalance sums and their spectral predictions: float32 gradients and eigenvalues
   * (seen: 1.6e-6).
   */
  public static final Tolerance SPECTRAL_SUM = Tolerance.relative(1e-5);

  /** Slopes, R^2 and correlations printed to six digits, of figures good to 1e-5. */
  public static final Tolerance SIX_DIGIT_SLOPE = Tolerance.absolute(1e-5);

  /** Final losses down to 1e-5, evaluated in float32. */
  public static final Tolerance SPECTRAL_LOSS = Tolerance.either(1e-8, 1e-3);

  /** Drifts as differences of float32 norms, at any learning rate. */
  public static final Tolerance FLOAT32_DRIFT = Tolerance.absolute(3e-5);

  /** Counts of switches: one may be decided by rounding. */
  public static final Tolerance SWITCHES = Tolerance.absolute(1);

  /**
   * A pre-activation at or below it may have the other sign in the float32 run: weights of 0.2
   * wander by some 3e-7 in 2000 roundings, which inputs of norm 10 make 3e-6. Seen: the published
   * lambda_max of E16, cross-entropy, seed 137, t = 2000 is 1.3e-4 off ours, and ours to 1e-6 once
   * the gate with |z| = 3.6e-6 is turned over.
   */
  public static final double FLOAT32_KINK = 5e-6;

  private Tolerances() {}

  /**
   * A standard deviation published to two digits.
   *
   * @param published the published figure
   * @param noise tolerance of the quantity itself
   * @return half a unit of the second digit on top of the noise
   */
  public static Tolerance twoDigits(double published, Tolerance noise) {
    double half = 0.5 * Math.pow(10, Math.floor(Math.log10(published)) - 1);
    return Tolerance.sum(half + noise.absolute(), noise.relative());
  }
}
