package dev.edgelaw.studies;

import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SwitchingTolerances;
import dev.edgelaw.study.Text;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.GateSwitchingRecord;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E15's figures against the published ones. */
final class E15Comparisons {
  private E15Comparisons() {}

  static Comparisons of(WidthSwitching all, Published published) {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed(
        (seed, figures) -> {
          for (JsonNode node : figures.get("runs")) {
            againstRun(comparisons, seed, node, at(all, seed, node));
          }
          for (JsonNode node : figures.get("float64_rerun_mean_total_switches")) {
            comparisons.float64(
                "meanTotalSwitches",
                where(seed, node),
                node.get("value").asDouble(),
                at(all, seed, node).gates().meanFlips(),
                SwitchingTolerances.FLOAT64_FLIPS);
          }
        });
    againstWidths(comparisons, all, published.aggregate());
    return comparisons;
  }

  private static WidthSwitching.Run at(WidthSwitching all, long seed, JsonNode node) {
    return all.at(node.get("width").asInt(), node.get("lr").asDouble(), seed);
  }

  private static Map<String, Object> where(long seed, JsonNode node) {
    return Fields.of("width", node.get("width").asInt())
        .and("seed", seed)
        .and("learningRate", node.get("lr").asDouble())
        .map();
  }

  private static void againstRun(
      Comparisons comparisons, long seed, JsonNode node, WidthSwitching.Run run) {
    Map<String, Object> where = where(seed, node);
    GateSwitchingRecord gates = run.gates();
    Tolerance flips = SwitchingTolerances.MEAN_FLIPS;
    comparisons.published(
        "meanTotalSwitches",
        where,
        node.get("mean_total_switches").asDouble(),
        gates.meanFlips(),
        flips);
    comparisons.published(
        "stdTotalSwitches",
        where,
        node.get("std_total_switches").asDouble(),
        run.flipDeviation(),
        SwitchingTolerances.FLIP_DEVIATION);
    comparisons.published(
        "meanPerNeuronRate",
        where,
        node.get("mean_per_neuron_rate").asDouble(),
        gates.meanRate(),
        flips.over(gates.pairs()));
    comparisons.published(
        "meanNeuronsChanged",
        where,
        node.get("mean_neurons_changed").asDouble(),
        gates.meanNeuronsChanged(),
        flips);
    comparisons.published(
        "zeroChangeFraction",
        where,
        node.get("zero_change_fraction").asDouble(),
        gates.quietShare(),
        SwitchingTolerances.QUIET_SHARE);
    JsonNode sampled = node.get("switches_at_sampled_steps");
    int[] steps = {0, 20, 40, 100, 200, 400, 800, 1200, 1600, 1980};
    int equal = 0;
    for (int i = 0; i < steps.length; i++) {
      equal += sampled.get(i).asInt() == gates.flips()[steps[i]] ? 1 : 0;
    }
    comparisons.published(
        "firstSwitches", where, sampled.get(0).asDouble(), gates.flips()[0], Tolerances.SWITCHES);
    comparisons.published(
        "shareOfSampledCountsEqual",
        where,
        1,
        (double) equal / steps.length,
        SwitchingTolerances.EQUAL_COUNTS);
  }

  private static void againstWidths(
      Comparisons comparisons, WidthSwitching all, JsonNode aggregate) {
    for (JsonNode node : aggregate.get("width_summary_over_seeds_and_lrs")) {
      int i = E15WidthSwitchRate.WIDTHS.indexOf(node.get("width").asInt());
      Map<String, Object> where = Fields.of("width", E15WidthSwitchRate.WIDTHS.get(i)).map();
      width(
          comparisons,
          where,
          node,
          "mean_per_neuron_rate",
          "meanPerNeuronRate",
          all.means(E15WidthSwitchRate.RATE)[i]);
      width(
          comparisons,
          where,
          node,
          "std_per_neuron_rate",
          "stdPerNeuronRate",
          all.deviations(E15WidthSwitchRate.RATE)[i]);
      width(
          comparisons,
          where,
          node,
          "mean_total_switches",
          "meanTotalSwitches",
          all.means(E15WidthSwitchRate.TOTAL)[i]);
      width(
          comparisons,
          where,
          node,
          "std_total_switches",
          "stdTotalSwitches",
          all.deviations(E15WidthSwitchRate.TOTAL)[i]);
      double neurons = all.means(run -> run.gates().meanNeuronsChanged())[i];
      width(comparisons, where, node, "mean_neurons_changed", "meanNeuronsChanged", neurons);
      width(
          comparisons,
          where,
          node,
          "mean_frac_neurons_changed",
          "meanFractionNeuronsChanged",
          neurons / E15WidthSwitchRate.WIDTHS.get(i));
    }
    JsonNode fits = aggregate.get("fits_on_width_summary");
    PowerLawFit rate = all.fit(E15WidthSwitchRate.RATE).orElseThrow();
    PowerLawFit total = all.fit(E15WidthSwitchRate.TOTAL).orElseThrow();
    Map<String, Object> summary = Fields.of("rates", "all three").map();
    fit(comparisons, summary, "beta", fits.get("per_neuron_beta"), -rate.exponent());
    fit(comparisons, summary, "rSquared", fits.get("per_neuron_r2"), rate.rSquared());
    fit(comparisons, summary, "gamma", fits.get("total_gamma"), total.exponent());
    fit(comparisons, summary, "rSquaredOfTotal", fits.get("total_r2"), total.rSquared());
    for (double eta : E15WidthSwitchRate.RATES) {
      String key = Text.plain(eta);
      WidthSwitching part = all.rate(eta);
      Map<String, Object> at = Fields.of("learningRate", eta).map();
      fit(
          comparisons,
          at,
          "beta",
          aggregate.get("beta_per_lr").get(key),
          part.decay(E15WidthSwitchRate.RATE));
      JsonNode means = aggregate.get("mean_per_neuron_rate_by_lr_and_width").get(key);
      for (int i = 0; i < E15WidthSwitchRate.WIDTHS.size(); i++) {
        comparisons.published(
            "meanPerNeuronRate",
            Fields.of("width", E15WidthSwitchRate.WIDTHS.get(i)).and(at).map(),
            means.get(i).asDouble(),
            part.means(E15WidthSwitchRate.RATE)[i],
            SwitchingTolerances.MEAN_FLIP_RATE);
      }
    }
    comparisons.published(
        "correlationWithE14",
        summary,
        aggregate.get("correlation_of_total_switches_with_E14_delta_alpha").asDouble(),
        correlation(all, aggregate),
        SwitchingTolerances.SWITCHING_CORRELATION);
  }

  /** Pearson with the published, hand-entered changes of the exponent in E14. */
  static double correlation(WidthSwitching all, JsonNode aggregate) {
    double[] changes =
        all.widths().stream()
            .mapToDouble(
                width -> aggregate.get("delta_alpha_used").get(String.valueOf(width)).asDouble())
            .toArray();
    return Correlation.pearson(all.means(E15WidthSwitchRate.TOTAL), changes);
  }

  private static void width(
      Comparisons comparisons,
      Map<String, Object> where,
      JsonNode node,
      String key,
      String quantity,
      double ours) {
    comparisons.published(
        quantity, where, node.get(key).asDouble(), ours, SwitchingTolerances.MEAN_FLIP_RATE);
  }

  private static void fit(
      Comparisons comparisons,
      Map<String, Object> where,
      String quantity,
      JsonNode published,
      double ours) {
    comparisons.published(
        quantity, where, published.asDouble(), ours, SwitchingTolerances.SWITCHING_EXPONENT);
  }
}
