package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.PredictionTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Text;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.ImbalanceTrace;
import dev.edgelaw.theory.ModeRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;

/**
 * One net of E8 against its published figures.
 *
 * @param shared what E8 and E12 have in common
 * @param published the figures
 */
record E08Comparisons(SpectralComparisons shared, Published published) {
  /** The published counts of modes, which rounding decides. */
  private static final double PUBLISHED_THRESHOLD = 1e-8;

  /** Adds all of them; the spectrum of a seed after training comes with them. */
  void add(LongFunction<HessianSpectrum> trained) {
    PredictionSweep sweep = shared.sweep();
    published.forEachSeed(
        (seed, figures) -> {
          JsonNode node = figures.get(sweep.net().key());
          shared.runs(seed, node, "n_unstable_modes", Tolerances.FLOAT32_DRIFT);
          compareSpectra(seed, node, trained.apply(seed));
          compareUniform(seed, node);
          compareTraces(seed, node.get("delta_trajectory"));
        });
    JsonNode all = published.aggregate().get(sweep.net().key());
    shared.means(all);
    shared.correlation(all);
    PowerLawFit fit = sweep.fit(rate -> true).orElseThrow();
    shared.slope("exponent", shared.where(), all.get("alpha_from_S"), 2 + fit.exponent());
    shared.slope("rSquared", shared.where(), all.get("r2"), fit.rSquared());
    JsonNode derived = all.get("derived");
    shared.windows(derived);
    shared.slope(
        "correlationReciprocalRate",
        shared.where(),
        derived.get("R_of_logS_against_minus_log_eta"),
        sweep.correlation(sweep.baselines().inverseRate().means(), rate -> true));
  }

  private void compareSpectra(long seed, JsonNode node, HessianSpectrum trained) {
    Map<String, Object> at = shared.where(seed);
    Comparisons comparisons = shared.comparisons();
    HessianSpectrum spectrum = shared.sweep().spectrum(seed);
    JsonNode start = node.get("eig_init");
    comparisons.published(
        "initialImbalance",
        at,
        node.get("delta0").asDouble(),
        spectrum.imbalance(),
        PredictionTolerances.INITIAL_SPECTRUM);
    shared.spectrum(seed, start, "top5_desc", PredictionTolerances.INITIAL_SPECTRUM);
    double[] bottom = Published.numbers(start.get("bottom3"));
    for (int i = 0; i < bottom.length; i++) {
      comparisons.published(
          "eigenvalue",
          Fields.of(at).and("fromBottom", i).map(),
          bottom[i],
          spectrum.eigenvalues()[i],
          PredictionTolerances.INITIAL_SPECTRUM);
    }
    String noise =
        "rounding of exact zeros: the published counts are those of eigenvalues beyond 1e-8";
    comparisons.incomparable(
        "positiveModesAsPublished",
        at,
        start.get("published_count_above_1e-8").asDouble(),
        spectrum.countAbove(PUBLISHED_THRESHOLD),
        noise);
    comparisons.incomparable(
        "negativeModesAsPublished",
        at,
        start.get("published_count_below_-1e-8").asDouble(),
        spectrum.countBelow(-PUBLISHED_THRESHOLD),
        noise);
    double[] coefficients = shared.sweep().prediction(seed).coefficients();
    Summary summary = Summary.of(coefficients);
    JsonNode ck = node.get("ck");
    double[][] pairs = {
      {ck.get("mean").asDouble(), summary.mean()},
      {ck.get("std").asDouble(), summary.standardDeviation()},
      {ck.get("max").asDouble(), Arrays.stream(coefficients).max().orElseThrow()}
    };
    String[] names = {"meanCoefficient", "stdCoefficient", "largestCoefficient"};
    for (int i = 0; i < names.length; i++) {
      comparisons.published(names[i], at, pairs[i][0], pairs[i][1], Tolerances.SPECTRAL_SUM);
    }
    JsonNode after = node.get("eig_step1000_lr0.01");
    comparisons.published(
        "largestEigenvalueAfter1000",
        at,
        after.get("max").asDouble(),
        trained.largest(),
        PredictionTolerances.EIGENVALUE);
    comparisons.published(
        "smallestEigenvalueAfter1000",
        at,
        after.get("min").asDouble(),
        trained.smallest(),
        PredictionTolerances.SMALL_EIGENVALUE);
  }

  private void compareUniform(long seed, JsonNode node) {
    PredictionSweep sweep = shared.sweep();
    for (int i = 0; i < sweep.learningRates().size(); i++) {
      double rate = sweep.learningRates().get(i);
      shared
          .comparisons()
          .incomparable(
              "predictedSumUniform",
              Fields.of(shared.where(seed)).and("learningRate", rate).map(),
              node.get("S_predicted_uniform_ck").get(i).asDouble(),
              sweep.prediction(seed).uniform(rate, ModeRule.PUBLISHED),
              "float32 noise makes positive modes of exact zeros, each of which counts T = 2000");
    }
  }

  private void compareTraces(long seed, JsonNode node) {
    int[] steps =
        Arrays.stream(Published.numbers(node.get("steps"))).mapToInt(t -> (int) t).toArray();
    for (double rate : List.of(0.01, 0.1)) {
      double[] published = Published.numbers(node.get("lr_" + Text.plain(rate)));
      ImbalanceTrace trace = shared.sweep().at(seed, rate).trace();
      for (int i = 0; i < steps.length; i++) {
        Map<String, Object> at =
            Fields.of(shared.where(seed)).and("learningRate", rate).and("update", steps[i]).map();
        double ours = trace.at(steps[i]);
        if (Math.abs(published[i]) > PredictionTolerances.COMPARABLE_IMBALANCE) {
          shared
              .comparisons()
              .published(
                  "imbalance",
                  at,
                  published[i],
                  ours,
                  PredictionTolerances.imbalance(published[i]));
        } else {
          shared
              .comparisons()
              .incomparable("imbalance", at, published[i], ours, "float32 gradients stall there");
        }
      }
    }
  }
}
