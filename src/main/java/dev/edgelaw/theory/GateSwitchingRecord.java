package dev.edgelaw.theory;

import java.util.stream.IntStream;

/**
 * How the gates z &gt; 0 of the first hidden layer switched along a run. A pair is one sample at
 * one neuron; there are n m of them.
 *
 * @param samples n
 * @param neurons m
 * @param flips pairs whose gate at W(t+1) differs from that at W(t), one entry per update made
 * @param neuronsChanged neurons with at least one such sample
 * @param relativeMoves ||W_1(t+1) - W_1(t)|| / ||W_1(t)||
 * @param expectedFlips flips to be expected at first order, without free parameter: a gate flips
 *     where z lies between 0 and -dz, and the density of z at 0 is that of a normal distribution
 *     with the neuron's own root mean square; sum over pairs of min(1/2, |dz| / (sqrt(2 pi) rms))
 * @param distinctPatterns number of different rows of gates after the first update and every
 *     hundredth beyond it
 * @param pairsChanged pairs whose gate at the end differs from that at W(0)
 * @param neuronsTouched neurons with at least one such sample
 * @param smallestMarginFirst smallest |z| after the first update
 * @param meanMarginFirst mean |z| there
 * @param smallestMarginLast smallest |z| after the last update
 * @param meanMarginLast mean |z| there
 */
public record GateSwitchingRecord(
    int samples,
    int neurons,
    int[] flips,
    int[] neuronsChanged,
    double[] relativeMoves,
    double[] expectedFlips,
    int[] distinctPatterns,
    int pairsChanged,
    int neuronsTouched,
    double smallestMarginFirst,
    double meanMarginFirst,
    double smallestMarginLast,
    double meanMarginLast) {

  /**
   * Number of pairs.
   *
   * @return n m
   */
  public int pairs() {
    return samples * neurons;
  }

  /**
   * Number of updates seen.
   *
   * @return T, or fewer where the run diverged
   */
  public int updates() {
    return flips.length;
  }

  /**
   * Share of the pairs that flip in each update.
   *
   * @return h_t = flips over pairs
   */
  public double[] rates() {
    return IntStream.of(flips).mapToDouble(count -> (double) count / pairs()).toArray();
  }

  /**
   * All flips of the run.
   *
   * @return their sum over updates
   */
  public long totalFlips() {
    return IntStream.of(flips).asLongStream().sum();
  }

  /**
   * Flips of the first updates.
   *
   * @param updates how many
   * @return their sum
   */
  public long flipsWithin(int updates) {
    return IntStream.of(flips).limit(updates).asLongStream().sum();
  }

  /**
   * Mean flips per update.
   *
   * @return NaN for a run without updates
   */
  public double meanFlips() {
    return IntStream.of(flips).average().orElse(Double.NaN);
  }

  /**
   * Mean share of pairs that flip per update.
   *
   * @return mean of h_t
   */
  public double meanRate() {
    return meanFlips() / pairs();
  }

  /**
   * Mean number of neurons that change on at least one sample per update. It grows with n.
   *
   * @return NaN for a run without updates
   */
  public double meanNeuronsChanged() {
    return IntStream.of(neuronsChanged).average().orElse(Double.NaN);
  }

  /**
   * Share of updates that flip nothing.
   *
   * @return NaN for a run without updates
   */
  public double quietShare() {
    return IntStream.of(flips).map(count -> count == 0 ? 1 : 0).average().orElse(Double.NaN);
  }

  /**
   * Most flips in one update.
   *
   * @return 0 for a run without updates
   */
  public int mostFlips() {
    return IntStream.of(flips).max().orElse(0);
  }

  /**
   * Share of pairs whose gate at the end differs from that at W(0): the pattern change that matters
   * to a theory of frozen gates.
   *
   * @return from 0 to 1
   */
  public double netChange() {
    return (double) pairsChanged / pairs();
  }

  /**
   * Length of the path of W_1 in units of its norm.
   *
   * @return sum of the relative moves
   */
  public double relativePath() {
    return sum(relativeMoves);
  }

  /**
   * Flips over those expected at first order.
   *
   * @return 1 where the density of pre-activations at 0 and independence explain everything
   */
  public double flipsOverExpected() {
    return totalFlips() / sum(expectedFlips);
  }

  private static double sum(double[] values) {
    CompensatedSum sum = new CompensatedSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value();
  }
}
