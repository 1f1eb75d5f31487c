package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.DriftTolerances;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E6's figures against the published ones. */
final class E06Comparisons {
  private E06Comparisons() {}

  static Comparisons of(List<DepthSweep> sweeps, Published published) {
    Comparisons comparisons = new Comparisons();
    JsonNode sweepA = published.aggregate().get("sweep_A (10 lrs, 5 seeds)");
    JsonNode sweepB = published.aggregate().get("sweep_B (4 lrs, seeds 42,137,256)");
    JsonNode reruns = published.aggregate().get("float64_rerun_visible_seeds (cross-check)");
    for (DepthSweep sweep : sweeps) {
      String key = "depth_" + sweep.label();
      published.forEachSeed(
          (seed, figures) -> {
            Fields at = Fields.of("layers", sweep.layers()).and("seed", seed);
            double[] raw = sweep.runs().quantity(r -> r.meanFinalDrift()).ofSeed(seed);
            double[] loss = sweep.runs().loss().ofSeed(seed);
            againstDrifts(comparisons, "drift", at, sweep, figures.get(key), raw);
            JsonNode rerun = figures.get("float64_rerun").get(key);
            againstRerun(comparisons, at, sweep, rerun, raw, loss);
          });
      againstSweepA(comparisons, sweep, sweepA.get(key));
      againstSweepB(comparisons, sweep, sweepB.get(sweep.label()));
      if (reruns.has(key)) {
        againstVisible(comparisons, sweep, reruns.get(key), published.visibleSeeds());
      }
    }
    return comparisons;
  }

  /** Published drifts, where they are above the float32 floor and the run is not chaotic. */
  private static void againstDrifts(
      Comparisons comparisons,
      String quantity,
      Fields where,
      DepthSweep sweep,
      JsonNode figures,
      double[] ours) {
    double[] rates = sweep.runs().drift().rates();
    for (int i = 0; i < rates.length; i++) {
      double figure = Published.number(figures.get(i));
      Map<String, Object> at = Fields.of(where.map()).and("learningRate", rates[i]).map();
      if (rates[i] > sweep.stableUpTo()) {
        comparisons.incomparable(
            quantity, at, figure, ours[i], "the trajectory is chaotic at this rate and depth");
      } else if (figure <= DriftTolerances.COMPARABLE_DRIFT && sweep.layers() > 2) {
        comparisons.incomparable(
            quantity, at, figure, ours[i], "published drifts below 1e-4 are float32 rounding");
      } else {
        comparisons.published(quantity, at, figure, ours[i], DriftTolerances.DEPTH_DRIFT);
      }
    }
  }

  private static void againstRerun(
      Comparisons comparisons,
      Fields where,
      DepthSweep sweep,
      JsonNode rerun,
      double[] drift,
      double[] loss) {
    double[] rates = sweep.runs().drift().rates();
    for (int i = 0; i < rates.length && rates[i] <= sweep.stableUpTo(); i++) {
      double finalLoss = rerun.get("final_loss").get(i).asDouble();
      Map<String, Object> at = Fields.of(where.map()).and("learningRate", rates[i]).map();
      comparisons.float64(
          "drift",
          at,
          rerun.get("mean_abs_drift").get(i).asDouble(),
          drift[i],
          escaping(finalLoss) ? DriftTolerances.FLOAT64_ESCAPE : DriftTolerances.FLOAT64_DEPTH);
      comparisons.float64(
          "finalLoss",
          at,
          finalLoss,
          loss[i],
          escaping(finalLoss) && sweep.layers() > 2
              ? DriftTolerances.FLOAT64_ESCAPE
              : Tolerances.FLOAT64_LOSS);
    }
  }

  /** Whether a run ends between its initial plateau, at ln 5, and convergence. */
  private static boolean escaping(double finalLoss) {
    return finalLoss > 0.1 && finalLoss < 1.58;
  }

  private static void againstSweepA(Comparisons comparisons, DepthSweep sweep, JsonNode node) {
    Fields at = Fields.of("sweep", "A").and("layers", sweep.layers());
    SeedSweep drift = sweep.drift();
    againstDrifts(comparisons, "meanDrift", at, sweep, node.get("mean_drift"), drift.means());
    double[] rates = drift.rates();
    double[] loss = sweep.loss().means();
    for (int i = 0; i < rates.length && rates[i] <= sweep.stableUpTo(); i++) {
      Map<String, Object> run = Fields.of(at.map()).and("learningRate", rates[i]).map();
      if (node.get("mean_drift").get(i).asDouble() > DriftTolerances.COMPARABLE_DRIFT) {
        double deviation = node.get("std_drift_population_2_digits").get(i).asDouble();
        comparisons.published(
            "stdDrift",
            run,
            deviation,
            drift.deviations()[i],
            Tolerances.twoDigits(deviation, DriftTolerances.DEPTH_DRIFT));
      }
      comparisons.published(
          "meanFinalLoss",
          run,
          node.get("mean_final_loss").get(i).asDouble(),
          loss[i],
          sweep.layers() == 2
              ? DriftTolerances.meanLoss(rates[i])
              : DriftTolerances.deepMeanLoss(rates[i]));
    }
    againstExponent(
        comparisons,
        at,
        sweep,
        node.get("exponent"),
        node.get("r2"),
        drift,
        E06DepthDependence.FIT_FLOOR);
  }

