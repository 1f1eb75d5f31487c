package dev.edgelaw.theory;

/**
 * One mode of the diagonal linear net of Theorem 5, with loss lambda/2 (sigma_1 sigma_2 -
 * sigma*)^2, under gradient descent.
 *
 * <p>The paper's theorem gives the mode the coefficient c = e(0)^2 lambda^2 in the drift and lets
 * an imbalance "develop from O(eta^2) error" out of a balanced start. That is false. Exactly, with
 * e = sigma_1 sigma_2 - sigma* and C = sigma_2^2 - sigma_1^2,
 *
 * <pre>C(t+1) = C(t) (1 - eta^2 lambda^2 e(t)^2),</pre>
 *
 * so that a balanced start stays balanced for ever, and C only shrinks while eta lambda |e| is
 * below sqrt 2. The coefficient is c = e(0)^2 lambda^2 (sigma_1(0)^2 - sigma_2(0)^2), where e
 * decays at the rate lambda (sigma_1^2 + sigma_2^2) of the start.
 *
 * @param lambda eigenvalue of the inputs' second moments
 * @param target sigma*
 * @param first sigma_1
 * @param second sigma_2
 */
public record DiagonalMode(double lambda, double target, double first, double second) {
  /**
   * The error.
   *
   * @return e = sigma_1 sigma_2 - sigma*
   */
  public double error() {
    return first * second - target;
  }

  /**
   * The loss.
   *
   * @return lambda/2 e^2
   */
  public double loss() {
    return lambda / 2 * error() * error();
  }

  /**
   * The conserved quantity of the flow.
   *
   * @return C = sigma_2^2 - sigma_1^2, 0 in exact balance
   */
  public double law() {
    return second * second - first * first;
  }

  /**
   * Derivative of the loss with respect to sigma_1.
   *
   * @return lambda e sigma_2
   */
  public double firstGradient() {
    return lambda * error() * second;
  }

  /**
   * Derivative of the loss with respect to sigma_2.
   *
   * @return lambda e sigma_1
   */
  public double secondGradient() {
    return lambda * error() * first;
  }

  /**
   * What one update makes of C, by the exact law.
   *
   * @param learningRate eta
   * @return 1 - eta^2 lambda^2 e^2
   */
  public double lawFactor(double learningRate) {
    double x = learningRate * lambda * error();
    return 1 - x * x;
  }

  /**
   * One update of gradient descent, both factors at once.
   *
   * @param learningRate eta
   * @return the mode after it
   */
  public DiagonalMode descend(double learningRate) {
    return new DiagonalMode(
        lambda,
        target,
        first - learningRate * firstGradient(),
        second - learningRate * secondGradient());
  }

  /**
   * Rate at which e decays under the flow near this point, the mode's eigenvalue in Theorem 4.
   *
   * @return lambda (sigma_1^2 + sigma_2^2); 2 lambda sigma^2 in balance
   */
  public double rate() {
    return lambda * (first * first + second * second);
  }

  /**
   * The paper's coefficient, which lacks the imbalance.
   *
   * @return e^2 lambda^2
   */
  public double claimedCoefficient() {
    return error() * error() * lambda * lambda;
  }

  /**
   * The corrected coefficient: the drift of the mode is eta^2 times it, times the sum of e(t)^2 /
   * e(0)^2, to leading order.
   *
   * @return e^2 lambda^2 (sigma_1^2 - sigma_2^2), of either sign
   */
  public double coefficient() {
    return -claimedCoefficient() * law();
  }
}
