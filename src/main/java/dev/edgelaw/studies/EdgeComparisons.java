package dev.edgelaw.studies;

import dev.edgelaw.study.Comparison;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.DigitsTolerances;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerance;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** E4 against its references: everything below the edge, the first record only above it. */
final class EdgeComparisons {
  /** The one learning rate that stays below the edge. */
  static final double BELOW = 0.1;

  /** From here on the published power iteration has converged, below the edge. */
  private static final int CONVERGED_FROM = 500;

  private static final String PARTED = "at the edge float32 rounding grows until the runs part";
  private static final String NOT_CONVERGED = "30 steps of power iteration have not converged";

  private final EdgeSweep sweep;
  private final Comparisons comparisons = new Comparisons();

  private EdgeComparisons(EdgeSweep sweep) {
    this.sweep = sweep;
  }

  static List<Comparison> of(EdgeSweep sweep, Published published, JsonNode reruns) {
    EdgeComparisons all = new EdgeComparisons(sweep);
    published.forEachSeed(
        (seed, figures) -> {
          for (JsonNode run : figures.get("runs")) {
            all.run(sweep.at(seed, run.get("lr").asDouble()), run);
          }
        });
    all.aggregates(published.aggregate());
    for (JsonNode rerun : reruns) {
      all.rerun(sweep.at(rerun.get("seed").asLong(), rerun.get("lr").asDouble()), rerun);
    }
    return all.comparisons.list();
  }

  private void run(EdgeRun run, JsonNode figures) {
    Map<String, Object> at = Fields.at(run.seed(), run.learningRate());
    JsonNode trajectory = figures.get("trajectory");
    laws(
        "cAfterFirst",
        at,
        figures.get("C_first_record"),
        run,
        0,
        DigitsTolerances.DIGITS_FIRST_LAW);
    comparisons.published(
        "lossFirst",
        at,
        trajectory.get("loss").get(0).asDouble(),
        run.sharpness().loss()[0],
        DigitsTolerances.DIGITS_FIRST_LOSS);
    comparisons.published(
        "powerIterationFirst",
        at,
        trajectory.get("lambda_max").get(0).asDouble(),
        run.sharpness().powerIteration(),
        DigitsTolerances.POWER_ITERATION);
    if (run.learningRate() == BELOW) {
      trajectory(run, trajectory);
      int last = run.track().updates().length - 1;
      laws("cFinal", at, figures.get("C_final"), run, last, DigitsTolerances.DIGITS_LAW);
    }
    figure("peakSharpness", at, figures.get("lambda_max_peak"), run.peakSharpness());
    figure("finalSharpness", at, figures.get("lambda_max_final"), run.lastSharpness());
    figure(
        "lateSharpness", at, figures.get("lambda_max_mean_last_20_records"), run.lateSharpness());
    figure("finalLoss", at, figures.get("final_loss"), run.finalLoss());
    figure("finalAccuracy", at, figures.get("final_train_acc"), run.accuracy());
    figure("totalDrift", at, figures.get("total_drift_L1"), run.totalDrift());
    for (int pair = 0; pair < run.pairs(); pair++) {
      JsonNode drift = figures.get("abs_drift_per_pair").get(pair);
      figure("pairDrift", Fields.of(at).and("pair", pair + 1).map(), drift, run.drift(pair));
    }
  }

  /** A figure of a whole run, or a mean of such, which says something below the edge only. */
  private void figure(String quantity, Map<String, Object> at, JsonNode published, double ours) {
    double theirs = published.asDouble();
    if (at.get("learningRate").equals(BELOW)) {
      comparisons.published(quantity, at, theirs, ours, tolerance(quantity));
    } else {
      comparisons.incomparable(quantity, at, theirs, ours, PARTED);
    }
  }

  private static Tolerance tolerance(String quantity) {
    return switch (quantity) {
      case "finalLoss" -> DigitsTolerances.DIGITS_LOSS;
      case "finalAccuracy" -> DigitsTolerances.DIGITS_ACCURACY;
      case "totalDrift" -> DigitsTolerances.DIGITS_TOTAL_DRIFT;
      case "pairDrift" -> DigitsTolerances.DIGITS_DRIFT;
      default -> DigitsTolerances.CONVERGED_SHARPNESS;
    };
  }

