package dev.edgelaw.optim;

import dev.edgelaw.kernel.Arithmetic;

/** State of {@link Optimizer.GradientDescent}: none but the gradient with the decay added. */
final class Descent implements UpdateRule {
  private final Arithmetic arithmetic;
  private final double weightDecay;
  private final double[] decayed;
  private double[] direction;

  Descent(Arithmetic arithmetic, double weightDecay, int length) {
    this.arithmetic = arithmetic;
    this.weightDecay = weightDecay;
    this.decayed = new double[weightDecay == 0 ? 0 : length];
  }

  @Override
  public void update(double[] parameters, double[] gradient, double learningRate) {
    direction = DecayedGradient.of(arithmetic, weightDecay, parameters, gradient, decayed);
    arithmetic.addScaled(-learningRate, direction, 0, parameters, 0, parameters.length);
  }

  @Override
  public double[] direction() {
    return direction;
  }
}
