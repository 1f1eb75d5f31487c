package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.DriftTolerances;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerances;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E5's figures beside the published ones and those of the float64 re-computation. */
final class E05Comparisons {
  private E05Comparisons() {}

  static Comparisons of(DriftSweep sweep, Published published) {
    Comparisons comparisons = new Comparisons();
    SeedSweep drift = sweep.drift();
    SeedSweep loss = sweep.loss();
    published.forEachSeed(
        (seed, figures) -> {
          Map<String, Object> at = Fields.of("seed", seed).map();
          double[] rates = Published.numbers(figures.get("lr"));
          JsonNode rerun = figures.get("float64_rerun");
          comparisons.publishedByRate(
              "drift",
              at,
              rates,
              figures.get("drift"),
              drift.ofSeed(seed),
              rate -> Tolerances.TWO_LAYER_DRIFT);
          comparisons.float64ByRate(
              "drift", at, rates, rerun.get("drift"), drift.ofSeed(seed), Tolerances.FLOAT64);
          comparisons.float64ByRate(
              "finalLoss",
              at,
              rates,
              rerun.get("final_loss_before_last_update"),
              loss.ofSeed(seed),
              Tolerances.FLOAT64_LOSS);
        });
    JsonNode all = published.aggregate();
    Map<String, Object> mean = Fields.of("seeds", "all five").map();
    double[] rates = Published.numbers(all.get("lr"));
    comparisons.publishedByRate(
        "meanDrift",
        mean,
        rates,
        all.get("mean_drift"),
        drift.means(),
        rate -> Tolerances.TWO_LAYER_DRIFT);
    comparisons.twoDigitsByRate(
        "stdDrift",
        mean,
        rates,
        all.get("std_drift_population_2_digits"),
        drift.deviations(),
        Tolerances.TWO_LAYER_DRIFT);
    comparisons.publishedByRate(
        "meanRelativeDrift",
        mean,
        rates,
        all.get("mean_relative_drift"),
        E05DriftScalingLaw.relativeDrift(sweep).means(),
        rate -> DriftTolerances.RELATIVE_DRIFT);
    comparisons.publishedByRate(
        "meanFinalLoss",
        mean,
        rates,
        all.get("mean_final_loss"),
        loss.means(),
        DriftTolerances::meanLoss);
    comparisons.float64ByRate(
        "meanDrift",
        mean,
        rates,
        all.get("float64_rerun_mean_drift"),
        drift.means(),
        Tolerances.FLOAT64);
    PowerLawFit fit = drift.fit(E05DriftScalingLaw.FIT_FLOOR).orElseThrow();
    JsonNode line = all.get("fit_published");
    comparisons.published(
        "exponent", mean, line.get("slope").asDouble(), fit.exponent(), Tolerances.NOISY_EXPONENT);
    comparisons.published(
        "rSquared", mean, line.get("r2").asDouble(), fit.rSquared(), Tolerances.NOISY_EXPONENT);
    JsonNode rerun = all.get("fit_float64_rerun");
    comparisons.float64(
        "exponent", mean, rerun.get("slope").asDouble(), fit.exponent(), Tolerances.FLOAT64_SLOPE);
    comparisons.float64(
        "rSquared", mean, rerun.get("r2").asDouble(), fit.rSquared(), Tolerances.FLOAT64_SLOPE);
    comparisons.float64ByRate(
        "localSlopeAbove",
        mean,
        Arrays.copyOf(rates, rates.length - 1),
        all.get("local_slopes_float64_rerun"),
        drift.localSlopes(),
        Tolerances.FLOAT64_SLOPE);
    return comparisons;
  }
}