  private void trajectory(EdgeRun run, JsonNode trajectory) {
    for (int i = 1; i < trajectory.get("step").size(); i++) {
      int step = trajectory.get("step").get(i).asInt();
      int record = run.recordAfter(step);
      Map<String, Object> at =
          Fields.of(Fields.at(run.seed(), run.learningRate())).and("step", step).map();
      comparisons.published(
          "loss",
          at,
          trajectory.get("loss").get(i).asDouble(),
          run.sharpness().loss()[record],
          DigitsTolerances.DIGITS_LOSS);
      comparisons.published(
          "c1",
          at,
          trajectory.get("C1").get(i).asDouble(),
          run.track().law()[record][0],
          DigitsTolerances.DIGITS_LAW);
      comparisons.published(
          "totalDrift",
          at,
          trajectory.get("total_drift_L1").get(i).asDouble(),
          run.totalDriftAt(record),
          DigitsTolerances.DIGITS_TOTAL_DRIFT);
      double theirs = trajectory.get("lambda_max").get(i).asDouble();
      double ours = run.sharpness().sharpness()[record];
      if (step > CONVERGED_FROM) {
        comparisons.published("sharpness", at, theirs, ours, DigitsTolerances.CONVERGED_SHARPNESS);
      } else {
        comparisons.incomparable("sharpness", at, theirs, ours, NOT_CONVERGED);
      }
    }
  }

  private void laws(
      String quantity,
      Map<String, Object> at,
      JsonNode published,
      EdgeRun run,
      int record,
      Tolerance tolerance) {
    for (int pair = 0; pair < run.pairs(); pair++) {
      comparisons.published(
          quantity,
          Fields.of(at).and("pair", pair + 1).map(),
          published.get(pair).asDouble(),
          run.track().law()[record][pair],
          tolerance);
    }
  }

  private void aggregates(JsonNode aggregate) {
    for (double rate : sweep.learningRates()) {
      JsonNode all = aggregate.get("" + rate);
      mean("peakSharpness", rate, all.get("mean_peak_lambda_max"), EdgeRun::peakSharpness);
      mean("finalSharpness", rate, all.get("mean_final_lambda_max"), EdgeRun::lastSharpness);
      mean("lateSharpness", rate, all.get("mean_last20_lambda_max"), EdgeRun::lateSharpness);
      mean("pairDrift", rate, all.get("mean_abs_drift_pair1"), run -> run.drift(0));
      mean("totalDrift", rate, all.get("mean_total_drift_L1"), EdgeRun::totalDrift);
      mean("finalLoss", rate, all.get("mean_final_loss"), EdgeRun::finalLoss);
      mean("finalAccuracy", rate, all.get("mean_final_acc"), EdgeRun::accuracy);
    }
    JsonNode rises = aggregate.get("ratio_lr2_to_lr0.1");
    rise("driftRise", rises.get("mean_abs_drift_pair1"), run -> run.drift(0));
    rise("totalDriftRise", rises.get("mean_total_drift_L1"), EdgeRun::totalDrift);
  }

  /** From the lowest to the highest learning rate, which is at the edge. */
  private void rise(String quantity, JsonNode published, ToDoubleFunction<EdgeRun> ours) {
    comparisons.incomparable(
        quantity,
        Fields.of("seeds", "all three").map(),
        published.asDouble(),
        EdgeClaims.rise(sweep.quantity(ours)),
        PARTED);
  }

  private void mean(
      String quantity, double rate, JsonNode published, ToDoubleFunction<EdgeRun> ours) {
    SeedSweep sweepOf = sweep.quantity(ours).only(r -> r == rate, seed -> true);
    Map<String, Object> at = Fields.of("seeds", "all three").and("learningRate", rate).map();
    figure(quantity, at, published, sweepOf.means()[0]);
  }

  private void rerun(EdgeRun run, JsonNode rerun) {
    for (int i = 0; i < rerun.get("step").size(); i++) {
      int step = rerun.get("step").get(i).asInt();
      int record = run.recordAfter(step);
      Map<String, Object> at =
          Fields.of(Fields.at(run.seed(), run.learningRate())).and("step", step).map();
      comparisons.float64(
          "loss",
          at,
          rerun.get("loss").get(i).asDouble(),
          run.sharpness().loss()[record],
          DigitsTolerances.FLOAT64_DIGITS);
      for (int pair = 0; pair < run.pairs(); pair++) {
        comparisons.float64(
            "c",
            Fields.of(at).and("pair", pair + 1).map(),
            rerun.get("C").get(i).get(pair).asDouble(),
            run.track().law()[record][pair],
            DigitsTolerances.FLOAT64_DIGITS);
      }
    }
  }
}
