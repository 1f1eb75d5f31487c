package dev.edgelaw.studies;

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
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
      cells.addAll(SharpnessCollapse.cells(seeds));
      cells.addAll(LabelNoise.cells(seeds));
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
        E18Comparisons.of(size, published, comparisons);
      }
    }
    List<Claim> claims = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    if (sizes.getFirst().checkpoints().size() >= 2) {
      figures.add(E18Figures.sharpness(sizes, judged ? published : null));
      figures.add(E18Figures.lateDecay(sizes));
    }
    if (judged) {
      SeparationSweep separations = new SeparationSweep(plan.seeds(), results);
      SharpnessCollapse collapse = new SharpnessCollapse(plan.seeds(), results);
      LabelNoise noise = new LabelNoise(plan.seeds(), results);
      claims.addAll(new HessianEvolutionClaims(sizes).list());
      claims.addAll(new HessianCompressionClaims(sizes, published.visibleSeeds()).list());
      claims.addAll(new SeparationClaims(separations).list());
      claims.add(collapse.claim());
      claims.addAll(new LabelNoiseClaims(noise).list());
      aggregates
          .and("separations", separations.aggregate())
          .and("collapse", collapse.aggregate())
          .and("labelNoise", noise.aggregate());
      figures.add(E18Figures.collapse(collapse));
      figures.add(E18Figures.labelNoise(noise));
    }
    return new Findings(rows, aggregates.map(), comparisons.list(), claims, figures);
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
}
