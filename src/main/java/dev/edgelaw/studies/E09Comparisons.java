package dev.edgelaw.studies;

import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.SwitchingTolerances;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** E9's figures against the published ones. */
final class E09Comparisons {
  /** Up to this update single flips agree between float32 and float64. */
  private static final int EARLY = 100;

  private E09Comparisons() {}

  static Comparisons of(E09ActivationSwitching.Sweep sweep, Published published) {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed((seed, figures) -> seed(comparisons, sweep, seed, figures));
    JsonNode all = published.aggregate();
    Map<String, Object> at = Fields.of("seeds", "all three").map();
    means(comparisons, at, sweep, all, "mean_hamming", "meanHamming", r -> r.gates().meanRate());
    means(
        comparisons,
        at,
        sweep,
        all,
        "mean_neurons_changed",
        "meanNeuronsChanged",
        r -> r.gates().meanNeuronsChanged());
    double[] rates = sweep.quantity(SwitchingRun::correlation).rates();
    comparisons.publishedByRate(
        "zeroChangeFraction",
        at,
        rates,
        all.get("zero_change_frac"),
        sweep.quantity(r -> r.gates().quietShare()).means(),
        rate -> SwitchingTolerances.QUIET_SHARE);
    comparisons.publishedByRate(
        "hammingImbalanceCorrelation",
        at,
        rates,
        all.get("hamming_imbalance_corr"),
        sweep.quantity(SwitchingRun::correlation).means(),
        rate -> SwitchingTolerances.SWITCHING_CORRELATION);
    comparisons.publishedByRate(
        "imbalanceSum",
        at,
        rates,
        all.get("S_measured"),
        sweep.quantity(r -> r.record().imbalanceSum()).means(),
        rate -> Tolerances.SPECTRAL_SUM);
    extremes(
        comparisons,
        "minMarginAfterFirstStep",
        at,
        all.get("min_margin_init"),
        sweep.quantity(r -> r.gates().smallestMarginFirst()).means(),
        rates);
    extremes(
        comparisons,
        "minMarginFinal",
        at,
        all.get("min_margin_final"),
        sweep.quantity(r -> r.gates().smallestMarginLast()).means(),
        rates);
    JsonNode mean = all.get("mean_over_learning_rates");
    overall(
        comparisons,
        at,
        "neuronsChanged",
        mean.get("neurons_changed"),
        sweep.meanOverRates(r -> r.gates().meanNeuronsChanged()),
        SwitchingTolerances.FLIP_RATE);
    overall(
        comparisons,
        at,
        "neuronsChangedPercent",
        mean.get("neurons_changed_percent_of_64"),
        100 * sweep.meanOverRates(r -> r.gates().meanNeuronsChanged() / r.gates().neurons()),
        SwitchingTolerances.FLIP_RATE);
    overall(
        comparisons,
        at,
        "zeroChangeOverRates",
        mean.get("zero_change_frac"),
        sweep.meanOverRates(r -> r.gates().quietShare()),
        SwitchingTolerances.QUIET_SHARE);
    overall(
        comparisons,
        at,
        "pairFlipRateOverRates",
        mean.get("pair_flip_rate"),
        sweep.meanOverRates(r -> r.gates().meanRate()),
        SwitchingTolerances.FLIP_RATE);
    overall(
        comparisons,
        at,
        "correlationOverRates",
        mean.get("hamming_imbalance_corr"),
        sweep.meanOverRates(SwitchingRun::correlation),
        SwitchingTolerances.SWITCHING_CORRELATION);
    return comparisons;
  }

  private static void overall(
      Comparisons comparisons,
      Map<String, Object> at,
      String quantity,
      JsonNode published,
      double ours,
      Tolerance tolerance) {
    comparisons.published(quantity, at, published.asDouble(), ours, tolerance);
  }

  private static void means(
      Comparisons comparisons,
      Map<String, Object> at,
      E09ActivationSwitching.Sweep sweep,
      JsonNode node,
      String key,
      String quantity,
      ToDoubleFunction<SwitchingRun> ours) {
    SeedSweep measured = sweep.quantity(ours);
    comparisons.publishedByRate(
        quantity,
        at,
        measured.rates(),
        node.get(key),
        measured.means(),
        rate -> SwitchingTolerances.FLIP_RATE);
  }

  private static void extremes(
      Comparisons comparisons,
      String quantity,
      Map<String, Object> at,
      JsonNode published,
      double[] ours,
      double[] rates) {
    for (int i = 0; i < rates.length; i++) {
      comparisons.incomparable(
          quantity,
          Fields.of(at).and("learningRate", rates[i]).map(),
          published.get(i).asDouble(),
          ours[i],
          "the smallest of 12800 numbers, at the level of float32 rounding");
    }
  }

