package dev.edgelaw.curvature;

import dev.edgelaw.random.TorchGenerator;

/**
 * Both sides of Theorem 6 as corrected, for the cross-entropy: lambda_max(H_GN) &lt;=
 * lambda_max(J'J / n) max_i lambda_max(S_i) &lt;= lambda_max(J'J / n) 2 max_i max_k p_ik (1 -
 * p_ik), S_i = diag(p_i) - p_i p_i'.
 *
 * @param gaussNewton lambda_max(H_GN)
 * @param hessian lambda_max(H), which the theorem does not bound
 * @param jacobian lambda_max(J'J / n)
 * @param softmax max_i lambda_max(S_i)
 * @param variance max_i max_k p_ik (1 - p_ik)
 * @param paperFactor max_i q_i (1 - q_i) with q_i the probability of sample i's label: the paper's
 *     factor, no bound
 */
public record SpectralCompression(
    double gaussNewton,
    double hessian,
    double jacobian,
    double softmax,
    double variance,
    double paperFactor) {
  private static final int BASIS = 60;
  private static final int MAX_PRODUCTS = 20_000;

  /**
   * Measures both sides at a point of a network.
   *
   * @param curvature a network with the cross-entropy loss
   * @param tolerance relative residual of the eigenvalues
   * @param seed seed of the start vector
   * @return both sides
   * @throws IllegalStateException if Lanczos does not reach the tolerance
   */
  public static SpectralCompression measure(
      NetworkCurvature curvature, double tolerance, long seed) {
    NetworkPoint point = curvature.point();
    if (!point.outputCurvature.crossEntropyAlone()) {
      throw new IllegalArgumentException("Theorem 6 is about the cross-entropy loss alone");
    }
    double softmax = 0;
    double variance = 0;
    double paper = 0;
    double[] p = new double[point.data.classes()];
    for (int i = 0; i < point.data.samples(); i++) {
      for (int k = 0; k < p.length; k++) {
        p[k] = point.outputCurvature.probability(i, k);
      }
      double q = p[point.data.labels()[i]];
      softmax = Math.max(softmax, SoftmaxCurvature.largestEigenvalue(p));
      variance = Math.max(variance, SoftmaxCurvature.largestVariance(p));
      paper = Math.max(paper, q * (1 - q));
    }
    return new SpectralCompression(
        largest(curvature, curvature.gaussNewton(), tolerance, seed),
        largest(curvature, curvature.hessian(), tolerance, seed),
        largest(curvature, curvature.jacobian().gram(), tolerance, seed),
        softmax,
        variance,
        paper);
  }

  private static double largest(
      NetworkCurvature curvature, SymmetricOperator operator, double tolerance, long seed) {
    Lanczos lanczos =
        new Lanczos(curvature.arithmetic(), 1, SpectrumEnd.LARGEST, tolerance, BASIS, MAX_PRODUCTS);
    double[] start = ProbeLaw.NORMAL.draw(new TorchGenerator(seed), operator.dimension());
    RitzPairs pairs = lanczos.solve(operator, operator.embed(start));
    if (!pairs.converged() && !pairs.invariant()) {
      throw new IllegalStateException(
          "largest eigenvalue %s with residual %.1e after %d products: tolerance %.1e not reached"
              .formatted(pairs.values()[0], pairs.residualNorms()[0], pairs.products(), tolerance));
    }
    return pairs.values()[0];
  }

  /**
   * The corrected bound.
   *
   * @return lambda_max(J'J / n) max_i lambda_max(S_i)
   */
  public double bound() {
    return jacobian * softmax;
  }

  /**
   * The corrected bound in terms of the probabilities alone.
   *
   * @return lambda_max(J'J / n) 2 max_i max_k p_ik (1 - p_ik)
   */
  public double varianceBound() {
    return jacobian * 2 * variance;
  }

  /**
   * What the paper claims to be a bound.
   *
   * @return lambda_max(J'J / n) max_i q_i (1 - q_i)
   */
  public double claimedBound() {
    return jacobian * paperFactor;
  }
}
