package dev.edgelaw.study;

/**
 * Tolerances, with their reasons, of E10, E11, E13 and E14: drift exponents between activations and
 * between losses.
 */
public final class LadderTolerances {
  /**
   * An exponent of drifts that are differences of float32 norms, from 1e-4 on: there the mean is up
   * to 27 % off (ReLU, MSE), which moves a slope over eight rates by 0.02, and by 0.03 where only
   * seven are left.
   */
  public static final Tolerance LADDER_EXPONENT = Tolerance.absolute(0.03);

  /** R^2 of such a line. */
  public static final Tolerance LADDER_R_SQUARED = Tolerance.absolute(0.02);

  /**
   * An exponent over five rates from 0.001 on, of float32 drifts: noise of 1e-5 on means of 1e-4.
   */
  public static final Tolerance WIDTH_AND_LOSS_EXPONENT = Tolerance.absolute(0.01);

  /** A slope of published mean sums of six digits. */
  public static final Tolerance DERIVED_EXPONENT = Tolerance.absolute(1e-3);

  private LadderTolerances() {}

  /**
   * A drift of the activation and loss ladders: float32 norms up to 0.03; above, where a run that
   * jumped first and settled then multiplies what float32 did to its start, in proportion.
   *
   * @param learningRate eta
   * @param noise absolute error of a difference of float32 norms
   * @return the noise up to 0.03, 5e-4 relative at 0.1, 1e-2 at 0.3
   */
  public static Tolerance ladderDrift(double learningRate, double noise) {
    if (learningRate > 0.1) {
      return Tolerance.relative(1e-2);
    }
    return learningRate > 0.03 ? Tolerance.relative(5e-4) : Tolerance.absolute(noise);
  }

  /**
   * A signed imbalance sum of two float64 programs: 1e-6 of what the sum was made from; transients
   * above the limit of stability magnify the order of summation.
   *
   * @param learningRate eta
   * @param size the largest partial sum
   * @return 1e-6 of the size up to 0.1, 1e-2 relative at 0.3
   */
  public static Tolerance ladderSum(double learningRate, double size) {
    return learningRate > 0.1 ? Tolerance.relative(1e-2) : Tolerance.absolute(1e-6 * size);
  }

  /**
   * A slope of mean sums that are good to 1e-5, or to 1e-2 at 0.3.
   *
   * @param fastest whether the rate of 0.3 may be among the points
   * @return 1e-3 with it, 1e-5 without
   */
  public static Tolerance ladderExponent(boolean fastest) {
    return Tolerance.absolute(fastest ? 1e-3 : 1e-5);
  }

  /**
   * A mean imbalance sum of the activation and loss ladders: float32 gradients; at 0.3 transients.
   *
   * @param learningRate eta
   * @return 1e-5 relative up to 0.1, 1e-2 at 0.3
   */
  public static Tolerance ladderMeanSum(double learningRate) {
    return Tolerance.relative(learningRate > 0.1 ? 1e-2 : 1e-5);
  }

  /**
   * A mean imbalance sum of the loss ladder.
   *
   * @param learningRate eta
   * @return 1e-5 relative up to 0.1, 5e-3 at 0.3
   */
  public static Tolerance mixedLossMeanSum(double learningRate) {
    return Tolerance.relative(learningRate > 0.1 ? 5e-3 : 1e-5);
  }

  /**
   * A drift at some width: float32 rounding grows with the squared norm of W_1, which is m/3.
   *
   * @param width m
   * @param learningRate eta
   * @return the noise, or 1e-3 relative up to 0.1 and 1e-2 at 0.3, whichever is larger
   */
  public static Tolerance widthDrift(int width, double learningRate) {
    double noise = width <= 32 ? 1e-5 : width <= 128 ? 3e-5 : 8e-5;
    return Tolerance.either(noise, learningRate > 0.1 ? 1e-2 : 1e-3);
  }

  /**
   * An exponent of drifts at some width, from 1e-4 on, where the noise is half of the mean drift at
   * width 16, for its sums nearly cancel, and three quarters at width 256.
   *
   * @param width m
   * @return 0.05 at width 16, 0.1 at 256, 0.03 between
   */
  public static Tolerance widthExponent(int width) {
    return width == 16
        ? Tolerance.absolute(0.05)
        : width == 256 ? Tolerance.absolute(0.1) : LADDER_EXPONENT;
  }

  /**
   * R^2 of such a line. The tolerance of the drifts themselves, 8e-5 at width 256 over the root of
   * three seeds, goes through the ReLU net's line, in the root of the sum of squares over its
   * rates, to 0.033 of R^2: at 1e-4 it is more than the mean drift of 3.2e-5.
   *
   * @param width m
   * @return 0.03 at width 256, 0.02 below
   */
  public static Tolerance widthRSquared(int width) {
    return width == 256 ? Tolerance.absolute(0.03) : LADDER_R_SQUARED;
  }
}
