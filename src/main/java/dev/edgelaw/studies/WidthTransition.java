package dev.edgelaw.studies;

import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Resampling;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.SeedSweep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the drift exponent passes a threshold as the width grows, for one input dimension.
 *
 * @param features d
 * @param sweeps one per width, ascending
 */
record WidthTransition(int features, List<LinearNetSweep> sweeps) {
  /** The paper's threshold. */
  static final double THRESHOLD = 1.1;

  /** Other thresholds, as good as that. */
  static final List<Double> THRESHOLDS = List.of(1.05, 1.08, 1.1, 1.15, 1.2, 1.3);

  private static final double LEVEL = 0.9;

  double[] widths() {
    return sweeps.stream().mapToDouble(sweep -> sweep.net().width()).toArray();
  }

  double[] exponents() {
    return sweeps.stream().mapToDouble(LinearNetSweep::exponent).toArray();
  }

  /** The exponents of single seeds, net by net. */
  List<double[]> exponentsOfSeeds() {
    return sweeps.stream().map(LinearNetSweep::exponentsOfSeeds).toList();
  }

  /** The same nets without the highest learning rate. */
  WidthTransition withoutHighest() {
    return new WidthTransition(
        features, sweeps.stream().map(LinearNetSweep::withoutHighest).toList());
  }

  /** Smallest width of the grid whose exponent is above a threshold; NaN if there is none. */
  double first(double threshold) {
    return sweeps.stream()
        .filter(sweep -> sweep.exponent() > threshold)
        .mapToDouble(sweep -> sweep.net().width())
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The paper's m-star over d. */
  double ratio(double threshold) {
    return first(threshold) / features;
  }

  /** Width of the first crossing, between the widths of the grid linearly in ln m. */
  double crossing() {
    return crossing(exponents());
  }

  private double crossing(double[] exponents) {
    double[] widths = widths();
    for (int i = 0; i < widths.length; i++) {
      if (exponents[i] > THRESHOLD) {
        if (i == 0) {
          return widths[0];
        }
        double share = (THRESHOLD - exponents[i - 1]) / (exponents[i] - exponents[i - 1]);
        return widths[i - 1] * StrictMath.pow(widths[i] / widths[i - 1], share);
      }
    }
    // The widest net is a bound, and lets the interval say "at least".
    return widths[widths.length - 1];
  }

  /** Interval of the crossing over all resamples of the seeds; cut off at the widest net. */
  Optional<Interval> crossingInterval() {
    return Resampling.interval(
        sweeps.getFirst().drift().seeds().size(),
        LEVEL,
        seeds ->
            crossing(
                sweeps.stream().mapToDouble(sweep -> exponent(sweep.drift(), seeds)).toArray()));
  }

  private static double exponent(SeedSweep drift, int[] seeds) {
    double[] means =
        Arrays.stream(drift.values())
            .mapToDouble(
                row ->
                    Arrays.stream(seeds)
                        .mapToDouble(seed -> row[seed])
                        .filter(Double::isFinite)
                        .average()
                        .orElse(Double.NaN))
            .toArray();
    return PowerLawFit.fit(drift.rates(), means, 0).map(PowerLawFit::exponent).orElse(Double.NaN);
  }

  Map<String, Object> aggregates(boolean withInterval) {
    Fields fields =
        Fields.of("features", features)
            .and("byWidth", sweeps.stream().map(LinearNetSweep::aggregates).toList())
            .and("threshold", THRESHOLDS)
            .and("firstWidthAbove", THRESHOLDS.stream().map(this::first).toList())
            .and("crossing", crossing());
    if (withInterval) {
      crossingInterval().ifPresent(interval -> fields.and("crossingInterval", interval));
    }
    return fields.map();
  }
}
