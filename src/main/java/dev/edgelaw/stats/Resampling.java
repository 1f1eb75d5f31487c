package dev.edgelaw.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The bootstrap. With few seeds it needs no chance: all n^n resamples can be formed. For three
 * seeds the percentile interval can be no wider than their range, hence too narrow rather than too
 * wide. With more seeds resamples are drawn, from a generator of fixed seed.
 */
public final class Resampling {
  /** 6^6 = 46656 resamples at most. */
  private static final int MOST = 6;

  private Resampling() {}

  /**
   * Percentile interval of a statistic over all resamples with replacement.
   *
   * @param count number n of seeds
   * @param level confidence level between 0 and 1
   * @param statistic takes n indices from 0 to n-1, read only; resamples where it is not a number
   *     make the interval unknown
   * @return the interval, or empty for more than 6 seeds
   */
  public static Optional<Interval> interval(
      int count, double level, ToDoubleFunction<int[]> statistic) {
    Interval.requireLevel(level);
    if (count < 1 || count > MOST) {
      return Optional.empty();
    }
    int total = 1;
    for (int i = 0; i < count; i++) {
      total *= count;
    }
    double[] values = new double[total];
    int[] indices = new int[count];
    for (int resample = 0; resample < total; resample++) {
      int rest = resample;
      for (int i = 0; i < count; i++) {
        indices[i] = rest % count;
        rest /= count;
      }
      values[resample] = statistic.applyAsDouble(indices);
    }
    return Optional.of(percentiles(values, level));
  }

  /**
   * Percentile interval of a statistic over random resamples with replacement. The same seed gives
   * the same interval on every machine.
   *
   * @param count number n of seeds, at least 1
   * @param level confidence level between 0 and 1
   * @param resamples how many to draw, at least 1
   * @param seed seed of the generator
   * @param statistic takes n indices from 0 to n-1, read only; resamples where it is not a number
   *     make the interval unknown
   * @return the interval
   */
  public static Interval drawn(
      int count, double level, int resamples, long seed, ToDoubleFunction<int[]> statistic) {
    Interval.requireLevel(level);
    if (count < 1 || resamples < 1) {
      throw new IllegalArgumentException(
          "bootstrap needs at least 1 seed and 1 resample, was %d and %d"
              .formatted(count, resamples));
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[resamples];
    int[] indices = new int[count];
    for (int resample = 0; resample < resamples; resample++) {
      Arrays.setAll(indices, i -> random.nextInt(count));
      values[resample] = statistic.applyAsDouble(indices);
    }
    return percentiles(values, level);
  }

  private static Interval percentiles(double[] values, double level) {
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      return new Interval(Double.NaN, Double.NaN, level);
    }
    Arrays.sort(values);
    int tail = (int) Math.floor((1 - level) / 2 * values.length);
    return new Interval(values[tail], values[values.length - 1 - tail], level);
  }
}
