package dev.edgelaw.studies;

import dev.edgelaw.curvature.CompressionPoint;
import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.curvature.PositiveModes;
import dev.edgelaw.stats.FlooredExponentialFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.HessianTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** E18's figures against the published ones. */
final class E18Comparisons {
  private E18Comparisons() {}

  static void of(HessianEvolution size, Published published, Comparisons comparisons) {
    String key = "n" + size.samples();
    published.forEachSeed((seed, node) -> compareSeed(size, seed, node.get(key), comparisons));
    JsonNode all = published.aggregate().get(key);
    SpectralForecast forecast = size.forecast();
    double[] sharpness = forecast.meanSharpness();
    Map<String, Object> mean = Fields.of("samples", size.samples()).and("seeds", "all three").map();
    PublishedSeries series = new PublishedSeries(comparisons, mean, "t", size.times());
    series.hold(
        "correlation",
        all.get("R_by_checkpoint"),
        forecast.correlations(rate -> true),
        HessianTolerances.CORRELATION);
    series.hold(
        "meanLambdaMax",
        all.get("mean_lambda_max"),
        sharpness,
        HessianTolerances.FOUR_FLOAT32_DIGITS);
    series.hold(
        "meanLabelProbability",
        all.get("mean_q"),
        size.meanCompression(point -> point.labels().mean()),
        HessianTolerances.FOUR_FLOAT32_DIGITS);
    FlooredExponentialFit fit = FlooredExponentialFit.fit(size.times(), sharpness).orElseThrow();
    JsonNode decay = all.get("decay_fit");
    hold(
        comparisons,
        "decayAmplitude",
        mean,
        decay.get("a"),
        fit.amplitude(),
        HessianTolerances.DECAY);
    hold(comparisons, "decayRate", mean, decay.get("b"), fit.rate(), HessianTolerances.DECAY);
    hold(
        comparisons,
        "decayFloor",
        mean,
        decay.get("c"),
        fit.floor(),
        HessianTolerances.FOUR_FLOAT32_DIGITS);
    hold(
        comparisons,
        "decayRSquared",
        mean,
        decay.get("r2"),
        fit.rSquared(),
        HessianTolerances.DECAY_R_SQUARED);
    hold(
        comparisons,
        "bestCheckpoint",
        mean,
        all.get("optimal_checkpoint"),
        size.bestCheckpoint(),
        Tolerances.EXACT);
    hold(
        comparisons,
        "bestCorrelation",
        mean,
        all.get("optimal_R"),
        Arrays.stream(forecast.correlations(rate -> true)).max().orElseThrow(),
        HessianTolerances.CORRELATION);
    PublishedSeries rates =
        new PublishedSeries(comparisons, mean, "learningRate", forecast.measured().rates());
    rates.hold(
        "meanImbalanceSum",
        all.get("mean_measured_S"),
        forecast.measured().means(),
        HessianTolerances.FOUR_FLOAT32_DIGITS);
    rates.hold(
        "meanDrift",
        all.get("mean_drift"),
        size.sweep().drift().means(),
        HessianTolerances.SLOW_FLOAT32_DRIFT);
  }

  private static void compareSeed(
      HessianEvolution size, long seed, JsonNode figures, Comparisons comparisons) {
    Map<String, Object> at = Fields.of("samples", size.samples()).and("seed", seed).map();
    HessianTrajectory trajectory = size.trajectory(seed);
    PublishedSeries series = new PublishedSeries(comparisons, at, "t", size.times());
    series.hold(
        "lambdaMax",
        figures.get("lambda_max"),
        trajectory.sharpness(),
        HessianTolerances.FLOAT32_CURVATURE);
    series.hold(
        "lambdaMin",
        figures.get("lambda_min"),
        trajectory.figure(HessianSpectrum::smallest),
        HessianTolerances.LOWEST_EIGENVALUE);
    series.show(
        "positiveModes",
        figures.get("n_positive"),
        trajectory.positive(PositiveModes::count),
        "float32 noise scatters exact zeros about the threshold");
    series.hold(
        "effectiveRank",
        figures.get("effective_rank"),
        trajectory.positive(PositiveModes::effectiveRank),
        HessianTolerances.POSITIVE_TRACE);
    series.hold(
        "tracePositive",
        figures.get("trace_positive"),
        trajectory.positive(PositiveModes::sum),
        HessianTolerances.POSITIVE_TRACE);
    series.hold(
        "meanLabelProbability",
        figures.get("q_mean"),
        labels(size, seed, point -> point.labels().mean()),
        HessianTolerances.LABEL_PROBABILITY);
    series.hold(
        "smallestLabelProbability",
        figures.get("q_min"),
        labels(size, seed, point -> point.labels().smallest()),
        HessianTolerances.LABEL_PROBABILITY);
    series.hold(
        "meanLabelVariance",
        figures.get("mean_q_times_1_minus_q"),
        labels(size, seed, point -> point.labels().meanVariance()),
        HessianTolerances.LABEL_VARIANCE);
    series.hold(
        "accuracy",
        figures.get("accuracy"),
        labels(size, seed, point -> point.labels().accuracy()),
        HessianTolerances.ACCURACY);
    series.hold(
        "previousLoss",
        figures.get("loss_before_previous_update"),
        trajectory.previousLoss(),
        HessianTolerances.FLOAT32_CURVATURE);
    PublishedSeries rates =
        new PublishedSeries(comparisons, at, "learningRate", size.forecast().measured().rates());
    rates.hold(
        "imbalanceSum",
        figures.get("measured_S"),
        size.forecast().measured().ofSeed(seed),
        HessianTolerances.FLOAT32_CURVATURE);
    rates.hold(
        "drift",
        figures.get("actual_drift"),
        size.sweep().drift().ofSeed(seed),
        HessianTolerances.SLOW_FLOAT32_DRIFT);
    figures
        .get("predicted_S_at")
        .properties()
        .forEach(
            entry -> {
              int step = Integer.parseInt(entry.getKey());
              rates.hold(
                  "predictedSumAt" + step,
                  entry.getValue(),
                  size.forecast().predicted(step).ofSeed(seed),
                  HessianTolerances.prediction(step));
            });
  }

  private static double[] labels(
      HessianEvolution size, long seed, ToDoubleFunction<CompressionPoint> quantity) {
    return size.checkpoints().stream()
        .mapToDouble(step -> size.compression(seed, step, quantity))
        .toArray();
  }

  private static void hold(
      Comparisons comparisons,
      String quantity,
      Map<String, Object> where,
      JsonNode published,
      double ours,
      Tolerance tolerance) {
    comparisons.published(quantity, where, Published.number(published), ours, tolerance);
  }
}
