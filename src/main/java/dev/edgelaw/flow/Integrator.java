package dev.edgelaw.flow;

/** A one-step method for the gradient flow dW/dt = -G(W) of an objective. */
public sealed interface Integrator permits Euler, RungeKutta4, ImplicitMidpoint {
  /**
   * Advances by one step.
   *
   * @param parameters W(t), becomes W(t + h)
   * @param stepSize h, in units of the learning rate
   * @throws NotConvergedException if the step is implicit and its equation could not be solved; the
   *     parameters are then still W(t)
   */
  void step(double[] parameters, double stepSize);

  /**
   * Advances by a time span in equal steps.
   *
   * @param parameters W(0), becomes W(time)
   * @param time length of the span, finite and above 0
   * @param steps number of steps, at least 1
   * @throws NotConvergedException as {@link #step} does; the parameters are then those after the
   *     last whole step
   */
  default void integrate(double[] parameters, double time, int steps) {
    if (!(time > 0 && time < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("time " + time + ": must be finite and above 0");
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps " + steps + ": must be at least 1");
    }
    for (int step = 0; step < steps; step++) {
      step(parameters, time / steps);
    }
  }
}
