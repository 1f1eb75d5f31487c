package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.SeedSweep;
import java.util.List;
import java.util.Optional;

/**
 * A range of learning rates over which an exponent is fitted.
 *
 * @param key as in the published tables
 * @param from lowest rate
 * @param to highest rate
 */
record ExponentWindow(String key, double from, double to) {
  /** Drifts at or below it are left out. */
  static final double FLOOR = 1e-15;

  static final ExponentWindow ALL = new ExponentWindow("all_finite", 0, 1);
  static final ExponentWindow TO_LARGE = new ExponentWindow("le_0.1", 0, 0.1);
  static final ExponentWindow TO_MODERATE = new ExponentWindow("le_0.03", 0, 0.03);
  static final ExponentWindow MIDDLE = new ExponentWindow("0.001_to_0.03", 0.001, 0.03);
  static final ExponentWindow UPPER = new ExponentWindow("0.001_to_0.1", 0.001, 0.1);

  static final List<ExponentWindow> LIST = List.of(ALL, TO_LARGE, TO_MODERATE, MIDDLE, UPPER);

  /** Least squares over the window, seeds averaged first. */
  Optional<PowerLawFit> fit(SeedSweep drift) {
    return drift.only(rate -> rate >= from && rate <= to, seed -> true).fit(FLOOR);
  }

  /** The exponent of a grid known to have points enough. */
  double exponent(SeedSweep drift) {
    return fit(drift).orElseThrow().exponent();
  }

  /** The exponent of a single seed. */
  double exponent(SeedSweep drift, long seed) {
    return exponent(drift.only(rate -> true, s -> s == seed));
  }
}
