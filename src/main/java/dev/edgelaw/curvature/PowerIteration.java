package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;

/**
 * The published estimate of the largest eigenvalue, for cross-checks: a fixed number of steps v = A
 * v / |A v|, then v'Av.
 *
 * <p>It aims at the eigenvalue of largest modulus, may be negative, and is too small in modulus
 * where the next eigenvalue is near. {@link Lanczos} is the tool.
 *
 * @param arithmetic the kernel
 * @param iterations number of steps; the published runs took 50, in the study of the edge of
 *     stability 30
 */
public record PowerIteration(Arithmetic arithmetic, int iterations) {
  /** Below it a product counts as zero. */
  private static final double NULL_PRODUCT = 1e-12;

  /** Checks the number of steps. */
  public PowerIteration {
    if (iterations < 0) {
      throw new IllegalArgumentException("power iterations " + iterations + ": must be at least 0");
    }
  }

  /**
   * Iterates.
   *
   * @param operator a symmetric operator
   * @param start start vector, not zero
   * @return the Rayleigh quotient after the last step; 0 if a product vanished
   */
  public double estimate(SymmetricOperator operator, double[] start) {
    int length = operator.length();
    Vectors.requireLength("start vector", start, length);
    double[] v = start.clone();
    double[] product = new double[length];
    arithmetic.scale(1 / norm(v), v, 0, length);
    for (int i = 0; i < iterations; i++) {
      operator.apply(v, product);
      double norm = norm(product);
      if (norm < NULL_PRODUCT) {
        return 0;
      }
      arithmetic.scale(1 / norm, product, 0, length);
      double[] kept = v;
      v = product;
      product = kept;
    }
    operator.apply(v, product);
    return dot(v, product);
  }

  private double norm(double[] x) {
    return Math.sqrt(dot(x, x));
  }

  private double dot(double[] x, double[] y) {
    double[] lanes = new double[Lanes.COUNT];
    arithmetic.accumulateProducts(x, 0, y, 0, x.length, lanes, 0);
    return Lanes.sum(lanes, 0);
  }
}
