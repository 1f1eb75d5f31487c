package dev.edgelaw.net;

import dev.edgelaw.kernel.Elementary;

/** Density and distribution function of the standard normal law, to about 1e-15 absolute. */
final class StandardNormal {
  private static final double ROOT_TWO_PI = 2.5066282746310005;

  /** Beyond it the distribution function is 0 or 1 to double precision of 1. */
  private static final double TAIL = 9;

  private StandardNormal() {}

  static double density(double x) {
    return Elementary.exp(-0.5 * x * x) / ROOT_TWO_PI;
  }

  /**
   * Marsaglia's series (Evaluating the Normal Distribution, 2004): 1/2 + phi(x) (x + x^3/3 + x^5/15
   * + ...).
   */
  static double distribution(double x) {
    if (!(Math.abs(x) < TAIL)) {
      return x > 0 ? 1 : x < 0 ? 0 : x;
    }
    double term = x;
    double sum = 0;
    for (int i = 3; sum + term != sum; i += 2) {
      sum += term;
      term *= x * x / i;
    }
    return 0.5 + density(x) * sum;
  }
}
