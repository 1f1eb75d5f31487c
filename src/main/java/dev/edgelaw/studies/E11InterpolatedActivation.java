package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Headline.Verdict;
import dev.edgelaw.study.LadderTolerances;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E11: the drift exponent along the ladder of activations from linear to ReLU, under MSE. */
public final class E11InterpolatedActivation implements Study {
  /** The non-linearities of the published ladder. */
  static final List<Double> NONLINEARITIES = List.of(0.0, 0.1, 0.2, 0.5, 0.8, 1.0);

  /** Differences of float32 norms of squared size 21. */
  private static final double NOISE = 2e-5;

  /** Creates the study. */
  public E11InterpolatedActivation() {}

  @Override
  public String id() {
    return "E11";
  }

  @Override
  public String title() {
    return "Interpolated activation: exponent from linear to ReLU";
  }

  @Override
  public String claim() {
    return "Under MSE the drift exponent rises from 1.108 (linear) to 1.293 (ReLU): it varies with homogeneity";
  }

  @Override
  public Headline headline(Findings findings) {
    double[] common = findings.numbers("exponent" + Window.UP_TO_TENTH.suffix());
    return Headline.of(
        "alpha varies with homogeneity",
        "range of exponents",
        findings.published("exponentRange"),
        findings.holds("gradual rise") && findings.holds("homogeneity")
            ? Verdict.HOLDS
            : Verdict.FAILS,
        "all are homogeneous of degree 1; on equal rates it falls, %s linear, %s ReLU"
            .formatted(Text.number(common[0]), Text.number(common[common.length - 1])));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    List<Double> rates = options.learningRatesOr(LadderRung.RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (double nonlinearity : NONLINEARITIES) {
      cells.addAll(LadderRung.ofActivation(nonlinearity).cells(seeds, rates, steps));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<LadderSweep> ladder =
        NONLINEARITIES.stream()
            .map(LadderRung::ofActivation)
            .map(
                rung ->
                    LadderSweep.of(rung, plan.learningRates(), plan.seeds(), plan.steps(), results))
            .toList();
    List<Map<String, Object>> rows =
        ladder.stream().flatMap(sweep -> sweep.rows().stream()).toList();
    Map<String, Object> aggregates = aggregates(ladder);
    if (plan.overridden()) {
      return new Findings(rows, aggregates, List.of(), List.of(), List.of(figure(ladder, null)));
    }
    Published published = Published.of(id());
    return new Findings(
        rows,
        aggregates,
        comparisons(ladder, published).list(),
        new E11Claims(ladder, published).list(),
        List.of(figure(ladder, published)));
  }

  private static double[] exponents(List<LadderSweep> ladder, Window window) {
    return ladder.stream().mapToDouble(sweep -> sweep.exponent(window)).toArray();
  }

  private static Map<String, Object> aggregates(List<LadderSweep> ladder) {
    Summary all = Summary.of(exponents(ladder, Window.ALL));
    Fields fields =
        Fields.of("epsilon", NONLINEARITIES)
            .and("exponentMean", all.mean())
            .and("exponentStd", all.standardDeviation());
    for (Window window : Window.values()) {
      double[] exponents = exponents(ladder, window);
      fields
          .and("exponent" + window.suffix(), exponents)
          .and("exponentRange" + window.suffix(), E11Claims.range(exponents));
    }
    return fields.and("rungs", ladder.stream().map(LadderSweep::aggregate).toList()).map();
  }

  private static Comparisons comparisons(List<LadderSweep> ladder, Published published) {
    Comparisons comparisons = new Comparisons();
    JsonNode all = published.aggregate();
    for (LadderSweep sweep : ladder) {
      LadderComparisons rung =
          new LadderComparisons(
              comparisons,
              sweep,
              rate -> LadderTolerances.ladderDrift(rate, NOISE),
              LadderTolerances.LADDER_EXPONENT,
              LadderTolerances.LADDER_R_SQUARED);
      String key = sweep.rung().where().get("epsilon").toString();
      published.forEachSeed(
          (seed, figures) ->
              rung.seed(
                  seed,
                  figures.get("drift_by_epsilon").get(key),
                  figures.get("float64_rerun_S_by_epsilon").get(key)));
      JsonNode node = all.get("by_epsilon").get(key);
      rung.means(node);
      rung.sums(node, LadderTolerances::ladderMeanSum);
      rung.rerun(all.get("float64_rerun_alpha_by_epsilon").get(key));
    }
    double[] exponents = exponents(ladder, Window.ALL);
    Summary summary = Summary.of(exponents);
    Map<String, Object> where = Fields.of("rungs", "all six").map();
    comparisons.published(
        "exponentRange",
        where,
        all.get("alpha_range").asDouble(),
        E11Claims.range(exponents),
        LadderTolerances.LADDER_EXPONENT);
    comparisons.published(
        "exponentMean",
        where,
        all.get("alpha_mean").asDouble(),
        summary.mean(),
        LadderTolerances.LADDER_EXPONENT);
    comparisons.published(
        "exponentStd",
        where,
        all.get("alpha_std_population").asDouble(),
        summary.standardDeviation(),
        LadderTolerances.LADDER_EXPONENT);
    return comparisons;
  }

  private static Figure figure(List<LadderSweep> ladder, Published published) {
    double[] x = NONLINEARITIES.stream().mapToDouble(Double::doubleValue).toArray();
    List<Figure.Series> series = new ArrayList<>();
    series.add(LadderSweep.series("every rate that converged", x, ladder, Window.ALL));
    series.add(LadderSweep.series("rates up to 0.1", x, ladder, Window.UP_TO_TENTH));
    series.add(LadderSweep.series("rates up to 0.03", x, ladder, Window.UP_TO_THIRTIETH));
    if (published != null) {
      double[] alpha =
          NONLINEARITIES.stream()
              .mapToDouble(
                  e ->
                      published
                          .aggregate()
                          .get("by_epsilon")
                          .get(Double.toString(e))
                          .get("alpha")
                          .asDouble())
              .toArray();
      series.add(Figure.Series.published("published", x, alpha));
    }
    return new Figure(
        "E11-exponents",
        "Drift exponent from linear to ReLU, MSE",
        new Figure.Axis("non-linearity eps", false),
        new Figure.Axis("exponent of the mean drift", false),
        series);
  }
}
