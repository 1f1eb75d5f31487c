package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.PredictionTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.ModeRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Holds the sweeps of one network against the published tables of E8 and E12.
 *
 * @param comparisons where they are collected
 * @param sweep our figures
 */
record SpectralComparisons(Comparisons comparisons, PredictionSweep sweep) {
  /** Above the rounding of float32 eigenvalues. */
  private static final double CLEAR_MODE = 1e-4;

  /** Sums, predictions, losses and drifts of one seed, by learning rate. */
  void runs(long seed, JsonNode node, String unstableKey, Tolerance drift) {
    Map<String, Object> at = where(seed);
    double[] rates = sweep.measured().rates();
    comparisons.publishedByRate(
        "imbalanceSum",
        at,
        rates,
        node.get("S_measured"),
        sweep.measured().ofSeed(seed),
        rate -> Tolerances.SPECTRAL_SUM);
    comparisons.publishedByRate(
        "predictedSum",
        at,
        rates,
        node.get("S_predicted"),
        sweep.predicted(ModeRule.PUBLISHED).ofSeed(seed),
        rate -> predictionTolerance(sweep.prediction(seed).unstableModes(rate) > 0));
    comparisons.publishedByRate(
        "unstableModes",
        at,
        rates,
        node.get(unstableKey),
        sweep.unstableModes().ofSeed(seed),
        rate -> Tolerances.EXACT);
    comparisons.publishedByRate(
        "finalLoss",
        at,
        rates,
        node.get("final_loss"),
        sweep.finalLoss().ofSeed(seed),
        rate -> Tolerances.SPECTRAL_LOSS);
    comparisons.publishedByRate(
        "drift", at, rates, node.get("drift"), sweep.drift().ofSeed(seed), rate -> drift);
  }

  private static Tolerance predictionTolerance(boolean unstable) {
    return unstable ? PredictionTolerances.UNSTABLE_PREDICTION : Tolerances.SPECTRAL_SUM;
  }

  /** Ends of the spectrum at the start, and its clear positive and negative modes. */
  void spectrum(long seed, JsonNode node, String topKey, Tolerance eigenvalue) {
    Map<String, Object> at = where(seed);
    HessianSpectrum spectrum = sweep.spectrum(seed);
    double[] values = spectrum.eigenvalues();
    comparisons.published(
        "smallestEigenvalue", at, node.get("min").asDouble(), spectrum.smallest(), eigenvalue);
    double[] top = Published.numbers(node.get(topKey));
    for (int i = 0; i < top.length; i++) {
      comparisons.published(
          "eigenvalue",
          Fields.of(at).and("fromTop", i).map(),
          top[i],
          values[values.length - 1 - i],
          eigenvalue);
    }
    comparisons.published(
        "positiveModes",
        at,
        node.get("count_above_1e-4").asDouble(),
        spectrum.countAbove(CLEAR_MODE),
        Tolerances.EXACT);
    comparisons.published(
        "negativeModes",
        at,
        node.get("count_below_-1e-4").asDouble(),
        spectrum.countBelow(-CLEAR_MODE),
        Tolerances.EXACT);
  }

  /** Means over seeds, by learning rate. */
  void means(JsonNode node) {
    Map<String, Object> at = where();
    double[] rates = sweep.measured().rates();
    SeedSweep predicted = sweep.predicted(ModeRule.PUBLISHED);
    SeedSweep unstable = sweep.unstableModes();
    comparisons.publishedByRate(
        "meanImbalanceSum",
        at,
        rates,
        node.get("S_measured_mean"),
        sweep.measured().means(),
        rate -> Tolerances.SPECTRAL_SUM);
    comparisons.publishedByRate(
        "meanPredictedSum",
        at,
        rates,
        node.get("S_predicted_mean"),
        sweep.means(predicted),
        rate -> predictionTolerance(unstable.only(r -> r == rate, s -> true).largest() > 0));
    comparisons.publishedByRate(
        "relativeErrorOfMeans",
        at,
        rates,
        node.get("relative_error_of_means"),
        Arrays.stream(sweep.errors(predicted)).map(Math::abs).toArray(),
        rate -> PredictionTolerances.RELATIVE_ERROR);
  }

  /** Slope, R^2 and correlation of the sums over all rates that converged. */
  void correlation(JsonNode node) {
    double[] predicted = sweep.predicted(ModeRule.PUBLISHED).means();
    comparisons.published(
        "correlation",
        where(),
        node.get("R_loglog").asDouble(),
        sweep.correlation(predicted, rate -> true),
        Tolerances.SIX_DIGIT_SLOPE);
  }

  /** Slopes of the mean sums by window. */
  void windows(JsonNode node) {
    JsonNode byWindow = node.get("alpha_from_S_by_window");
    for (Window window : Window.values()) {
      Optional<PowerLawFit> fit = sweep.fit(window::contains);
      JsonNode line = byWindow.get(window.key());
      Map<String, Object> at = Fields.of(where()).and("window", window.key()).map();
      slope("exponent", at, line.get("alpha"), 2 + fit.orElseThrow().exponent());
      slope("rSquared", at, line.get("r2"), fit.orElseThrow().rSquared());
      comparisons.published(
          "points", at, line.get("n").asDouble(), fit.orElseThrow().points(), Tolerances.EXACT);
    }
    slope(
        "correlationUpTo0.1",
        where(),
        node.get("R_loglog_le_0.1"),
        sweep.correlation(
            sweep.predicted(ModeRule.PUBLISHED).means(), Window.UP_TO_TENTH::contains));
  }

  void slope(String quantity, Map<String, Object> at, JsonNode published, double ours) {
    comparisons.published(quantity, at, published.asDouble(), ours, Tolerances.SIX_DIGIT_SLOPE);
  }

  Map<String, Object> where() {
    return Fields.of("case", sweep.net().key()).map();
  }

  Map<String, Object> where(long seed) {
    return Fields.of("case", sweep.net().key()).and("seed", seed).map();
  }

  /** Adds the published mean sums of a network as points that belong to a curve. */
  static void addSums(
      PublishedPoints points, String curve, PredictionSweep sweep, Published published) {
    JsonNode node = published.aggregate().get(sweep.net().key()).get("S_measured_mean");
    List<Double> converged = sweep.measuredWhereConverged().learningRates();
    points.add(
        curve,
        converged.stream().mapToDouble(Double::doubleValue).toArray(),
        converged.stream()
            .mapToDouble(rate -> Published.number(node.get(sweep.learningRates().indexOf(rate))))
            .toArray());
  }
}
