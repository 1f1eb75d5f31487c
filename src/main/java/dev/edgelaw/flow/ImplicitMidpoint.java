package dev.edgelaw.flow;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.net.Objective;
import java.util.Arrays;

/**
 * The implicit midpoint rule, order 2: W(t+h) = W(t) - h G(M) with M = (W(t) + W(t+h)) / 2.
 *
 * <p>It preserves every quadratic invariant of the flow exactly, whatever the step size (Cooper,
 * Stability of Runge-Kutta methods for trajectory problems, 1987; Hairer, Lubich and Wanner,
 * Geometric Numerical Integration, theorem IV.2.1), hence all laws of Theorem 1 to rounding.
 *
 * <p>M is found by fixed-point iteration of M = W(t) - h/2 G(M), which contracts where h/2 times
 * the largest modulus of the Hessian's eigenvalues stays below 1. It need not converge where the
 * gradient jumps, as at the switch of a ReLU gate.
 */
public final class ImplicitMidpoint implements Integrator {
  /** Change of M at which iteration ends, relative to the length of M - W(t). */
  public static final double DEFAULT_TOLERANCE = 1e-16;

  /** Enough for a contraction by 0.9 an iteration to reach the default tolerance. */
  public static final int DEFAULT_MAXIMUM_ITERATIONS = 400;

  /**
   * Change of M, relative to its own length, that rounding alone explains: a few units in the last
   * place. Once the iteration has come so close and gets no closer, M is as good as it can be.
   */
  private static final double ROUNDING = 1e-15;

  private final Arithmetic arithmetic;
  private final Objective objective;
  private final double tolerance;
  private final int maximumIterations;
  private final double[] gradient;
  private final double[] midpoint;
  private final double[] next;
  private final double[] lanes = new double[Lanes.COUNT];

  /**
   * The rule solved to rounding.
   *
   * @param arithmetic the kernel
   * @param objective whose flow to follow
   */
  public ImplicitMidpoint(Arithmetic arithmetic, Objective objective) {
    this(arithmetic, objective, DEFAULT_TOLERANCE, DEFAULT_MAXIMUM_ITERATIONS);
  }

  /**
   * The rule solved to a tolerance.
   *
   * @param arithmetic the kernel
   * @param objective whose flow to follow
   * @param tolerance change of M at which iteration ends, relative to the length of M - W(t), from
   *     0 to below 1
   * @param maximumIterations gradients allowed a step, at least 1
   */
  public ImplicitMidpoint(
      Arithmetic arithmetic, Objective objective, double tolerance, int maximumIterations) {
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance " + tolerance + ": must be at least 0 and below 1");
    }
    if (maximumIterations < 1) {
      throw new IllegalArgumentException(
          "maximum of " + maximumIterations + " iterations: must be at least 1");
    }
    int length = objective.layout().length();
    this.arithmetic = arithmetic;
    this.objective = objective;
    this.tolerance = tolerance;
    this.maximumIterations = maximumIterations;
    this.gradient = new double[length];
    this.midpoint = new double[length];
    this.next = new double[length];
  }

  @Override
  public void step(double[] parameters, double stepSize) {
    int length = gradient.length;
    System.arraycopy(parameters, 0, midpoint, 0, length);
    double change = Double.POSITIVE_INFINITY;
    double increment = 0;
    for (int iteration = 0; iteration < maximumIterations; iteration++) {
      double previousChange = change;
      objective.valueAndGradient(midpoint, gradient);
      System.arraycopy(parameters, 0, next, 0, length);
      arithmetic.addScaled(-stepSize / 2, gradient, 0, next, 0, length);
      arithmetic.subtract(next, midpoint, midpoint, 0, length);
      change = norm(midpoint);
      System.arraycopy(next, 0, midpoint, 0, length);
      increment = stepSize / 2 * norm(gradient);
      boolean stalled =
          change >= previousChange
              && change <= ROUNDING * norm(midpoint)
              && change < Double.POSITIVE_INFINITY;
      // An iteration that overflows has an infinite change and an infinite tolerance.
      boolean close = change <= tolerance * increment && increment < Double.POSITIVE_INFINITY;
      if (close || stalled) {
        arithmetic.addScaled(-stepSize, gradient, 0, parameters, 0, length);
        return;
      }
    }
    throw new NotConvergedException(maximumIterations, change / increment, tolerance);
  }

  private double norm(double[] vector) {
    Arrays.fill(lanes, 0);
    arithmetic.accumulateProducts(vector, 0, vector, 0, vector.length, lanes, 0);
    return Math.sqrt(Lanes.sum(lanes, 0));
  }
}
