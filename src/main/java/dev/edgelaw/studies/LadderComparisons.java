package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.LadderTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import java.util.Map;
import java.util.function.DoubleFunction;
import tools.jackson.databind.JsonNode;

/**
 * Holds the sweep of one rung against the published tables.
 *
 * @param comparisons where they are collected
 * @param sweep our figures
 * @param drift how far a drift may lie off, by learning rate
 * @param exponent how far an exponent of published drifts may lie off
 * @param rSquared how far R^2 of its line may lie off
 */
record LadderComparisons(
    Comparisons comparisons,
    LadderSweep sweep,
    DoubleFunction<Tolerance> drift,
    Tolerance exponent,
    Tolerance rSquared) {

  /** Drifts and signed sums of one seed, by learning rate. */
  void seed(long seed, JsonNode drifts, JsonNode rerunSums) {
    Map<String, Object> at = Fields.of(sweep.rung().where()).and("seed", seed).map();
    SeedSweep ours = sweep.drift();
    comparisons.publishedByRate("drift", at, ours.rates(), drifts, ours.ofSeed(seed), drift);
    for (int i = 0; i < sweep.learningRates().size(); i++) {
      double rate = sweep.learningRates().get(i);
      // The rounding of S is that of the terms, which may cancel.
      double size = sweep.largestPartialSum().at(seed, rate);
      comparisons.float64(
          "signedImbalanceSum",
          Fields.of(at).and("learningRate", rate).map(),
          Published.number(rerunSums.get(i)),
          sweep.signedSum().at(seed, rate),
          LadderTolerances.ladderSum(rate, size));
    }
  }

  /** Means and deviations over seeds, by learning rate, and the published fit. */
  void means(JsonNode node) {
    Map<String, Object> at = sweep.rung().where();
    SeedSweep ours = sweep.drift();
    comparisons.publishedByRate(
        "meanDrift", at, ours.rates(), node.get("mean_drift"), ours.means(), drift);
    if (node.has("std_drift_population")) {
      comparisons.publishedByRate(
          "stdDrift", at, ours.rates(), node.get("std_drift_population"), ours.deviations(), drift);
    }
    PowerLawFit fit = sweep.fit(Window.ALL::contains).orElseThrow();
    comparisons.published("exponent", at, node.get("alpha").asDouble(), fit.exponent(), exponent);
    comparisons.published("rSquared", at, node.get("r2").asDouble(), fit.rSquared(), rSquared);
    comparisons.published(
        "points", at, node.get("points_in_fit").asDouble(), fit.points(), Tolerances.EXACT);
  }

  /** Mean sums, and the slopes that follow from them on common windows. */
  void sums(JsonNode node, DoubleFunction<Tolerance> tolerance) {
    comparisons.publishedByRate(
        "meanImbalanceSum",
        sweep.rung().where(),
        sweep.drift().rates(),
        node.get("mean_S"),
        sweep.sum().means(),
        tolerance);
    JsonNode windows = node.get("derived_alpha_from_S");
    for (Window window : Window.values()) {
      JsonNode line = windows.get(window.key());
      comparisons.published(
          "exponentFromSum",
          Fields.of(sweep.rung().where()).and("window", window.key()).map(),
          (line.isNumber() ? line : line.get("alpha")).asDouble(),
          sweep.exponent(window),
          LadderTolerances.ladderExponent(window == Window.ALL));
    }
  }

  /** Slopes of the float64 re-computation on common windows. */
  void rerun(JsonNode windows) {
    for (Window window : Window.values()) {
      comparisons.float64(
          "exponent",
          Fields.of(sweep.rung().where()).and("window", window.key()).map(),
          windows.get(window.key()).asDouble(),
          sweep.exponent(window),
          LadderTolerances.ladderExponent(window == Window.ALL));
    }
  }
}
