package dev.edgelaw.study;

/**
 * Tolerances, with their reasons, of E00b, E08 and E12: imbalance sums, and what the first Hessian
 * predicts of them.
 */
public final class PredictionTolerances {
  /** Predictions with a mode just beyond the limit of stability, whose distance from it counts. */
  public static final Tolerance UNSTABLE_PREDICTION = Tolerance.relative(1e-4);

  /** Relative error of a mean prediction, a difference of quotients that are good to 1e-5. */
  public static final Tolerance RELATIVE_ERROR = Tolerance.sum(2e-5, 1e-4);

  /** Imbalances and eigenvalues at the start: one float32 solver against a float64 one. */
  public static final Tolerance INITIAL_SPECTRUM = Tolerance.relative(1e-6);

  /** Eigenvalues good to more than five digits, and sums of them. */
  public static final Tolerance EIGENVALUE = Tolerance.relative(1e-5);

  /** Small eigenvalues beside one of 18: rounding of the float32 matrix. */
  public static final Tolerance SMALL_EIGENVALUE = Tolerance.absolute(2e-5);

  /** {@link Tolerances#FLOAT32_DRIFT} in E12, where all drifts are good to this. */
  public static final Tolerance TWO_LAYER_FLOAT32_DRIFT = Tolerance.absolute(2e-5);

  /** Differences of slopes that are good to five digits each. */
  public static final Tolerance SLOPE_DIFFERENCE = Tolerance.absolute(2e-5);

  /** Gradient imbalances at or below it are not compared: float32 gradients stall. */
  public static final double COMPARABLE_IMBALANCE = 1e-9;

  /** A mean rate of sign changes, to six decimals: one of 1999 in one of five seeds. */
  public static final Tolerance SIGN_CHANGES = Tolerance.absolute(1.0 / 1999 / 5 + 1e-7);

  /**
   * A squared gradient norm, or a difference of two, where one gate may be open in one run and
   * closed in the other (seen: 1.9e-4, first layer alone; two programs in float64: up to 2e-3).
   */
  public static final Tolerance ONE_GATE_GRADIENT = Tolerance.relative(2e-3);

  private PredictionTolerances() {}

  /**
   * A single gradient imbalance along a run, a difference of squared float32 norms. Early it agrees
   * to 1e-4; late, when it has shrunk ten-thousandfold, a float32 run of a second program gives the
   * published figure 1.89478e-6 where two float64 programs agree on 1.89538e-6 to the last bit
   * (ReLU, seed 137, 0.1, update 500), so there the general bound between float32 and float64 runs
   * holds. Near 1e-9 float32 gradients stall.
   *
   * @param published the published figure
   * @return 1e-4 relative from 1e-4 on, 4e-4 from 1e-6 on, 1e-2 below
   */
  public static Tolerance imbalance(double published) {
    double size = Math.abs(published);
    return Tolerance.relative(size >= 1e-4 ? 1e-4 : size >= 1e-6 ? 4e-4 : 1e-2);
  }
}
