package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.QuadraticTest;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Comparison;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.study.WidthTolerances;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * E22 against the published figures and the float64 re-computation.
 *
 * @param transitions one per input dimension
 * @param published the figures
 */
record E22Comparisons(List<WidthTransition> transitions, Published published) {
  private static final String HIGHEST = "0.1";

  List<Comparison> list() {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed(
        (seed, figures) -> {
          int run = 0;
          for (WidthTransition transition : transitions) {
            for (LinearNetSweep sweep : transition.sweeps()) {
              sweep.compare(
                  seed,
                  figures.get("runs").get(run++),
                  WidthTolerances.WIDE_LINEAR_DRIFT,
                  comparisons);
            }
          }
        });
    JsonNode derived = Published.derivedOf("E22");
    for (WidthTransition transition : transitions) {
      String d = String.valueOf(transition.features());
      JsonNode figures = published.aggregate().get("by_d").get(d);
      for (int i = 0; i < transition.sweeps().size(); i++) {
        width(transition.sweeps().get(i), figures, i, comparisons);
        derived(transition.sweeps().get(i), derived, i, comparisons);
      }
      transition(transition, figures, derived, comparisons);
    }
    Summary ratios =
        Summary.of(
            transitions.stream()
                .mapToDouble(transition -> transition.ratio(WidthTransition.THRESHOLD))
                .toArray());
    Map<String, Object> all = Fields.of("d", "all").map();
    JsonNode aggregate = published.aggregate();
    comparisons.published(
        "meanRatio",
        all,
        aggregate.get("mean_m_star_over_d").asDouble(),
        ratios.mean(),
        Tolerances.SIX_DIGIT_SLOPE);
    comparisons.published(
        "stdRatio",
        all,
        aggregate.get("std_m_star_over_d").asDouble(),
        ratios.standardDeviation(),
        Tolerances.FOUR_DIGITS);
    return comparisons.list();
  }

  private static void width(
      LinearNetSweep sweep, JsonNode figures, int i, Comparisons comparisons) {
    Map<String, Object> at = at(sweep);
    double[] rates = sweep.drift().rates();
    PowerLawFit fit = sweep.fit().orElseThrow();
    QuadraticTest parabola = sweep.curvature().orElseThrow();
    comparisons.published(
        "exponent",
        at,
        figures.get("alpha").get(i).asDouble(),
        fit.exponent(),
        WidthTolerances.WIDE_LINEAR_EXPONENT);
    comparisons.published(
        "intercept",
        at,
        figures.get("intercept").get(i).asDouble(),
        fit.intercept(),
        WidthTolerances.WIDE_LINEAR_INTERCEPT);
    comparisons.published(
        "rSquared",
        at,
        figures.get("r2").get(i).asDouble(),
        fit.rSquared(),
        WidthTolerances.LINEAR_R_SQUARED);
    comparisons.published(
        "curvature",
        at,
        figures.get("curvature").get(i).asDouble(),
        parabola.coefficient(),
        WidthTolerances.WIDE_LINEAR_CURVATURE);
    comparisons.published(
        "convergedAt" + HIGHEST,
        at,
        figures.get("n_converged_at_lr_0.1").get(i).asDouble(),
        sweep.converged()[rates.length - 1],
        Tolerances.EXACT);
    comparisons.publishedByRate(
        "meanDrift",
        at,
        rates,
        figures.get("mean_drift").get(i),
        sweep.means(),
        rate -> WidthTolerances.WIDE_LINEAR_MEAN_DRIFT);
  }

  private void derived(LinearNetSweep sweep, JsonNode derived, int i, Comparisons comparisons) {
    Map<String, Object> at = at(sweep);
    String d = String.valueOf(sweep.net().features());
    comparisons.published(
        "exponentWithoutHighestRate",
        at,
        derived.get("alpha_without_lr_0.1").get(d).get(i).asDouble(),
        sweep.withoutHighest().exponent(),
        WidthTolerances.WIDE_LINEAR_EXPONENT);
    comparisons.float64(
        "exponent",
        at,
        derived.get("float64_rerun_alpha").get(d).get(i).asDouble(),
        sweep.exponent(),
        Tolerances.FLOAT64_SLOPE);
    for (long seed : published.visibleSeeds()) {
      comparisons.float64(
          "initialSharpness",
          Fields.of(at).and("seed", seed).map(),
          derived
              .get("lambda_max_at_init_float64")
              .get(d)
              .get(String.valueOf(seed))
              .get(i)
              .asDouble(),
          sweep.sharpness(seed),
          WidthTolerances.TWO_DECIMALS);
    }
  }

  private static void transition(
      WidthTransition transition, JsonNode figures, JsonNode derived, Comparisons comparisons) {
    Map<String, Object> at = Fields.of("d", transition.features()).map();
    comparisons.published(
        "firstWidthAbove",
        at,
        figures.get("m_star").asDouble(),
        transition.first(WidthTransition.THRESHOLD),
        Tolerances.EXACT);
    comparisons.published(
        "ratio",
        at,
        figures.get("m_star_over_d").asDouble(),
        transition.ratio(WidthTransition.THRESHOLD),
        Tolerances.EXACT);
    double[] exponents = Published.numbers(figures.get("alpha"));
    derived
        .get("m_star_at_other_thresholds")
        .get(String.valueOf(transition.features()))
        .properties()
        .forEach(
            entry ->
                otherThreshold(
                    transition, entry.getKey(), entry.getValue(), exponents, comparisons));
  }

  /** Where an exponent lies on the threshold but for float32 noise, the noise decides. */
  private static void otherThreshold(
      WidthTransition transition,
      String threshold,
      JsonNode published,
      double[] exponents,
      Comparisons comparisons) {
    Map<String, Object> at =
        Fields.of("d", transition.features()).and("threshold", threshold).map();
    double value = Double.parseDouble(threshold);
    double ours = transition.first(value);
    boolean undecided =
        Arrays.stream(exponents)
            .anyMatch(
                exponent ->
                    Math.abs(exponent - value) <= WidthTolerances.WIDE_LINEAR_EXPONENT.absolute());
    if (undecided) {
      comparisons.incomparable(
          "firstWidthAbove",
          at,
          Published.number(published),
          ours,
          "an exponent is within float32 noise of the threshold");
    } else {
      comparisons.published(
          "firstWidthAbove", at, Published.number(published), ours, Tolerances.EXACT);
    }
  }

  private static Map<String, Object> at(LinearNetSweep sweep) {
    return Fields.of("d", sweep.net().features()).and("m", sweep.net().width()).map();
  }
}
