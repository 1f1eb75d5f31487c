package dev.edgelaw.theory;

/**
 * How closely the identities of Theorems 1 and 2 must hold in float64, by the row of the check.
 *
 * <p>Unit roundoff is 1.1e-16 and all sums have at most a few hundred terms, so an identity that is
 * exact in real numbers is met to a few 1e-16 of its scale; the bounds leave a factor of ten or
 * more for deep networks, and lie far below what any wrong coefficient would give.
 */
public final class TheoremTolerances {
  private TheoremTolerances() {}

  /**
   * Rows 1.1 to 1.3, 1.6, 1.7 and 1.9, in units of s_l + s_{l+1} with s_l = ||W_l|| ||G_l||: two
   * back-propagated products that differ in the order of summation only.
   */
  public static final double SYMMETRY = 1e-13;

  /**
   * Row 1.4, relative to the largest output: a factor that is no power of two rounds every weight
   * of two layers once. For powers of two the bound is 0.
   */
  public static final double FUNCTION_INVARIANCE = 1e-14;

  /** Row 1.5: a sign change is no rounding; relative change of the outputs at the least. */
  public static final double FUNCTION_CHANGE = 1e-3;

  /** Row 1.8: median gap of row 1.1 at the least, where the activation is not homogeneous. */
  public static final double BROKEN_SYMMETRY = 1e-3;

  /**
   * Rows 1.10 and 1.11: the error of a fourth-order method falls 16 times when the step is halved,
   * a little more while the fifth-order term still shows.
   */
  public static final double FOURTH_ORDER_LEAST = 14;

  /** Upper end of the range of rows 1.10 and 1.11. */
  public static final double FOURTH_ORDER_MOST = 20;

  /** Row 1.12, per step and in units of the squared norms: the rounding of the update itself. */
  public static final double QUADRATIC_INVARIANT = 1e-14;

  /**
   * Row 1.13: mean factor per halving at the least where ReLU gates switch, the first order that a
   * discontinuous field allows, less its scatter.
   */
  public static final double FIRST_ORDER_LEAST = 1.8;

  /**
   * Row 1.13b: what falls must fall by a tenth with every halving; where no law holds the error
   * tends to a constant, and its factor to 1.
   */
  public static final double FALLING_ERROR = 1.1;

  /**
   * Rows 2.1 and 2.3 to 2.6, per update and in units of ||W_l||^2 + ||W_{l+1}||^2: the rounding of
   * two updates and of the norms.
   */
  public static final double UPDATE_LAW = 1e-14;

  /**
   * Rows 2.2 and 2.7, same units after 2000 updates: that rounding accumulates as a random walk or
   * at worst linearly.
   */
  public static final double RUN_LAW = 1e-12;

  /** Row 2.8: violation under Adam at the least, relative to the change predicted. */
  public static final double BROKEN_LAW = 10;

  /**
   * Row 3.1: eta times the gradient energy over the loss drop. A quadratic mode has 2/(2-x), x =
   * eta lambda, 1.047 at 0.09; where the curvature falls along the way the ratio is smaller.
   */
  public static final double LOSS_DROP_LEAST = 0.95;

  /** Upper end of the range of row 3.1. */
  public static final double LOSS_DROP_MOST = 1.05;

  /** Row 4.1, relative: the term-by-term sum itself has 2T roundings and that of 1-x. */
  public static final double CROSSOVER_SUM = 1e-11;

  /** Rows 4.2 and 4.8b: the formula is evaluated from the nearer pole, so only rounding is left. */
  public static final double CROSSOVER_SYMMETRY = 1e-12;

  /** Rows 4.4 and 4.7, relative: truncation of a fourth-order difference quotient. */
  public static final double LOCAL_EXPONENT = 1e-6;

  /** Row 4.4c, relative: half a unit of the last digit printed, of five. */
  public static final double PRINTED_EXPONENT = 5e-5;

  /** Row 4.5, relative: powers up to 4^100. */
  public static final double GROWING_SUM = 1e-10;

  /** Row 4.6, in units of the largest mode's sum: rounding of matrix products over 400 steps. */
  public static final double QUADRATIC_MODE = 1e-11;

