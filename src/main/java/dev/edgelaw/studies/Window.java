package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.SeedSweep;
import java.util.Optional;

/** Ranges of learning rates on which slopes are compared. */
enum Window {
  /** Every rate whose runs converged; differs between networks. */
  ALL("", "all_finite", 0, Double.MAX_VALUE),
  UP_TO_TENTH("UpTo0.1", "le_0.1", 0, 0.1),
  UP_TO_THIRTIETH("UpTo0.03", "le_0.03", 0, 0.03),
  MIDDLE("From0.001To0.03", "0.001_to_0.03", 1e-3, 0.03),
  MIDDLE_AND_FAST("From0.001To0.1", "0.001_to_0.1", 1e-3, 0.1);

  /** Drifts at or below it are left out. */
  static final double FLOOR = 1e-15;

  private final String suffix;
  private final String key;
  private final double lowest;
  private final double highest;

  Window(String suffix, String key, double lowest, double highest) {
    this.suffix = suffix;
    this.key = key;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** What is added to the names of quantities. */
  String suffix() {
    return suffix;
  }

  /** As in the published tables. */
  String key() {
    return key;
  }

  boolean contains(double rate) {
    return rate >= lowest && rate <= highest;
  }

  /** Least squares over the window, seeds averaged first. */
  Optional<PowerLawFit> fit(SeedSweep drift) {
    return drift.only(this::contains, seed -> true).fit(FLOOR);
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
