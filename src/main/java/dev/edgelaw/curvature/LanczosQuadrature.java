package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Quadratic forms g' f(A) g by Lanczos steps from g, re-orthogonalised twice.
 *
 * <p>Stops when the Krylov space is invariant (the rule is then exact), when all requested forms
 * agree with their values {@code interval} steps before, or after {@code maxSteps}. A function with
 * a jump inside the spectrum can agree by chance over a short interval: for the piecewise rule of
 * the spectral prediction, which jumps at 0, take an interval of 100.
 *
 * @param arithmetic the kernel
 * @param maxSteps most steps, at most the operator's dimension
 * @param interval number of steps between two values that are compared
 * @param tolerance largest relative difference at which they agree; 0 never stops early
 */
public record LanczosQuadrature(
    Arithmetic arithmetic, int maxSteps, int interval, double tolerance) {
  /** Checks the numbers. */
  public LanczosQuadrature {
    if (maxSteps < 1 || interval < 1 || !(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "quadrature with %d steps, interval %d and tolerance %s: needs at least 1, 1 and 0"
              .formatted(maxSteps, interval, tolerance));
    }
  }

  /**
   * The rule for one vector.
   *
   * @param operator a symmetric operator
   * @param g the vector, not zero
   * @param functions the f whose forms decide when to stop; without any, all steps are made
   * @return nodes and weights
   * @throws InvalidOperatorException if the operator is not symmetric or not finite
   */
  public GaussQuadrature rule(
      SymmetricOperator operator, double[] g, List<? extends DoubleUnaryOperator> functions) {
    if (maxSteps > operator.dimension()) {
      throw new IllegalArgumentException(
          "%d Lanczos steps with an operator of dimension %d: must not be more"
              .formatted(maxSteps, operator.dimension()));
    }
    KrylovSpace space = new KrylovSpace(arithmetic, operator, g);
    double[] before = null;
    while (true) {
      space.expand();
      boolean last = space.invariant() || space.size() == maxSteps;
      if (!last && (functions.isEmpty() || space.size() % interval != 0)) {
        continue;
      }
      GaussQuadrature rule = rule(space, space.invariant());
      double[] values = functions.stream().mapToDouble(rule::mean).toArray();
      boolean settled = before != null && values.length > 0 && agree(before, values);
      if (last || settled) {
        return settled ? rule(space, true) : rule;
      }
      before = values;
    }
  }

  private boolean agree(double[] before, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i] - before[i]) <= tolerance * Math.abs(values[i]))) {
        return false;
      }
    }
    return tolerance > 0;
  }

  private static GaussQuadrature rule(KrylovSpace space, boolean settled) {
    int size = space.size();
    double[] nodes = space.diagonal();
    double[] firstRow = new double[size];
    firstRow[0] = 1;
    TridiagonalEigen.diagonalize(nodes, space.offDiagonal(), size, firstRow);
    double[] weights = Arrays.stream(firstRow).map(x -> x * x).toArray();
    double norm = space.startNorm();
    return new GaussQuadrature(nodes, weights, norm * norm, space.invariant(), settled);
  }
}
