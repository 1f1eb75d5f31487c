package dev.edgelaw.study;

/**
 * Tolerances, with their reasons, of E17, E19 and E22: drift exponents against width and input
 * dimension.
 */
public final class WidthTolerances {
  /** Drifts of linear nets from 2000 float32 updates (seen: 3.0e-5 over 240 runs). */
  public static final Tolerance LINEAR_DRIFT = Tolerance.either(4e-5, 1e-4);

  /** The same over 630 runs with up to 240 hidden neurons and 40 inputs (seen: 6.7e-5). */
  public static final Tolerance WIDE_LINEAR_DRIFT = Tolerance.either(8e-5, 1e-4);

  /** The same drifts in float64: room for the last bit of float32 normals. */
  public static final Tolerance FLOAT64_LINEAR_DRIFT = Tolerance.sum(1e-9, 1e-5);

  /** Exponents of mean drifts of linear nets: float32 noise of the smallest drifts moves them. */
  public static final Tolerance LINEAR_EXPONENT = Tolerance.absolute(0.008);

  /** Their intercepts at eta = 1: the middle of the rates is ln(eta) = -5.2 away. */
  public static final Tolerance LINEAR_INTERCEPT = Tolerance.absolute(5.2 * 0.008);

  /** R^2 of the same lines, and of lines through their figures. */
  public static final Tolerance LINEAR_R_SQUARED = Tolerance.absolute(0.005);

  /** Quadratic coefficients through the same points. */
  public static final Tolerance LINEAR_CURVATURE = Tolerance.absolute(0.003);

  /**
   * Exponents of nets with up to 240 hidden neurons and 40 inputs (seen: 0.0075), their intercepts
   * 5.2 away, and quadratic terms.
   */
  public static final Tolerance WIDE_LINEAR_EXPONENT = Tolerance.absolute(0.012);

  /** Intercepts of the same lines at eta = 1. */
  public static final Tolerance WIDE_LINEAR_INTERCEPT = Tolerance.absolute(5.2 * 0.012);

  /**
   * Quadratic coefficients of the same nets: 0.003 as above, times 1.5 for the larger noise, times
   * 1.6, the square of the ratio of the ranges of ln(eta), where the highest rate has diverged. The
   * tolerance of the drifts themselves, {@link #WIDE_LINEAR_DRIFT} over the root of five seeds,
   * goes through the parabola to 0.015 at least, in every cell.
   */
  public static final Tolerance WIDE_LINEAR_CURVATURE = Tolerance.absolute(0.003 * 1.5 * 1.6);

  /** Means over seeds of the drifts of wide nets to four digits. */
  public static final Tolerance WIDE_LINEAR_MEAN_DRIFT = Tolerance.sum(8e-5, 5e-4);

  /** Means over seeds of these drifts to four digits. */
  public static final Tolerance LINEAR_MEAN_DRIFT = Tolerance.sum(4e-5, 5e-4);

  /** Slope of ln(alpha - 1) on ln(m): alpha - 1 = 0.05 moved by 0.005. */
  public static final Tolerance WIDTH_EXPONENT = Tolerance.absolute(0.02);

  /**
   * The same over m = 64 to 192 alone, ln(m) spreading over 1.1. The tolerance of each alpha,
   * 0.008, goes through the line of ln(alpha - 1): 0.04 from m = 64 alone, where alpha - 1 is
   * 0.135, and 0.05 from all four in the root of the sum of squares.
   */
  public static final Tolerance WIDE_WIDTH_EXPONENT = Tolerance.absolute(0.04);

  /** Its intercept at m = 1: the middle of the widths is ln(m) = 4 away. */
  public static final Tolerance WIDTH_INTERCEPT = Tolerance.absolute(4 * 0.02);

  /** The same slope from exponents that are good to 1e-5. */
  public static final Tolerance FLOAT64_WIDTH_EXPONENT = Tolerance.absolute(2e-4);

  /** Largest eigenvalues to two decimals: half a unit, and a little for rounding to it. */
  public static final Tolerance TWO_DECIMALS = Tolerance.absolute(0.0051);

  /** Exponents from 0.001 on: float32 noise of 1e-5 in drifts down to 9e-5. */
  public static final Tolerance COMBINATION_EXPONENT = Tolerance.absolute(0.01);

  /** R^2 of the same lines. */
  public static final Tolerance COMBINATION_R_SQUARED = Tolerance.absolute(0.005);

  /** Differences of two such exponents. */
  public static final Tolerance EXPONENT_DIFFERENCE = Tolerance.absolute(0.02);

  /** A difference of two such differences, and mean and deviation of three. */
  public static final Tolerance INTERACTION = Tolerance.absolute(0.04);

  private WidthTolerances() {}
}
