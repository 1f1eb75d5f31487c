package dev.edgelaw.optim;

import dev.edgelaw.kernel.Arithmetic;

/** State of {@link Optimizer.Adam}: running means of the gradient and of its square. */
final class AdamMoments implements UpdateRule {
  private final Arithmetic arithmetic;
  private final Optimizer.Adam constants;
  private final double[] decayed;
  private final double[] mean;
  private final double[] square;
  private final double[] direction;
  private int updates;

  AdamMoments(Arithmetic arithmetic, Optimizer.Adam constants, int length) {
    this.arithmetic = arithmetic;
    this.constants = constants;
    this.decayed = new double[constants.weightDecay() == 0 ? 0 : length];
    this.mean = new double[length];
    this.square = new double[length];
    this.direction = new double[length];
  }

  @Override
  public void update(double[] parameters, double[] gradient, double learningRate) {
    double[] total =
        DecayedGradient.of(arithmetic, constants.weightDecay(), parameters, gradient, decayed);
    updates++;
    double beta1 = constants.beta1();
    double beta2 = constants.beta2();
    double meanCorrection = 1 - StrictMath.pow(beta1, updates);
    double rootCorrection = Math.sqrt(1 - StrictMath.pow(beta2, updates));
    for (int i = 0; i < total.length; i++) {
      double g = total[i];
      mean[i] = Math.fma(beta1, mean[i], (1 - beta1) * g);
      square[i] = Math.fma(beta2, square[i], (1 - beta2) * g * g);
      direction[i] =
          mean[i] / meanCorrection / (Math.sqrt(square[i]) / rootCorrection + constants.epsilon());
    }
    arithmetic.addScaled(-learningRate, direction, 0, parameters, 0, parameters.length);
  }

  @Override
  public double[] direction() {
    return direction;
  }
}
