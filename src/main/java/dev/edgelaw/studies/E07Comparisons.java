package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.DriftTolerances;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.ConservationRecord;
import java.util.Map;
import java.util.function.DoubleFunction;
import tools.jackson.databind.JsonNode;

/** E7's figures against the published ones. */
final class E07Comparisons {
  private E07Comparisons() {}

  static Comparisons of(
      Map<E07OptimizerDependence.Method, DriftSweep> sweeps, Published published) {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed(
        (seed, figures) ->
            sweeps.forEach(
                (method, sweep) -> compareSeed(comparisons, method, sweep, seed, figures)));
    JsonNode sweepB = published.aggregate().get("sweep_B (7 actual lrs, seeds 42,137,256)");
    JsonNode sweepA =
        published.aggregate().get("sweep_A (10 nominal lrs, 5 seeds; adam runs at 0.1 x nominal)");
    sweeps.forEach(
        (method, sweep) -> {
          compareSweepA(comparisons, method, sweep, sweepA.get(method.key));
          compareSweepB(
              comparisons, method, E07OptimizerDependence.sweepB(sweep), sweepB.get(method.key));
        });
    return comparisons;
  }

  private static void compareSeed(
      Comparisons comparisons,
      E07OptimizerDependence.Method method,
      DriftSweep sweep,
      long seed,
      JsonNode figures) {
    Map<String, Object> at = Fields.of("seed", seed).and("optimizer", method.key).map();
    JsonNode node = figures.get(method.key);
    double[] rates = sweep.drift().rates();
    double[] drift = sweep.drift().ofSeed(seed);
    comparisons.publishedByRate(
        "drift", at, rates, node.get("drift"), drift, driftTolerance(method));
    if (node.has("float64_rerun_drift")) {
      comparisons.float64ByRate(
          "drift", at, rates, node.get("float64_rerun_drift"), drift, Tolerances.FLOAT64);
      compareLosses(
          comparisons, at, rates, node.get("float64_rerun_final_loss"), sweep.loss().ofSeed(seed));
    }
  }

  /** Losses below 1e-6 hang on the rounding of logits of the order of 100. */
  private static void compareLosses(
      Comparisons comparisons,
      Map<String, Object> at,
      double[] rates,
      JsonNode rerun,
      double[] loss) {
    for (int i = 0; i < rates.length; i++) {
      if (rerun.get(i).asDouble() > DriftTolerances.COMPARABLE_LOSS) {
        comparisons.float64(
            "finalLoss",
            Fields.of(at).and("learningRate", rates[i]).map(),
            rerun.get(i).asDouble(),
            loss[i],
            Tolerances.SIX_DIGITS);
      }
    }
  }

  /** What was published of both sweeps; the name of the exponent differs. */
  private static void compareSweep(
      Comparisons comparisons,
      Map<String, Object> at,
      E07OptimizerDependence.Method method,
      SeedSweep drift,
      JsonNode node,
      String exponentName) {
    PowerLawFit fit = drift.fit(E07OptimizerDependence.FIT_FLOOR).orElseThrow();
    Tolerance exponent =
        method == E07OptimizerDependence.Method.GRADIENT_DESCENT
            ? Tolerances.NOISY_EXPONENT
            : Tolerances.EXPONENT;
    comparisons.published(
        "exponent", at, node.get(exponentName).asDouble(), fit.exponent(), exponent);
    comparisons.published("rSquared", at, node.get("r2").asDouble(), fit.rSquared(), exponent);
    comparisons.publishedByRate(
        "meanDrift",
        at,
        drift.rates(),
        node.get("mean_drift"),
        drift.means(),
        rate -> DriftTolerances.MEAN_DRIFT);
  }

  private static void compareSweepA(
      Comparisons comparisons,
      E07OptimizerDependence.Method method,
      DriftSweep sweep,
      JsonNode node) {
    Map<String, Object> at = Fields.of("sweep", "A").and("optimizer", method.key).map();
    SeedSweep drift = sweep.drift();
    compareSweep(comparisons, at, method, drift, node, "exponent");
    comparisons.twoDigitsByRate(
        "stdDrift",
        at,
        drift.rates(),
        node.get("std_drift_population_2_digits"),
        drift.deviations(),
        DriftTolerances.MEAN_DRIFT);
    double[] losses = Published.numbers(node.get("mean_final_loss"));
    for (int i = 0; i < losses.length; i++) {
      Map<String, Object> run = Fields.of(at).and("learningRate", drift.rates()[i]).map();
      if (losses[i] > DriftTolerances.COMPARABLE_LOSS) {
        comparisons.published(
            "meanFinalLoss",
            run,
            losses[i],
            sweep.loss().means()[i],
            lossTolerance(method, drift.rates()[i]));
      } else {
        comparisons.incomparable(
            "meanFinalLoss",
            run,
            losses[i],
            sweep.loss().means()[i],
            "float32 losses underflow there");
      }
    }
  }

  private static void compareSweepB(
      Comparisons comparisons,
      E07OptimizerDependence.Method method,
      DriftSweep sweep,
      JsonNode node) {
    Map<String, Object> at = Fields.of("sweep", "B").and("optimizer", method.key).map();
    SeedSweep drift = sweep.drift();
    compareSweep(comparisons, at, method, drift, node, "alpha");
    comparisons.publishedByRate(
        "meanImbalanceSum",
        at,
        drift.rates(),
        node.get("mean_S_gradient"),
        sweep.quantity(ConservationRecord::imbalanceSum).means(),
        rate -> Tolerances.IMBALANCE_SUM);
  }

  private static Tolerance lossTolerance(E07OptimizerDependence.Method method, double rate) {
    return method == E07OptimizerDependence.Method.GRADIENT_DESCENT
        ? DriftTolerances.meanLoss(rate)
        : DriftTolerances.LARGE_LOGITS_LOSS;
  }

  private static DoubleFunction<Tolerance> driftTolerance(E07OptimizerDependence.Method method) {
    return switch (method) {
      case GRADIENT_DESCENT -> rate -> Tolerances.TWO_LAYER_DRIFT;
      case HEAVY_BALL ->
          rate ->
              rate <= 1e-4
                  ? DriftTolerances.HEAVY_BALL_DRIFT_SLOW
                  : DriftTolerances.HEAVY_BALL_DRIFT;
      case ADAM -> rate -> DriftTolerances.ADAM_DRIFT;
    };
  }
}