  private static void seed(
      Comparisons comparisons, E09ActivationSwitching.Sweep sweep, long seed, JsonNode figures) {
    List<Double> rates = sweep.rates();
    for (int i = 0; i < rates.size(); i++) {
      SwitchingRun run = sweep.at(seed, rates.get(i));
      RateComparison at = new RateComparison(comparisons, figures, i, seed, rates.get(i));
      at.hold(
          "total_pair_flips",
          "totalPairFlips",
          run.gates().totalFlips(),
          SwitchingTolerances.FLIPS);
      at.hold("mean_hamming", "meanHamming", run.gates().meanRate(), SwitchingTolerances.FLIP_RATE);
      at.hold(
          "max_hamming",
          "maxHamming",
          (double) run.gates().mostFlips() / run.gates().pairs(),
          SwitchingTolerances.TWO_FLIPS.over(run.gates().pairs()));
      at.hold(
          "zero_change_fraction",
          "zeroChangeFraction",
          run.gates().quietShare(),
          SwitchingTolerances.QUIET_SHARE);
      at.hold(
          "steps_with_change",
          "stepsWithChange",
          (1 - run.gates().quietShare()) * run.gates().updates(),
          Tolerance.absolute(SwitchingTolerances.QUIET_SHARE.absolute() * run.gates().updates()));
      at.hold(
          "mean_neurons_changed",
          "meanNeuronsChanged",
          run.gates().meanNeuronsChanged(),
          SwitchingTolerances.FLIP_RATE);
      at.hold(
          "hamming_imbalance_correlation",
          "hammingImbalanceCorrelation",
          run.correlation(),
          SwitchingTolerances.SWITCHING_CORRELATION);
      at.hold("S", "imbalanceSum", run.record().imbalanceSum(), Tolerances.SPECTRAL_SUM);
      at.hold("drift", "drift", run.record().drift(0), Tolerances.FLOAT32_DRIFT);
      at.hold("final_loss", "finalLoss", run.record().lastLoss(), Tolerances.SPECTRAL_LOSS);
      at.hold(
          "mean_margin_after_first_step",
          "meanMarginAfterFirstStep",
          run.gates().meanMarginFirst(),
          SwitchingTolerances.MEAN_MARGIN);
      at.hold(
          "mean_margin_final",
          "meanMarginFinal",
          run.gates().meanMarginLast(),
          SwitchingTolerances.MEAN_MARGIN);
      trajectory(comparisons, Fields.at(seed, rates.get(i)), run, figures.get("trajectory"));
    }
    double[] axis = sweep.quantity(SwitchingRun::correlation).rates();
    Map<String, Object> where = Fields.of("seed", seed).map();
    extremes(
        comparisons,
        "minMarginAfterFirstStep",
        where,
        figures.get("min_margin_after_first_step"),
        sweep.quantity(r -> r.gates().smallestMarginFirst()).ofSeed(seed),
        axis);
    extremes(
        comparisons,
        "minMarginFinal",
        where,
        figures.get("min_margin_final"),
        sweep.quantity(r -> r.gates().smallestMarginLast()).ofSeed(seed),
        axis);
  }

  private record RateComparison(
      Comparisons comparisons, JsonNode figures, int index, long seed, double rate) {
    void hold(String key, String quantity, double ours, Tolerance tolerance) {
      comparisons.published(
          quantity, Fields.at(seed, rate), figures.get(key).get(index).asDouble(), ours, tolerance);
    }
  }

  private static void trajectory(
      Comparisons comparisons, Map<String, Object> at, SwitchingRun run, JsonNode trajectory) {
    String key = "lr_" + at.get("learningRate");
    JsonNode steps = trajectory.get("steps");
    for (int i = 0; i < steps.size() && steps.get(i).asInt() <= EARLY; i++) {
      int step = steps.get(i).asInt();
      Map<String, Object> where = Fields.of(at).and("step", step).map();
      comparisons.published(
          "pairFlips",
          where,
          trajectory.get("pair_flips").get(key).get(i).asDouble(),
          run.gates().flips()[step],
          Tolerances.SWITCHES);
      comparisons.published(
          "neuronsChanged",
          where,
          trajectory.get("neurons_changed").get(key).get(i).asDouble(),
          run.gates().neuronsChanged()[step],
          Tolerances.SWITCHES);
    }
  }
}
