package dev.edgelaw.flow;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.Objective;

/**
 * Explicit Euler, order 1: W - h G(W), which is gradient descent with learning rate h. It preserves
 * no quadratic invariant; Theorem 2 is the exact law of its error in C.
 */
public final class Euler implements Integrator {
  private final Arithmetic arithmetic;
  private final Objective objective;
  private final double[] gradient;

  /**
   * Makes room for one gradient.
   *
   * @param arithmetic the kernel
   * @param objective whose flow to follow
   */
  public Euler(Arithmetic arithmetic, Objective objective) {
    this.arithmetic = arithmetic;
    this.objective = objective;
    this.gradient = new double[objective.layout().length()];
  }

  @Override
  public void step(double[] parameters, double stepSize) {
    objective.valueAndGradient(parameters, gradient);
    arithmetic.addScaled(-stepSize, gradient, 0, parameters, 0, gradient.length);
  }
}
