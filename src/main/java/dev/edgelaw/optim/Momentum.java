package dev.edgelaw.optim;

import dev.edgelaw.kernel.Arithmetic;

/** State of {@link Optimizer.HeavyBall} and {@link Optimizer.Nesterov}: the velocity. */
final class Momentum implements UpdateRule {
  private final Arithmetic arithmetic;
  private final double momentum;
  private final double weightDecay;
  private final double[] decayed;
  private final double[] velocity;
  private final double[] lookAhead;

  Momentum(
      Arithmetic arithmetic, double momentum, boolean nesterov, double weightDecay, int length) {
    this.arithmetic = arithmetic;
    this.momentum = momentum;
    this.weightDecay = weightDecay;
    this.decayed = new double[weightDecay == 0 ? 0 : length];
    this.velocity = new double[length];
    this.lookAhead = nesterov ? new double[length] : velocity;
  }

  @Override
  public void update(double[] parameters, double[] gradient, double learningRate) {
    double[] total = DecayedGradient.of(arithmetic, weightDecay, parameters, gradient, decayed);
    arithmetic.scaleAndAdd(total, momentum, velocity, 0, velocity.length);
    if (lookAhead != velocity) {
      System.arraycopy(velocity, 0, lookAhead, 0, velocity.length);
      arithmetic.scaleAndAdd(total, momentum, lookAhead, 0, lookAhead.length);
    }
    arithmetic.addScaled(-learningRate, lookAhead, 0, parameters, 0, parameters.length);
  }

  @Override
  public double[] direction() {
    return lookAhead;
  }
}
