package dev.edgelaw.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Lists of pure noise, sorted: what a statistic that compares two lists after sorting each by its
 * own size makes of no relation at all. Fixed seeds and StrictMath give the same lists on every
 * machine.
 *
 * @param logarithms one row per draw: ln of the largest values, descending
 */
public record SortedNoise(double[][] logarithms) {
  /**
   * The largest of independent squared standard normals.
   *
   * @param draws number of lists
   * @param values normals per list
   * @param kept how many of the largest stay
   * @param seed seed of the generator
   * @return the lists
   */
  public static SortedNoise squaredNormals(int draws, int values, int kept, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] lists = new double[draws][];
    double[] list = new double[values];
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < values; i += 2) {
        // Box and Muller's pair; 1 - u is never 0.
        double radius = -2 * StrictMath.log(1 - random.nextDouble());
        double cosine = StrictMath.cos(2 * Math.PI * random.nextDouble());
        list[i] = radius * cosine * cosine;
        if (i + 1 < values) {
          list[i + 1] = radius * (1 - cosine * cosine);
        }
      }
      lists[draw] = largest(list, kept);
    }
    return new SortedNoise(lists);
  }

  /**
   * Independent standard exponentials.
   *
   * @param draws number of lists
   * @param values numbers per list, all kept
   * @param seed seed of the generator
   * @return the lists
   */
  public static SortedNoise exponentials(int draws, int values, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] lists = new double[draws][];
    double[] list = new double[values];
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < values; i++) {
        list[i] = -StrictMath.log(1 - random.nextDouble());
      }
      lists[draw] = largest(list, values);
    }
    return new SortedNoise(lists);
  }

  /** Sorts no more than what is kept, by insertion. */
  private static double[] largest(double[] list, int kept) {
    double[] descending = new double[kept];
    Arrays.fill(descending, Double.NEGATIVE_INFINITY);
    for (double value : list) {
      if (value > descending[kept - 1]) {
        int at = kept - 1;
        while (at > 0 && descending[at - 1] < value) {
          descending[at] = descending[at - 1];
          at--;
        }
        descending[at] = value;
      }
    }
    double[] logarithms = new double[kept];
    Arrays.setAll(logarithms, i -> StrictMath.log(descending[i]));
    return logarithms;
  }

  /**
   * Pearson's correlation of every list with a given one.
   *
   * @param other logarithms, as many as the lists keep
   * @return one coefficient per draw
   */
  public double[] correlations(double[] other) {
    return Arrays.stream(logarithms)
        .mapToDouble(list -> Correlation.pearson(list, other))
        .toArray();
  }

  /**
   * Correlation of every list with its neighbour.
   *
   * @return one coefficient per pair of draws
   */
  public double[] pairCorrelations() {
    double[] correlations = new double[logarithms.length / 2];
    Arrays.setAll(correlations, i -> Correlation.pearson(logarithms[2 * i], logarithms[2 * i + 1]));
    return correlations;
  }

  /**
   * An empirical quantile: the value at the nearest lower rank.
   *
   * @param values at least one
   * @param level from 0 to 1
   * @return the quantile
   */
  public static double quantile(double[] values, double level) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.floor(level * (sorted.length - 1))];
  }
}
