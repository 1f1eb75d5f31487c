package dev.edgelaw.studies;

import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Comparison;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.study.WidthTolerances;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * E17's figures against the published ones.
 *
 * @param widths all combinations, by width
 * @param published the published figures
 */
record E17Comparisons(List<CombinationsAtWidth> widths, Published published) {
  List<Comparison> list() {
    Comparisons comparisons = new Comparisons();
    List<CombinationSweep> sweeps = widths.stream().flatMap(width -> width.all().stream()).toList();
    published.forEachSeed(
        (seed, figures) -> {
          for (int i = 0; i < sweeps.size(); i++) {
            compareSeed(sweeps.get(i), seed, figures.get("runs").get(i), comparisons);
          }
          figures.get("float64_rerun").forEach(run -> compareRerun(sweeps, seed, run, comparisons));
        });
    compareWithWidthSweep(widths, published.visibleSeeds(), comparisons);
    for (CombinationsAtWidth width : widths) {
      compareWidth(
          width,
          published.aggregate().get("by_width").get(String.valueOf(width.width())),
          Published.derivedOf("E17").get("alpha_without_lr_0.1").get(String.valueOf(width.width())),
          comparisons);
    }
    Summary interaction = E17LossAndWidth.interaction(widths);
    Map<String, Object> all = Fields.of("m", "all").map();
    comparisons.published(
        "meanInteraction",
        all,
        published.aggregate().get("mean_interaction").asDouble(),
        interaction.mean(),
        WidthTolerances.INTERACTION);
    comparisons.published(
        "stdInteraction",
        all,
        published.aggregate().get("std_interaction").asDouble(),
        interaction.standardDeviation(),
        WidthTolerances.INTERACTION);
    return comparisons.list();
  }

  private static Map<String, Object> at(CombinationSweep sweep) {
    return Fields.of("m", sweep.combination().width()).and("net", sweep.combination().key()).map();
  }

  private static void compareSeed(
      CombinationSweep sweep, long seed, JsonNode figures, Comparisons comparisons) {
    Map<String, Object> at = Fields.of(at(sweep)).and("seed", seed).map();
    double[] rates = sweep.drift().rates();
    double[] ours = sweep.drift().ofSeed(seed);
    comparisons.publishedByRate(
        "drift", at, rates, figures.get("drift"), ours, rate -> Tolerances.TWO_LAYER_DRIFT);
    DriftNoise.compareExponent(
        at,
        figures.get("alpha_of_this_seed").asDouble(),
        rates,
        Published.numbers(figures.get("drift")),
        ours,
        Tolerances.TWO_LAYER_DRIFT,
        comparisons);
    comparisons.published(
        "rSquared",
        at,
        figures.get("r2_of_this_seed").asDouble(),
        sweep.ofSeed(seed).rSquared(),
        WidthTolerances.COMBINATION_R_SQUARED);
  }

  private static void compareRerun(
      List<CombinationSweep> sweeps, long seed, JsonNode run, Comparisons comparisons) {
    double rate = run.get("lr").asDouble();
    sweeps.stream()
        .filter(
            sweep ->
                sweep.combination().width() == run.get("width").asInt()
                    && sweep.combination().key().equals(run.get("combo").asString()))
        .forEach(
            sweep ->
                comparisons.float64(
                    "drift",
                    Fields.of(at(sweep)).and(Fields.at(seed, rate)).map(),
                    run.get("drift").asDouble(),
                    sweep.drift().at(seed, rate),
                    Tolerances.FLOAT64));
  }

  /** The linear nets on MSE are those of E19, which has a float64 re-computation of each. */
  private static void compareWithWidthSweep(
      List<CombinationsAtWidth> widths, List<Long> visible, Comparisons comparisons) {
    Published sweep = Published.of("E19");
    sweep.forEachSeed(
        (seed, figures) -> {
          for (CombinationsAtWidth width : widths) {
            for (JsonNode run : figures.get("runs")) {
              if (visible.contains(seed) && run.get("width").asInt() == width.width()) {
                double[] drifts = Published.numbers(run.get("float64_rerun_drift"));
                for (double rate : width.linearMse().drift().rates()) {
                  comparisons.float64(
                      "driftOfE19",
                      Fields.of(at(width.linearMse())).and(Fields.at(seed, rate)).map(),
                      drifts[LinearNet.RATES.indexOf(rate)],
                      width.linearMse().drift().at(seed, rate),
                      WidthTolerances.FLOAT64_LINEAR_DRIFT);
                }
              }
            }
          }
        });
  }

  private static void compareWidth(
      CombinationsAtWidth width, JsonNode figures, JsonNode slow, Comparisons comparisons) {
    for (CombinationSweep sweep : width.all()) {
      Map<String, Object> at = at(sweep);
      String key = sweep.combination().key();
      comparisons.published(
          "exponent",
          at,
          figures.get("alpha").get(key).asDouble(),
          sweep.exponent(),
          WidthTolerances.COMBINATION_EXPONENT);
      comparisons.published(
          "rSquared",
          at,
          figures.get("r2").get(key).asDouble(),
          sweep.rSquared(),
          WidthTolerances.COMBINATION_R_SQUARED);
      comparisons.publishedByRate(
          "meanDrift",
          at,
          sweep.drift().rates(),
          figures.get("mean_drift").get(key),
          sweep.drift().means(),
          rate -> WidthTolerances.LINEAR_MEAN_DRIFT);
      comparisons.published(
          "exponentWithoutHighestRate",
          at,
          slow.get(key).asDouble(),
          sweep.withoutHighest().exponent(),
          WidthTolerances.COMBINATION_EXPONENT);
    }
    Map<String, Object> at = Fields.of("m", width.width()).map();
    comparisons.published(
        "activationEffect",
        at,
        figures.get("delta_activation").asDouble(),
        width.activationEffect(),
        WidthTolerances.EXPONENT_DIFFERENCE);
    comparisons.published(
        "lossEffect",
        at,
        figures.get("delta_loss").asDouble(),
        width.lossEffect(),
        WidthTolerances.EXPONENT_DIFFERENCE);
    comparisons.published(
        "interaction",
        at,
        figures.get("delta_interaction").asDouble(),
        width.interaction(),
        WidthTolerances.INTERACTION);
    comparisons.published(
        "total",
        at,
        figures.get("total_change").asDouble(),
        width.total(),
        WidthTolerances.EXPONENT_DIFFERENCE);
  }
}
