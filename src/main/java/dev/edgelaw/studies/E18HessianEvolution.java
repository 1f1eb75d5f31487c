package dev.edgelaw.studies;

import dev.edgelaw.curvature.CompressionPoint;
import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.curvature.PositiveModes;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.stats.FlooredExponentialFit;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Headline.Verdict;
import dev.edgelaw.study.HessianTolerances;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/**
 * E18: how the Hessian shrinks under the cross-entropy, for three data set sizes, and whether a
 * later Hessian predicts S better.
 */
public final class E18HessianEvolution implements Study {
  static final List<Integer> SIZES = List.of(100, 200, 400);
  private static final List<Long> SEEDS = List.of(42L, 137L, 256L);
  private static final List<Double> RATES = List.of(1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1);

  /** Creates the study. */
  public E18HessianEvolution() {}

  @Override
  public String id() {
    return "E18";
  }

  @Override
  public String title() {
    return "Hessian evolution under cross-entropy";
  }

  @Override
  public String claim() {
    return "lambda_max falls exponentially, 24-fold, as the softmax saturates, at a rate that does"
        + " not depend on n";
  }

  @Override
  public Headline headline(Findings findings) {
    return Headline.of(
        "lambda_max decays exponentially",
        "decay rate, n = 200",
        findings.published("decayRate", "samples", 200),
        findings.holds("exponential") ? Verdict.HOLDS : Verdict.FAILS,
        "it falls as 1/t: " + findings.evidence("P4"));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (int samples : SIZES) {
      cells.addAll(HessianEvolution.cells(samples, seeds, rates, steps));
    }
    if (!options.overridden()) {
      cells.addAll(SeparationSweep.cells(seeds));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<HessianEvolution> sizes =
        SIZES.stream().map(samples -> HessianEvolution.of(samples, plan, results)).toList();
    Published published = Published.of(id());
    boolean judged = !plan.overridden();
    Fields aggregates = Fields.of("trajectoryLearningRate", HessianEvolution.TRAJECTORY_RATE);
    List<Map<String, Object>> rows = new ArrayList<>();
    Comparisons comparisons = new Comparisons();
    for (HessianEvolution size : sizes) {
      aggregates.and("n" + size.samples(), aggregates(size));
      rows.addAll(size.rows());
      if (judged) {
        compare(size, published, comparisons);
      }
    }
    SeparationSweep separations = new SeparationSweep(plan.seeds(), results);
    List<Claim> claims = new ArrayList<>();
    if (judged) {
      claims.addAll(new HessianEvolutionClaims(sizes, published.visibleSeeds()).list());
      claims.addAll(new SeparationClaims(separations).list());
      aggregates.and("separations", separations.aggregate());
    }
    return new Findings(
        rows,
        aggregates.map(),
        comparisons.list(),
        claims,
        sizes.getFirst().checkpoints().size() < 2
            ? List.of()
            : List.of(figure(sizes, judged ? published : null), E18Figures.lateDecay(sizes)));
  }

  private static Map<String, Object> aggregates(HessianEvolution size) {
    SpectralForecast forecast = size.forecast();
    double[] sharpness = forecast.meanSharpness();
    LateDecay late = LateDecay.of(size);
    Fields fields =
        Fields.of("checkpoints", size.checkpoints())
            .and("correlationByCheckpoint", forecast.correlations(rate -> true))
            .and("correlationOfInverseRate", forecast.correlationOfInverseRate(rate -> true))
            .and("bestCheckpoint", size.bestCheckpoint())
            .and("meanLambdaMax", sharpness)
            .and("lambdaMaxTimesT", late.timesSharpness())
            .and("compression", SpectralForecast.compression(sharpness))
            .and("meanLabelProbability", size.meanCompression(point -> point.labels().mean()))
            .and("learningRate", forecast.measured().rates())
            .and("meanImbalanceSum", forecast.measured().means())
            .and("stdImbalanceSum", forecast.measured().deviations())
            .and("meanDrift", size.sweep().drift().means());
    for (int step : size.checkpoints()) {
      fields.and("predictedOverMeasuredAt" + step, forecast.ratios(step));
    }
    FlooredExponentialFit.fit(size.times(), sharpness)
        .ifPresent(fit -> fields.and("exponentialFit", fit));
    return fields.and(late.describe()).map();
  }

  private static void compare(HessianEvolution size, Published published, Comparisons comparisons) {
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

  private static Figure figure(List<HessianEvolution> sizes, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    for (HessianEvolution size : sizes) {
      series.add(
          new Figure.Series(
              "n = " + size.samples(),
              Figure.Style.MEASURED,
              later(size.times()),
              later(size.forecast().meanSharpness()),
              later(size.forecast().sharpnessDeviations())));
    }
    HessianEvolution first = sizes.getFirst();
    if (published != null) {
      JsonNode figures = published.aggregate().get("n" + first.samples()).get("mean_lambda_max");
      series.add(
          Figure.Series.published(
              "published, n = " + first.samples(),
              later(first.times()),
              later(Published.numbers(figures))));
    }
    FlooredExponentialFit.fit(first.times(), first.forecast().meanSharpness())
        .ifPresent(
            fit ->
                series.add(Figure.Series.line("exponential", later(first.times()), fit::predict)));
    return new Figure(
        "E18-sharpness",
        "Largest Hessian eigenvalue, cross-entropy, eta = 0.01",
        new Figure.Axis("updates t", true),
        new Figure.Axis("lambda_max", true),
        series);
  }

  /** Leaves out t = 0, which a logarithmic axis does not have. */
  private static double[] later(double[] values) {
    return Arrays.copyOfRange(values, 1, values.length);
  }
}
