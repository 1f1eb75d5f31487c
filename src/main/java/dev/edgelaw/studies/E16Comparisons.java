package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.curvature.PositiveModes;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.HessianTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** E16's figures against the published ones. */
final class E16Comparisons {
  private E16Comparisons() {}

  static void compare(LossEvolution evolution, Published published, Comparisons comparisons) {
    String key = evolution.kind().key();
    SpectralForecast forecast = evolution.forecast();
    published.forEachSeed(
        (seed, node) -> {
          compareSeed(evolution, seed, node.get(key), comparisons);
          compareRerun(evolution, seed, node.get("float64_rerun"), comparisons);
        });
    JsonNode all = published.aggregate().get(key);
    Map<String, Object> mean = Fields.of("loss", key).and("seeds", "all three").map();
    for (int step : forecast.checkpoints()) {
      comparisons.published(
          "correlation",
          Fields.of(mean).and("t", step).map(),
          all.get("R_by_checkpoint").get(String.valueOf(step)).asDouble(),
          forecast.correlation(step, rate -> true),
          HessianTolerances.CORRELATION);
    }
    compareTimeAverage(evolution, all.get("R_time_averaged").asDouble(), mean, comparisons);
    PublishedSeries rates = byRate(evolution, mean, comparisons);
    rates.hold(
        "meanImbalanceSum",
        all.get("mean_measured_S"),
        forecast.measured().means(),
        HessianTolerances.FOUR_FLOAT32_DIGITS);
    rates.hold(
        "meanDrift",
        all.get("mean_drift"),
        evolution.sweep().drift().means(),
        HessianTolerances.SLOW_FLOAT32_DRIFT);
    for (int step : forecast.checkpoints()) {
      rates.hold(
          "meanPredictedSumAt" + step,
          all.get("mean_predicted_S").get(String.valueOf(step)),
          forecast.predicted(step).means(),
          forecast.tolerance(step, HessianTolerances.FOUR_FLOAT32_DIGITS));
    }
  }

  /**
   * With equal coefficients every mode that is 0 counts as much as T or as nothing, depending on
   * whether noise makes eta lambda (2 - eta lambda) larger than 1e-12: float32 noise of 1e-9 to
   * 1e-7 on them moves R under the cross-entropy between 0.90 and 0.99.
   */
  private static void compareTimeAverage(
      LossEvolution evolution,
      double published,
      Map<String, Object> where,
      Comparisons comparisons) {
    SpectralForecast forecast = evolution.forecast();
    int zeros = forecast.zeroModes(forecast.measured().seeds().getFirst());
    double ours = E16TimeDependentHessian.timeAveraged(evolution);
    if (zeros == 0) {
      comparisons.published(
          "correlationOfTimeAverage", where, published, ours, HessianTolerances.CORRELATION);
    } else {
      comparisons.incomparable(
          "correlationOfTimeAverage",
          where,
          published,
          ours,
          "float32 noise decides whether %d modes that are 0 count".formatted(zeros));
    }
  }

  private static PublishedSeries byRate(
      LossEvolution evolution, Map<String, Object> where, Comparisons comparisons) {
    double[] rates = evolution.forecast().measured().rates();
    return new PublishedSeries(comparisons, where, "learningRate", rates);
  }

