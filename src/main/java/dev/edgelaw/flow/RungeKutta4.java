package dev.edgelaw.flow;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.Objective;

/**
 * The classical Runge-Kutta method, order 4, four gradients a step (Hairer, Norsett and Wanner,
 * Solving Ordinary Differential Equations I, II.1).
 *
 * <p>It preserves no quadratic invariant: along a smooth flow the laws of Theorem 1 are kept up to
 * O(h^4), and halving h shrinks their error 16 times. Across switching ReLU gates the order is 1.
 */
public final class RungeKutta4 implements Integrator {
  private final Arithmetic arithmetic;
  private final Objective objective;
  private final double[] gradient;
  private final double[] stage;
  private final double[] sum;

  /**
   * Makes room for three vectors.
   *
   * @param arithmetic the kernel
   * @param objective whose flow to follow
   */
  public RungeKutta4(Arithmetic arithmetic, Objective objective) {
    int length = objective.layout().length();
    this.arithmetic = arithmetic;
    this.objective = objective;
    this.gradient = new double[length];
    this.stage = new double[length];
    this.sum = new double[length];
  }

  @Override
  public void step(double[] parameters, double stepSize) {
    int length = gradient.length;
    objective.valueAndGradient(parameters, sum);
    System.arraycopy(sum, 0, gradient, 0, length);
    addGradientAt(parameters, stepSize / 2, 2);
    addGradientAt(parameters, stepSize / 2, 2);
    addGradientAt(parameters, stepSize, 1);
    arithmetic.addScaled(-stepSize / 6, sum, 0, parameters, 0, length);
  }

  /** The next stage: the gradient at W - advance * (last gradient), into the weighted sum. */
  private void addGradientAt(double[] parameters, double advance, double weight) {
    int length = gradient.length;
    System.arraycopy(parameters, 0, stage, 0, length);
    arithmetic.addScaled(-advance, gradient, 0, stage, 0, length);
    objective.valueAndGradient(stage, gradient);
    arithmetic.addScaled(weight, gradient, 0, sum, 0, length);
  }
}
