package dev.edgelaw.stats;

import java.util.SplittableRandom;

/**
 * Whether two series are correlated beyond chance, from random permutations of one of them.
 *
 * @param correlation Pearson's coefficient of the series as they are
 * @param pValue share of permutations, the identity included, with a coefficient at least as large
 * @param permutations number of random permutations
 */
public record PermutationTest(double correlation, double pValue, int permutations) {
  /**
   * Tests two series. A fixed seed gives the same answer on every machine.
   *
   * @param x at least two values
   * @param y as many values
   * @param permutations how many to draw
   * @param seed seed of the generator
   * @return the test; NaN where a coefficient is not defined
   */
  public static PermutationTest of(double[] x, double[] y, int permutations, long seed) {
    double correlation = Correlation.pearson(x, y);
    if (Double.isNaN(correlation)) {
      return new PermutationTest(Double.NaN, Double.NaN, permutations);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] shuffled = y.clone();
    int reached = 1;
    for (int draw = 0; draw < permutations; draw++) {
      for (int i = shuffled.length - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        double kept = shuffled[i];
        shuffled[i] = shuffled[other];
        shuffled[other] = kept;
      }
      if (Correlation.pearson(x, shuffled) >= correlation) {
        reached++;
      }
    }
    return new PermutationTest(correlation, reached / (permutations + 1.0), permutations);
  }
}
