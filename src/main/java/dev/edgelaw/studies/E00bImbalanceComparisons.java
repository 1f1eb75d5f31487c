package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.PredictionTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import tools.jackson.databind.JsonNode;

/**
 * Part B of Theorem 3's runs against the published means.
 *
 * @param measured what the runs gave
 * @param comparisons where they are collected
 */
record E00bImbalanceComparisons(SharedExponentRuns measured, Comparisons comparisons) {
  static void add(SharedExponentRuns measured, JsonNode published, Comparisons comparisons) {
    new E00bImbalanceComparisons(measured, comparisons).all(published);
  }

  private void all(JsonNode node) {
    Fields at = Fields.of("part", "B").and("seeds", "all five");
    SeedSweep sums = measured.partB(ImbalanceRun::sum);
    SeedSweep drift = SharedExponentRuns.drift(sums);
    SeedSweep energy = measured.partB(ImbalanceRun::energyIntegral);
    byRate(at, node, "mean_actual_drift", "meanDrift", drift.means(), Tolerances.FLOAT32_DRIFT);
    byRate(at, node, "mean_S_eta", "meanImbalanceSum", sums.means(), Tolerances.SPECTRAL_SUM);
    byRate(at, node, "std_S_eta", "stdImbalanceSum", sums.deviations(), Tolerances.SPECTRAL_SUM);
    byRate(
        at,
        node,
        "mean_loss_integral",
        "meanLossIntegral",
        measured.partB(ImbalanceRun::lossIntegral).means(),
        Tolerances.SPECTRAL_SUM);
    byRate(
        at,
        node,
        "mean_grad_integral",
        "meanGradientIntegral",
        energy.means(),
        Tolerances.SPECTRAL_SUM);
    double[] ratio = E00bClaims.ratios(sums, energy);
    byRate(
        at, node, "S_over_grad_integral", "imbalanceOverIntegral", ratio, Tolerances.SPECTRAL_SUM);
    byRate(
        at,
        node,
        "mean_sign_change_rate",
        "meanSignChangeRate",
        measured.partB(ImbalanceRun::signChangeRate).means(),
        PredictionTolerances.SIGN_CHANGES);
    byRate(
        at,
        node,
        "mean_hurst_exponent",
        "meanHurst",
        measured.partB(ImbalanceRun::hurst).means(),
        Tolerances.SIX_DIGIT_SLOPE);
    double[] errors = measured.partB(ImbalanceRun::decompositionError).means();
    for (int i = 0; i < errors.length; i++) {
      comparisons.incomparable(
          "meanDecompositionError",
          Fields.of(at.map()).and("learningRate", sums.rates()[i]).map(),
          node.get("mean_decomposition_error").get(i).asDouble(),
          errors[i],
          "an identity: what is published is the float32 rounding of the drift");
    }
    JsonNode published = node.get("fit");
    PowerLawFit fit = drift.fit(Window.FLOOR).orElseThrow();
    PowerLawFit beta = sums.fit(Window.FLOOR).orElseThrow();
    exponent(at, "exponent", published.get("alpha_direct"), fit.exponent());
    exponent(at, "rSquared", published.get("r2_alpha"), fit.rSquared());
    exponent(at, "beta", published.get("beta_decomposition"), -beta.exponent());
    exponent(at, "rSquaredOfBeta", published.get("r2_beta"), beta.rSquared());
    exponent(
        at,
        "exponentWithoutLargest",
        node.get("derived_alpha_without_lr_1"),
        E00bClaims.onFourRates(drift));
    Summary spread = Summary.of(ratio);
    comparisons.published(
        "variationOfRatio",
        at.map(),
        published.get("mechanism_A_ratio_cv").asDouble(),
        100 * spread.standardDeviation() / spread.mean(),
        Tolerances.IMBALANCE_SUM);
  }

  private void exponent(Fields at, String quantity, JsonNode published, double ours) {
    comparisons.published(
        quantity, at.map(), published.asDouble(), ours, Tolerances.NOISY_EXPONENT);
  }

  private void byRate(
      Fields at, JsonNode node, String key, String quantity, double[] ours, Tolerance tolerance) {
    comparisons.publishedByRate(
        quantity,
        at.map(),
        Published.numbers(node.get("learning_rates")),
        node.get(key),
        ours,
        rate -> tolerance);
  }
}
