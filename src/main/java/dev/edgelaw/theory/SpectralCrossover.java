package dev.edgelaw.theory;

/**
 * The factor of Theorem 4: what gradient descent makes of one mode of a quadratic loss. With x =
 * eta lambda the gradient's component shrinks by 1 - x at every update, so its squares sum to
 * f_T(x) times the first, f_T(x) = (1 - (1-x)^(2T)) / (x(2-x)).
 *
 * <p>The algebra is true; three things that the paper reads into it are false. The exponent does
 * not stay between 1 and 2: 1 &lt; alpha(x) &lt;= 2 for 0 &lt; x &lt;= 1, but alpha(x) &gt; 2,
 * without bound, for 1 &lt; x &lt; 2 (T &gt; 1). The coefficients c_k need not be positive, and
 * with mixed signs alpha is unrestricted. The formula is not exact for linear networks, whose loss
 * is no quadratic: the rate of a mode changes while it converges.
 */
public final class SpectralCrossover {
  /** Below it the logarithmic derivative of f_T at 0 is better than a difference of poles. */
  private static final double NEAR_POLE = 1e-10;

  private SpectralCrossover() {}

  /**
   * f_T(x) = sum over t below T of (1-x)^(2t), for every real x: below 0 and above 2 the sum grows
   * with T, but the formula stays.
   *
   * @param x eta lambda
   * @param steps T, at least 1
   * @return the factor, above 0; T at 0 and 2, 1 at 1, infinite where the sum overflows
   */
  public static double factor(double x, int steps) {
    double y = fromNearerPole(x);
    return y == 0 ? steps : one(y, steps) / (y * (2 - y));
  }

  /**
   * The local exponent of the drift eta^2 f_T(eta lambda) of one mode: alpha(x) = 2 + x f'/f. It is
   * 2 for x near 0, falls to 1 where T x is large, and is 2/(2-x) for converged modes, above 2 for
   * x between 1 and 2.
   *
   * @param x eta lambda, above 0 and below 2
   * @param steps T, at least 1
   * @return d ln(eta^2 f) / d ln(eta)
   */
  public static double localExponent(double x, int steps) {
    return 2 + x * logarithmicDerivative(x, steps);
  }

  /**
   * The sum of several modes, S = sum of c_k f_T(eta lambda_k).
   *
   * @param coefficients c_k, of any sign
   * @param eigenvalues lambda_k
   * @param learningRate eta
   * @param steps T, at least 1
   * @return S
   */
  public static double sum(
      double[] coefficients, double[] eigenvalues, double learningRate, int steps) {
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < coefficients.length; k++) {
      sum.add(coefficients[k] * factor(learningRate * eigenvalues[k], steps));
    }
    return sum.value();
  }

  /**
   * The local exponent of eta^2 S for several modes: the mean of their exponents with weights c_k
   * f_T(x_k), a true mean only where all c_k have one sign.
   *
   * @param coefficients c_k, of any sign
   * @param eigenvalues lambda_k
   * @param learningRate eta, every eta lambda_k above 0 and below 2
   * @param steps T, at least 1
   * @return d ln(eta^2 |S|) / d ln(eta)
   */
  public static double localExponent(
      double[] coefficients, double[] eigenvalues, double learningRate, int steps) {
    CompensatedSum weighted = new CompensatedSum();
    for (int k = 0; k < coefficients.length; k++) {
      double x = learningRate * eigenvalues[k];
      weighted.add(coefficients[k] * factor(x, steps) * localExponent(x, steps));
    }
    return weighted.value() / sum(coefficients, eigenvalues, learningRate, steps);
  }

  /** f'(x)/f(x), odd about x = 1. */
  private static double logarithmicDerivative(double x, int steps) {
    double y = fromNearerPole(x);
    double derivative;
    if (Math.abs(y) < NEAR_POLE) {
      derivative = -(steps - 1.0);
    } else {
      double ratio =
          2.0 * steps * StrictMath.exp((2.0 * steps - 1) * StrictMath.log1p(-y)) / one(y, steps);
      derivative = ratio - 2 * (1 - y) / (y * (2 - y));
    }
    return x > 1 ? -derivative : derivative;
  }

  /** f_T(x) = f_T(2-x); 2 - x is exact near 2, so the pole there loses no digits. */
  private static double fromNearerPole(double x) {
    return x > 1 ? 2 - x : x;
  }

  /** 1 - (1-y)^(2T) without cancellation, y at most 1. */
  private static double one(double y, int steps) {
    return -StrictMath.expm1(2.0 * steps * StrictMath.log1p(-y));
  }
}
