package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.random.TorchGenerator;

/**
 * Follows the sharpness along a training run by Lanczos started from the eigenvector found last.
 *
 * <p>A little of one fixed random vector is added to every start, lest an eigenvector that takes
 * over be orthogonal to it. Results depend on the points visited before, within the tolerance.
 */
public final class SharpnessTracker {
  /** Length of the random part against the eigenvector's. */
  private static final double FRESH = 0.01;

  private static final int BASIS = 40;

  private final Arithmetic arithmetic;
  private final SymmetricOperator operator;
  private final Lanczos lanczos;
  private final double[] fresh;
  private final double[] start;

  /**
   * Starts from a random vector.
   *
   * @param arithmetic the kernel
   * @param operator the Hessian, at whatever point it is when asked
   * @param tolerance largest residual relative to the operator's norm
   * @param maxProducts number of products after which one estimate gives up
   * @param seed seed of the random vector
   */
  public SharpnessTracker(
      Arithmetic arithmetic,
      SymmetricOperator operator,
      double tolerance,
      int maxProducts,
      long seed) {
    this.arithmetic = arithmetic;
    this.operator = operator;
    this.lanczos = new Lanczos(arithmetic, 1, SpectrumEnd.LARGEST, tolerance, BASIS, maxProducts);
    int dimension = operator.dimension();
    this.fresh = operator.embed(ProbeLaw.NORMAL.draw(new TorchGenerator(seed), dimension));
    this.start = fresh.clone();
    arithmetic.scale(FRESH / Math.sqrt(dimension), fresh, 0, fresh.length);
  }

  /**
   * Finds the sharpness at the operator's present point.
   *
   * @return value and residual
   * @throws InvalidOperatorException if the Hessian is not finite
   */
  public Sharpness estimate() {
    RitzPairs pairs = lanczos.solve(operator, start);
    System.arraycopy(pairs.vectors()[0], 0, start, 0, start.length);
    arithmetic.addScaled(1, fresh, 0, start, 0, start.length);
    return new Sharpness(
        pairs.values()[0], pairs.residualNorms()[0], pairs.products(), pairs.converged());
  }
}
