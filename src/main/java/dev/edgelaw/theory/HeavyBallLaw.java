package dev.edgelaw.theory;

/**
 * The exact law of the heavy ball with coupled weight decay, V_t = beta V_{t-1} + G_t + mu W_t,
 * W_{t+1} = W_t - eta V_t, for any law C that is quadratic in the weights. With d the bilinear form
 * of C between weights and velocity and b_t = C(V_t),
 *
 * <pre>d_t = beta (d_{t-1} - eta b_{t-1}) + mu C_t,   C_{t+1} = C_t - 2 eta d_t + eta^2 b_t,</pre>
 *
 * because G contributes nothing to d (Theorem 1's identity). Gradient descent with decay (beta = 0)
 * and {@link DriftLaws#heavyBallWeight} (mu = 0) are its special cases.
 */
public final class HeavyBallLaw {
  private final double learningRate;
  private final double momentum;
  private final double weightDecay;
  private double law;
  private double coupling;

  /**
   * Starts at rest, V = 0 before the first update.
   *
   * @param learningRate eta
   * @param momentum beta
   * @param weightDecay mu
   * @param initial C(0)
   */
  public HeavyBallLaw(double learningRate, double momentum, double weightDecay, double initial) {
    this.learningRate = learningRate;
    this.momentum = momentum;
    this.weightDecay = weightDecay;
    this.law = initial;
  }

  /**
   * Follows one update.
   *
   * @param velocityLaw b_t, the law evaluated on the velocity V_t of this update
   * @return C(t+1)
   */
  public double update(double velocityLaw) {
    double d = coupling + weightDecay * law;
    law += learningRate * (learningRate * velocityLaw - 2 * d);
    coupling = momentum * (d - learningRate * velocityLaw);
    return law;
  }
}
