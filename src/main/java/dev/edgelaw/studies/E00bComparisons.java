package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.PredictionTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.IntToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** The figures of Theorem 3's runs against the published ones. */
final class E00bComparisons {
  private final SharedExponentRuns measured;
  private final Comparisons comparisons = new Comparisons();

  private E00bComparisons(SharedExponentRuns measured) {
    this.measured = measured;
  }

  static Comparisons of(SharedExponentRuns measured, Published published) {
    E00bComparisons all = new E00bComparisons(measured);
    published.forEachSeed(all::seed);
    all.linear(published.aggregate());
    all.entropy(published.aggregate().get("relu_ce"));
    E00bImbalanceComparisons.add(
        measured, published.aggregate().get("relu_ce_imbalance_run"), all.comparisons);
    return all.comparisons;
  }

  private void seed(long seed, JsonNode figures) {
    SeedSweep drift = measured.drift(E00bSharedExponent.LINEAR);
    Fields at = Fields.of("seed", seed).and("network", "linear, MSE");
    double[] rates = drift.rates();
    comparisons.publishedByRate(
        "drift",
        at.map(),
        rates,
        figures.get("linear_mse_drift"),
        drift.ofSeed(seed),
        rate -> Tolerances.FLOAT32_DRIFT);
    comparisons.float64ByRate(
        "imbalanceSum",
        at.map(),
        rates,
        figures.get("float64_rerun_linear_S"),
        measured.cases().get(E00bSharedExponent.LINEAR).ofSeed(seed),
        Tolerances.FLOAT64_LOSS);
    SeedSweep alone = drift.only(rate -> true, s -> s == seed);
    windows(at, figures.get("derived_linear_alpha_from_drift"), alone);
    JsonNode trajectory = figures.get("relu_ce_trajectory");
    measured
        .imbalance()
        .forEach(
            (rate, runs) ->
                trajectory(
                    Fields.of("seed", seed).and("learningRate", rate),
                    runs.get(measured.linear().seeds().indexOf(seed)),
                    trajectory.get("steps"),
                    trajectory.get("lr_" + Text.plain(rate).replace("1e-4", "0.0001"))));
  }

  private void windows(Fields at, JsonNode exponents, SeedSweep drift) {
    for (Window window : Window.values()) {
      JsonNode node = exponents.get(window.key());
      double published = node.isNumber() ? node.asDouble() : node.get("alpha").asDouble();
      Map<String, Object> where = Fields.of(at.map()).and("window", window.key()).map();
      double ours = window.exponent(drift);
      if (drift.seeds().size() == 1 && window.contains(1e-4)) {
        comparisons.incomparable(
            "exponent",
            where,
            published,
            ours,
            "the drift of one seed at 1e-4 is as small as the float32 floor");
      } else {
        comparisons.published("exponent", where, published, ours, Tolerances.NOISY_EXPONENT);
      }
    }
  }

  private void trajectory(Fields at, ImbalanceRun run, JsonNode steps, JsonNode figures) {
    for (int i = 0; i < steps.size(); i++) {
      int step = steps.get(i).asInt();
      Map<String, Object> where = Fields.of(at.map()).and("step", step).map();
      double delta = figures.get("delta").get(i).asDouble();
      if (Math.abs(delta) >= PredictionTolerances.COMPARABLE_IMBALANCE) {
        comparisons.published(
            "imbalance", where, delta, run.imbalance().at(step), imbalance(run, step, delta));
      } else {
        comparisons.incomparable(
            "imbalance", where, delta, run.imbalance().at(step), "float32 gradients stall there");
      }
      comparisons.published(
          "cumulativeSum",
          where,
          figures.get("cumulative_S_inclusive").get(i).asDouble(),
          run.sumThrough(step),
          Tolerances.SPECTRAL_SUM);
      comparisons.published(
          "loss",
          where,
          figures.get("loss").get(i).asDouble(),
          run.energy().loss(step),
          Tolerances.SPECTRAL_LOSS);
      energy(
          where, "firstGradientNorm", figures.get("grad_sq_W1").get(i), run, run::firstLayer, step);
      energy(
          where,
          "secondGradientNorm",
          figures.get("grad_sq_W2").get(i),
          run,
          run::secondLayer,
          step);
    }
  }

