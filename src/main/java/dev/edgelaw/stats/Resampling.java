package dev.edgelaw.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The bootstrap without chance: with few seeds all n^n resamples can be formed, so the percentile
 * interval needs no random draws. For three seeds it can be no wider than their range, hence too
 * narrow rather than too wide.
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
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      return Optional.of(new Interval(Double.NaN, Double.NaN, level));
    }
    Arrays.sort(values);
    int tail = (int) Math.floor((1 - level) / 2 * total);
    return Optional.of(new Interval(values[tail], values[total - 1 - tail], level));
  }
}