  /** Row 4.9b: half a unit of the last digit of 2.85. */
  public static final double MIXED_EXPONENT = 5e-3;

  /** Row 4.10b, relative: half a unit of the last digit printed, of four. */
  public static final double PRINTED_RATIO = 5e-4;

  /** Row 4.10c: the rate of the mode changes by about its distance from the limit, 0.01 at most. */
  public static final double LAZY_LIMIT = 1e-2;

  /** Row 4.11: three standard errors of the mean over 60 nets, as seen. */
  public static final double ALIGNMENT = 0.02;

  /** Row 4.12, relative: two sums of the same squares in another order. */
  public static final double UNITS = 1e-13;

  /** Row 5.1a, relative: seven roundings. */
  public static final double MODE_GRADIENT = 1e-15;

  /** Row 5.1b, relative: rounding of two losses, divided by the width of the quotient. */
  public static final double DIFFERENCE_QUOTIENT = 1e-7;

  /**
   * Row 5.2, in units of sigma_1^2 + sigma_2^2: rounding of 300 updates; C itself may have shrunk
   * below any scale of its own.
   */
  public static final double MODE_LAW = 1e-13;

  /** Row 5.7, relative: a start at 1e-3 of the target has rates that change by about as much. */
  public static final double LAZY_COEFFICIENT = 2e-3;

  /** Rows 6.1, 6.2 and 6.8: eigenvalues of matrices of order up to 10 and entries up to 1/4. */
  public static final double SOFTMAX_BOUND = 1e-14;

  /** Row 6.3: the same of order 2. */
  public static final double TWO_CLASSES = 1e-15;

  /** Rows 6.4 and 6.5: eigenvalues known by hand. */
  public static final double SOFTMAX_EXAMPLE = 1e-12;

  /** Row 6.6, relative: Lanczos with residuals of 1e-11, whose square is the error. */
  public static final double COMPRESSION_EXAMPLE = 1e-12;

  /** Row 6.7, relative: the same residuals, in case the bound is met with equality. */
  public static final double COMPRESSION = 1e-10;

  /** Row 6.10: the correction to 1/t is ln(t)/t; 0.0046 at t = 1e4. */
  public static final double INVERSE_TIME = 5e-3;

  /** Row 7.1, in units of the way gone: other orders of summation over 50 steps. */
  public static final double REPLICATION = 1e-10;

  /** Row 7.2: the error is halved with eta, up to a tenth for its second order. */
  public static final double FIRST_ORDER_LOW = 1.8;

  /** Upper end of the range of row 7.2. */
  public static final double FIRST_ORDER_HIGH = 2.2;

  /** Row 7.3, relative: truncation and rounding of a central quotient. */
  public static final double PROBABILITY_RATE = 1e-6;

  /** Row 7.4: relative discrepancy at the least. */
  public static final double CLAIMED_RATE = 0.1;

  /** Row 9.1: sums over up to 400 neurons of outputs of a few units. */
  public static final double MIXTURE = 1e-12;

  /** Row 9.2: a square root and two squared norms. */
  public static final double LAW_REACHED = 1e-12;

  /** Row 9.2, relative to the largest output: every weight is rounded once. */
  public static final double FUNCTION_KEPT = 1e-13;

  /** Row 9.3: the slope of -1/2 within 0.05, three standard errors. */
  public static final double SAMPLING_LOW = -0.55;

  /** Upper end of the range of row 9.3. */
  public static final double SAMPLING_HIGH = -0.45;

  /** Row X.6, relative: a Hessian product against a gradient. */
  public static final double HESSIAN_SYMMETRY = 1e-11;

  /** Row X.7, relative: Lanczos with residuals of 1e-13. */
  public static final double BALANCED_SHARPNESS = 1e-10;

  /** Rows 8.1b and 8.1c: the interval misses the claimed slope by far more than its own width. */
  public static final double SLOPE_GAP = 0.3;

  /** Row 8.2: two regressions of the same numbers. */
  public static final double SLOPE_ALGEBRA = 1e-9;

  /** Row 8.4b: a level of 5 % within three standard errors over 1000 draws. */
  public static final double LEVEL_LEAST = 0.03;

  /** Upper end of the range of row 8.4b. */
  public static final double LEVEL_MOST = 0.07;
}
