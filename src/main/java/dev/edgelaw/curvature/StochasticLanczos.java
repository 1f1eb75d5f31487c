package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.random.TorchGenerator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stochastic Lanczos quadrature (S. Ubaru, J. Chen and Y. Saad, 2017): the spectrum of an operator
 * from a few random vectors, one Gauss rule each.
 *
 * @param arithmetic the kernel
 * @param probes number of random vectors, at least 2 for an error estimate
 * @param steps Lanczos steps for each
 * @param law law of their entries
 * @param seed seed of their generator
 */
public record StochasticLanczos(
    Arithmetic arithmetic, int probes, int steps, ProbeLaw law, long seed) {
  /** Checks the numbers. */
  public StochasticLanczos {
    if (probes < 2 || steps < 1) {
      throw new IllegalArgumentException(
          "%d probes with %d steps: needs at least 2 and 1".formatted(probes, steps));
    }
  }

  /**
   * Estimates the spectrum.
   *
   * @param operator a symmetric operator of dimension {@code steps} or more
   * @return one rule for each probe
   */
  public SpectralEstimate estimate(SymmetricOperator operator) {
    TorchGenerator generator = new TorchGenerator(seed);
    LanczosQuadrature quadrature = new LanczosQuadrature(arithmetic, steps, steps, 0);
    int dimension = operator.dimension();
    List<GaussQuadrature> rules =
        IntStream.range(0, probes)
            .mapToObj(i -> operator.embed(law.draw(generator, dimension)))
            .map(probe -> quadrature.rule(operator, probe, List.of()))
            .toList();
    return new SpectralEstimate(dimension, rules);
  }
}
