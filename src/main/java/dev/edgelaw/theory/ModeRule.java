package dev.edgelaw.theory;

/** Which modes of an indefinite Hessian count in the prediction of Theorem 4, and how. */
public enum ModeRule {
  /**
   * As published: modes at or below {@value #ZERO} count nothing, those with eta lambda of 2 or
   * more T / |eta lambda (2 - eta lambda)|. That is no bound: the true sum grows like (1 - eta
   * lambda)^(2T), and just below 2 it is T.
   */
  PUBLISHED,
  /** Positive modes with eta lambda below 2; all others are left out. */
  STABLE,
  /** Positive modes, the unstable ones with the finite sum that they really have. */
  POSITIVE,
  /** All modes with their finite sums: the quadratic model as it is. */
  EVERY;

  /** Eigenvalues within it of 0 count as zero. */
  public static final double ZERO = 1e-12;

  /**
   * What a mode contributes for each unit of its coefficient.
   *
   * @param eigenvalue lambda
   * @param learningRate eta
   * @param steps T
   * @return the factor, at least 0
   */
  public double factor(double eigenvalue, double learningRate, int steps) {
    double x = learningRate * eigenvalue;
    return switch (this) {
      case EVERY -> SpectralCrossover.factor(x, steps);
      case POSITIVE -> eigenvalue < ZERO ? 0 : SpectralCrossover.factor(x, steps);
      case STABLE -> eigenvalue < ZERO || x >= 2 ? 0 : SpectralCrossover.factor(x, steps);
      case PUBLISHED -> eigenvalue < ZERO ? 0 : published(x, steps);
    };
  }

  private static double published(double x, int steps) {
    double denominator = Math.abs(x * (2 - x));
    if (denominator < ZERO) {
      return 0;
    }
    return x < 2 ? SpectralCrossover.factor(x, steps) : steps / denominator;
  }
}