  private void energy(
      Map<String, Object> where,
      String quantity,
      JsonNode figure,
      ImbalanceRun run,
      IntToDoubleFunction ours,
      int step) {
    double published = figure.asDouble();
    if (published >= PredictionTolerances.COMPARABLE_IMBALANCE) {
      comparisons.published(
          quantity, where, published, ours.applyAsDouble(step), imbalance(run, step, published));
    } else {
      comparisons.incomparable(
          quantity, where, published, ours.applyAsDouble(step), "float32 gradients stall there");
    }
  }

  private static Tolerance imbalance(ImbalanceRun run, int step, double published) {
    if (step == 0) {
      return PredictionTolerances.INITIAL_SPECTRUM;
    }
    return run.kinks().at(step) <= Tolerances.FLOAT32_KINK
        ? PredictionTolerances.ONE_GATE_GRADIENT
        : PredictionTolerances.imbalance(published);
  }

  private void linear(JsonNode all) {
    JsonNode node = all.get("linear_mse");
    SeedSweep drift = measured.drift(E00bSharedExponent.LINEAR);
    SeedSweep sums = measured.cases().get(E00bSharedExponent.LINEAR);
    Fields at = Fields.of("network", "linear, MSE").and("seeds", "all five");
    double[] rates = drift.rates();
    DoubleFunction<Tolerance> noise = rate -> Tolerances.FLOAT32_DRIFT;
    comparisons.publishedByRate(
        "meanDrift", at.map(), rates, node.get("mean_drift"), drift.means(), noise);
    comparisons.publishedByRate(
        "stdDrift", at.map(), rates, node.get("std_drift_population"), drift.deviations(), noise);
    comparisons.publishedByRate(
        "meanImbalanceSum",
        at.map(),
        rates,
        node.get("mean_S"),
        sums.means(),
        rate -> Tolerances.SPECTRAL_SUM);
    PowerLawFit fit = Window.ALL.fit(drift).orElseThrow();
    double beta = fit.exponent() - 2;
    comparisons.published(
        "exponent",
        at.map(),
        node.get("alpha").asDouble(),
        fit.exponent(),
        Tolerances.NOISY_EXPONENT);
    comparisons.published(
        "rSquared", at.map(), node.get("r2").asDouble(), fit.rSquared(), Tolerances.NOISY_EXPONENT);
    comparisons.published(
        "beta", at.map(), node.get("beta").asDouble(), beta, Tolerances.NOISY_EXPONENT);
    comparisons.published(
        "points", at.map(), node.get("points_in_fit").asDouble(), fit.points(), Tolerances.EXACT);
    windows(at, node.get("derived_alpha_from_drift"), drift);
    for (Window window : Window.values()) {
      Map<String, Object> where = Fields.of(at.map()).and("window", window.key()).map();
      double slope = window.exponent(drift);
      comparisons.published(
          "exponentOfImbalance",
          where,
          node.get("derived_alpha_from_S").get(window.key()).get("alpha").asDouble(),
          slope,
          Tolerances.SIX_DIGIT_SLOPE);
      comparisons.float64(
          "exponent",
          where,
          all.get("float64_rerun_linear_alpha").get(window.key()).asDouble(),
          slope,
          Tolerances.SIX_DIGIT_SLOPE);
    }
    comparisons.published(
        "exponentOnFourRates",
        at.map(),
        node.get("derived_alpha_on_the_four_relu_learning_rates").asDouble(),
        E00bClaims.onFourRates(drift),
        Tolerances.NOISY_EXPONENT);
  }

  private void entropy(JsonNode node) {
    SeedSweep drift =
        measured
            .drift(E00bSharedExponent.RELU_ENTROPY)
            .only(E00bSharedExponent.FOUR_RATES::contains, seed -> true);
    Fields at = Fields.of("network", "ReLU, cross-entropy").and("seeds", "all five");
    comparisons.publishedByRate(
        "meanDrift",
        at.map(),
        drift.rates(),
        node.get("mean_drift"),
        drift.means(),
        rate -> Tolerances.FLOAT32_DRIFT);
    PowerLawFit fit = drift.fit(Window.FLOOR).orElseThrow();
    comparisons.published(
        "exponent",
        at.map(),
        node.get("alpha").asDouble(),
        fit.exponent(),
        Tolerances.NOISY_EXPONENT);
    comparisons.published(
        "rSquared",
        at.map(),
        node.get("derived_r2").asDouble(),
        fit.rSquared(),
        Tolerances.NOISY_EXPONENT);
  }
}
