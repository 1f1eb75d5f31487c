package dev.edgelaw.optim;

import dev.edgelaw.kernel.Arithmetic;

/**
 * A rule that turns gradients G_t into updates of the parameters W, with learning rate eta. Weight
 * decay mu is coupled: mu W is added to the gradient before the rule sees it.
 */
public sealed interface Optimizer {
  /**
   * Starts the rule at its initial state.
   *
   * @param arithmetic the kernel
   * @param length length of the parameter vectors, padding included
   * @return the rule with its own state, for one run
   */
  UpdateRule start(Arithmetic arithmetic, int length);

  /**
   * Plain gradient descent.
   *
   * @return without weight decay
   */
  static Optimizer gradientDescent() {
    return new GradientDescent(0);
  }

  /**
   * Heavy ball with momentum 0.9, as the published runs have it.
   *
   * @return without weight decay
   */
  static Optimizer heavyBall() {
    return new HeavyBall(0.9, 0);
  }

  /**
   * Adam with the usual constants 0.9, 0.999, 1e-8.
   *
   * @return without weight decay
   */
  static Optimizer adam() {
    return new Adam(0.9, 0.999, 1e-8, 0);
  }

  /**
   * W = W - eta G.
   *
   * @param weightDecay mu, at least 0
   */
  record GradientDescent(double weightDecay) implements Optimizer {
    /** Checks the constant. */
    public GradientDescent {
      requireDecay(weightDecay);
    }

    @Override
    public UpdateRule start(Arithmetic arithmetic, int length) {
      return new Descent(arithmetic, weightDecay, length);
    }
  }

  /**
   * Polyak's heavy ball without dampening: V_0 = G_0, V_t = beta V_{t-1} + G_t, W = W - eta V_t.
   *
   * @param momentum beta, from 0 to below 1
   * @param weightDecay mu, at least 0
   */
  record HeavyBall(double momentum, double weightDecay) implements Optimizer {
    /** Checks the constants. */
    public HeavyBall {
      requireFraction("momentum", momentum);
      requireDecay(weightDecay);
    }

    @Override
    public UpdateRule start(Arithmetic arithmetic, int length) {
      return new Momentum(arithmetic, momentum, false, weightDecay, length);
    }
  }

  /**
   * Nesterov's momentum in the form of PyTorch: V_t = beta V_{t-1} + G_t, W = W - eta (G_t + beta
   * V_t).
   *
   * @param momentum beta, from 0 to below 1
   * @param weightDecay mu, at least 0
   */
  record Nesterov(double momentum, double weightDecay) implements Optimizer {
    /** Checks the constants. */
    public Nesterov {
      requireFraction("momentum", momentum);
      requireDecay(weightDecay);
    }

    @Override
    public UpdateRule start(Arithmetic arithmetic, int length) {
      return new Momentum(arithmetic, momentum, true, weightDecay, length);
    }
  }

  /**
   * Adam (Kingma and Ba): m = beta1 m + (1-beta1) G, v = beta2 v + (1-beta2) G^2, t counting from
   * 1, W = W - eta / (1-beta1^t) * m / (sqrt(v) / sqrt(1-beta2^t) + epsilon).
   *
   * @param beta1 decay of the mean, from 0 to below 1
   * @param beta2 decay of the second moment, from 0 to below 1
   * @param epsilon added to the root, above 0
   * @param weightDecay mu, at least 0
   */
  record Adam(double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
    /** Checks the constants. */
    public Adam {
      requireFraction("beta1", beta1);
      requireFraction("beta2", beta2);
      if (!(epsilon > 0)) {
        throw new IllegalArgumentException("epsilon " + epsilon + ": must be above 0");
      }
      requireDecay(weightDecay);
    }

    @Override
    public UpdateRule start(Arithmetic arithmetic, int length) {
      return new AdamMoments(arithmetic, this, length);
    }
  }

  private static void requireFraction(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " " + value + ": must be from 0 to below 1");
    }
  }

  private static void requireDecay(double weightDecay) {
    if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight decay " + weightDecay + ": must be finite and at least 0");
    }
  }
}
