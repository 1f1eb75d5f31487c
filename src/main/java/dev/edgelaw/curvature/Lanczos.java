package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import java.util.stream.IntStream;

/**
 * Extreme eigenvalues of a symmetric operator by thick-restart Lanczos (K. Wu and H. Simon, 2000)
 * with full re-orthogonalisation. Stops when all residuals are small, whatever the number of steps;
 * {@code maxProducts} only guards against waiting for ever, and the result says if it struck.
 *
 * @param arithmetic the kernel
 * @param count how many eigenvalues
 * @param end which ones
 * @param tolerance largest residual norm allowed, relative to the operator's norm; below 1e-14 is
 *     out of reach
 * @param basisSize number of basis vectors at which to restart, at least {@code count + 2}
 * @param maxProducts number of operator products after which to give up
 */
public record Lanczos(
    Arithmetic arithmetic,
    int count,
    SpectrumEnd end,
    double tolerance,
    int basisSize,
    int maxProducts) {
  /** Checks the numbers. */
  public Lanczos {
    if (count < 1 || basisSize < count + 2 || maxProducts < 1) {
      throw new IllegalArgumentException(
          "Lanczos for %d eigenvalues with %d basis vectors and %d products: needs at least 1, count + 2 and 1"
              .formatted(count, basisSize, maxProducts));
    }
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException(
          "tolerance " + tolerance + ": must be above 0 and below 1");
    }
  }

  /**
   * Finds the eigenpairs.
   *
   * @param operator a symmetric operator of dimension {@code count} or more
   * @param start start vector, not zero; an approximate eigenvector saves products
   * @return the pairs, the most extreme first
   * @throws InvalidOperatorException if the operator is not symmetric or not finite
   */
  public RitzPairs solve(SymmetricOperator operator, double[] start) {
    if (count > operator.dimension()) {
      throw new IllegalArgumentException(
          "%d eigenvalues of an operator of dimension %d".formatted(count, operator.dimension()));
    }
    KrylovSpace space = new KrylovSpace(arithmetic, operator, start);
    int nextCheck = count;
    while (true) {
      space.expand();
      boolean last = space.invariant() || space.products() >= maxProducts;
      boolean full = space.size() == basisSize;
      if (!last && !full && space.size() < nextCheck) {
        continue;
      }
      nextCheck = space.size() + 1 + space.size() / 8;
      Projection projection = Projection.residuals(space, end);
      boolean settled = projection.largestResidual(count) <= tolerance * space.norm();
      if (last || settled) {
        return pairs(space, settled && space.size() >= count);
      }
      if (full) {
        int kept = count + (basisSize - count) / 2 - 1;
        Projection.vectors(space, end).restart(space, Math.max(1, kept));
        nextCheck = 0;
      }
    }
  }

  private RitzPairs pairs(KrylovSpace space, boolean converged) {
    Projection projection = Projection.vectors(space, end);
    int found = Math.min(count, space.size());
    double[] values = new double[found];
    double[] residuals = new double[found];
    for (int i = 0; i < found; i++) {
      values[i] = projection.value(i);
      residuals[i] = projection.residual(i);
    }
    double[][] vectors =
        IntStream.range(0, found)
            .mapToObj(i -> space.combine(projection.vector(i)))
            .toArray(double[][]::new);
    return new RitzPairs(
        values, residuals, vectors, space.products(), converged, space.invariant());
  }
}