  private static void compareSeed(
      LossEvolution evolution, long seed, JsonNode figures, Comparisons comparisons) {
    boolean mse = evolution.kind() == LossEvolution.Kind.MSE;
    Map<String, Object> at = Fields.of("loss", evolution.kind().key()).and("seed", seed).map();
    HessianTrajectory trajectory = evolution.trajectory(seed);
    PublishedSeries rates = byRate(evolution, at, comparisons);
    rates.hold(
        "imbalanceSum",
        figures.get("measured_S"),
        evolution.forecast().measured().ofSeed(seed),
        HessianTolerances.FLOAT32_CURVATURE);
    rates.hold(
        "drift",
        figures.get("actual_drift"),
        evolution.sweep().drift().ofSeed(seed),
        HessianTolerances.SLOW_FLOAT32_DRIFT);
    JsonNode points = figures.get("checkpoints");
    double[] times = Published.numbers(column(points, "t"));
    PublishedSeries series = new PublishedSeries(comparisons, at, "t", times);
    series.hold(
        "lambdaMax",
        column(points, "lambda_max"),
        trajectory.sharpness(),
        t -> trajectory.tolerance((int) t, HessianTolerances.FLOAT32_CURVATURE));
    series.hold(
        "lambdaMin",
        column(points, "lambda_min"),
        trajectory.figure(HessianSpectrum::smallest),
        t -> trajectory.tolerance((int) t, HessianTolerances.LOWEST_EIGENVALUE));
    series.hold(
        "effectiveRank",
        column(points, "effective_rank"),
        trajectory.positive(PositiveModes::effectiveRank),
        t -> trajectory.tolerance((int) t, HessianTolerances.FLOAT32_CURVATURE));
    series.hold(
        "previousLoss",
        column(points, "loss_before_previous_update"),
        trajectory.previousLoss(),
        HessianTolerances.FLOAT32_CURVATURE);
    count(
        series,
        mse,
        "positiveModes",
        column(points, "n_positive"),
        trajectory.positive(PositiveModes::count),
        HessianTolerances.POSITIVE_COUNT);
    count(
        series,
        mse,
        "medianPositive",
        column(points, "median_positive"),
        trajectory.positive(PositiveModes::median),
        HessianTolerances.POSITIVE_MEDIAN);
    for (JsonNode point : points) {
      int step = point.get("t").asInt();
      rates.hold(
          "predictedSumAt" + step,
          point.get("predicted_S"),
          evolution.forecast().predicted(step).ofSeed(seed),
          trajectory.tolerance(step, HessianTolerances.prediction(step)));
    }
  }

  /** Under the cross-entropy 304 eigenvalues are exactly 0, and float32 counts some of them. */
  private static void count(
      PublishedSeries series,
      boolean comparable,
      String quantity,
      JsonNode published,
      double[] ours,
      Tolerance tolerance) {
    if (comparable) {
      series.hold(quantity, published, ours, tolerance);
    } else {
      series.show(
          quantity, published, ours, "float32 noise scatters exact zeros about the threshold");
    }
  }

  private static void compareRerun(
      LossEvolution evolution, long seed, JsonNode rerun, Comparisons comparisons) {
    String key = evolution.kind().key();
    byKey(rerun, key + "_S")
        .forEach(
            entry -> {
              double rate = Double.parseDouble(entry.getKey());
              comparisons.float64(
                  "imbalanceSum",
                  Fields.of("loss", key).and(Fields.at(seed, rate)).map(),
                  entry.getValue().asDouble(),
                  evolution.forecast().measured().at(seed, rate),
                  Tolerances.FLOAT64);
            });
    byKey(rerun, key + "_drift")
        .forEach(
            entry -> {
              double rate = Double.parseDouble(entry.getKey());
              comparisons.float64(
                  "drift",
                  Fields.of("loss", key).and(Fields.at(seed, rate)).map(),
                  entry.getValue().asDouble(),
                  evolution.sweep().drift().at(seed, rate),
                  Tolerances.FLOAT64);
            });
    byKey(rerun, key + "_n_positive")
        .forEach(
            entry -> {
              int step = Integer.parseInt(entry.getKey());
              comparisons.float64(
                  "positiveModes",
                  Fields.of("loss", key).and("seed", seed).and("t", step).map(),
                  entry.getValue().asDouble(),
                  PositiveModes.of(evolution.trajectory(seed).spectra().at(step).orElseThrow())
                      .count(),
                  Tolerances.EXACT);
            });
  }

  private static Iterable<Map.Entry<String, JsonNode>> byKey(JsonNode rerun, String key) {
    return rerun.has(key) ? rerun.get(key).properties() : List.of();
  }

  private static JsonNode column(JsonNode points, String key) {
    ArrayNode column = JsonNodeFactory.instance.arrayNode();
    StreamSupport.stream(points.spliterator(), false)
        .map(point -> point.get(key))
        .forEach(column::add);
    return column;
  }
}