  private static void againstExponent(
      Comparisons comparisons,
      Fields at,
      DepthSweep sweep,
      JsonNode exponent,
      JsonNode rSquared,
      SeedSweep drift,
      double floor) {
    PowerLawFit fit = drift.fit(floor).orElseThrow();
    if (sweep.layers() == 2) {
      comparisons.published(
          "exponent", at.map(), exponent.asDouble(), fit.exponent(), Tolerances.NOISY_EXPONENT);
      comparisons.published(
          "rSquared", at.map(), rSquared.asDouble(), fit.rSquared(), Tolerances.NOISY_EXPONENT);
    } else {
      String reason = "of the points some are float32 rounding and some chaotic";
      comparisons.incomparable("exponent", at.map(), exponent.asDouble(), fit.exponent(), reason);
      comparisons.incomparable("rSquared", at.map(), rSquared.asDouble(), fit.rSquared(), reason);
    }
  }

  private static void againstSweepB(Comparisons comparisons, DepthSweep sweep, JsonNode node) {
    Fields at = Fields.of("sweep", "B").and("layers", sweep.layers());
    SeedSweep drift = DepthSweep.sweepB(sweep.drift());
    SeedSweep imbalance = DepthSweep.sweepB(sweep.imbalance());
    double[] rates = drift.rates();
    for (int i = 0; i < rates.length; i++) {
      Map<String, Object> run = Fields.of(at.map()).and("learningRate", rates[i]).map();
      double published = node.get("mean_drift").get(i).asDouble();
      if (rates[i] > sweep.stableUpTo()) {
        comparisons.incomparable(
            "meanImbalanceSum",
            run,
            node.get("mean_S").get(i).asDouble(),
            imbalance.means()[i],
            "the trajectory is chaotic at this rate and depth");
        continue;
      }
      if (sweep.layers() == 2 || published > DriftTolerances.COMPARABLE_DRIFT) {
        comparisons.published(
            "meanDrift", run, published, drift.means()[i], DriftTolerances.MEAN_DRIFT);
      }
      comparisons.published(
          "meanImbalanceSum",
          run,
          node.get("mean_S").get(i).asDouble(),
          imbalance.means()[i],
          Tolerances.IMBALANCE_SUM);
      comparisons.published(
          "imbalanceOverEnergyIntegral",
          run,
          node.get("mean_S_over_grad_integral").get(i).asDouble(),
          sweep.energyRatio().means()[i],
          Tolerances.IMBALANCE_SUM);
    }
    againstExponent(
        comparisons,
        at,
        sweep,
        node.get("alpha"),
        node.get("r2"),
        drift,
        E06DepthDependence.LOW_FLOOR);
    double slope =
        DepthSweep.drifts(imbalance).fit(E06DepthDependence.LOW_FLOOR).orElseThrow().exponent();
    JsonNode derived = node.get("alpha_from_lr2_times_mean_S (computed here)");
    if (sweep.stableUpTo() >= E06DepthDependence.SWEEP_B_RATES.getLast()) {
      comparisons.published(
          "imbalanceExponent",
          at.map(),
          derived.asDouble(),
          slope,
          DriftTolerances.FIVE_DIGIT_SUM_SLOPE);
    } else {
      comparisons.incomparable(
          "imbalanceExponent", at.map(), derived.asDouble(), slope, "its highest rate is chaotic");
    }
  }

  private static void againstVisible(
      Comparisons comparisons, DepthSweep sweep, JsonNode rerun, List<Long> visible) {
    Fields at = Fields.of("layers", sweep.layers()).and("seeds", "visible");
    SeedSweep drift = sweep.drift().only(rate -> true, visible::contains);
    double[] rates = drift.rates();
    for (int i = 0; i < rates.length && rates[i] <= sweep.stableUpTo(); i++) {
      double loss = sweep.loss().only(rate -> true, visible::contains).means()[i];
      Tolerance tolerance =
          escaping(loss) ? DriftTolerances.FLOAT64_ESCAPE : DriftTolerances.FLOAT64_DEPTH;
      comparisons.float64(
          "meanDrift",
          Fields.of(at.map()).and("learningRate", rates[i]).map(),
          rerun.get("mean_drift_visible_seeds").get(i).asDouble(),
          drift.means()[i],
          tolerance);
    }
    if (sweep.layers() == 3) {
      comparisons.float64(
          "exponent",
          at.map(),
          rerun.get("fit_all_finite").get("slope").asDouble(),
          drift.fit(E06DepthDependence.FIT_FLOOR).orElseThrow().exponent(),
          Tolerances.FLOAT64_SLOPE);
    }
  }
}
