package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.net.Loss;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E13: the drift exponent on the grid of activations and losses, from MSE to cross-entropy. */
public final class E13InterpolatedLoss implements Study {
  /** Rows: linear, half-way, ReLU. */
  static final List<Double> NONLINEARITIES = List.of(0.0, 0.5, 1.0);

  /** Columns: the weight b of the cross-entropy. */
  static final List<Double> WEIGHTS = List.of(0.0, 0.2, 0.5, 0.8, 1.0);

  /** Differences of float32 norms; the cross-entropy moves the weights further than MSE. */
  private static final double NOISE = 3e-5;

  /** Creates the study. */
  public E13InterpolatedLoss() {}

  @Override
  public String id() {
    return "E13";
  }

  @Override
  public String title() {
    return "Interpolated loss: from MSE to cross-entropy";
  }

  @Override
  public String claim() {
    return "From MSE to cross-entropy the ReLU net's drift exponent falls smoothly from 1.293 to 1.076";
  }

  @Override
  public Headline headline(Findings findings) {
    double[] common = findings.numbers("exponent" + Window.UP_TO_TENTH.suffix(), "1.0");
    return Headline.of(
        "alpha falls smoothly from MSE to CE",
        "range of exponents, ReLU",
        findings.published("exponentRangeRelu"),
        findings.holds("smooth transition") ? Verdict.HOLDS : Verdict.FAILS,
        "the rate of 0.3 alone falls; up to 0.1 it is %s (MSE), %s (CE)"
            .formatted(Text.number(common[0]), Text.number(common[common.length - 1])));
  }

  static LadderRung rung(double nonlinearity, double weight) {
    return new LadderRung(
        Fields.of("activation", nonlinearity).and("crossEntropyWeight", weight).map(),
        "a = %s, b = %s".formatted(Text.plain(nonlinearity), Text.plain(weight)),
        LadderRung.net(64, nonlinearity),
        Loss.interpolated(weight));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    List<Double> rates = options.learningRatesOr(LadderRung.RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (double nonlinearity : NONLINEARITIES) {
      for (double weight : WEIGHTS) {
        cells.addAll(rung(nonlinearity, weight).cells(seeds, rates, steps));
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Map<Double, List<LadderSweep>> grid = new LinkedHashMap<>();
    for (double nonlinearity : NONLINEARITIES) {
      grid.put(
          nonlinearity,
          WEIGHTS.stream()
              .map(
                  weight ->
                      LadderSweep.of(
                          rung(nonlinearity, weight),
                          plan.learningRates(),
                          plan.seeds(),
                          plan.steps(),
                          results))
              .toList());
    }
    List<Map<String, Object>> rows =
        all(grid).stream().flatMap(sweep -> sweep.rows().stream()).toList();
    Map<String, Object> aggregates = aggregates(grid);
    if (plan.overridden()) {
      return new Findings(rows, aggregates, List.of(), List.of(), List.of(figure(grid, null)));
    }
    Published published = Published.of(id());
    return new Findings(
        rows,
        aggregates,
        comparisons(grid, published).list(),
        new E13Claims(grid, published).list(),
        List.of(figure(grid, published)));
  }

  private static List<LadderSweep> all(Map<Double, List<LadderSweep>> grid) {
    return grid.values().stream().flatMap(List::stream).toList();
  }

  static double[] exponents(List<LadderSweep> row, Window window) {
    return row.stream().mapToDouble(sweep -> sweep.exponent(window)).toArray();
  }

  private static Map<String, Object> aggregates(Map<Double, List<LadderSweep>> grid) {
    Fields fields = Fields.of("activation", NONLINEARITIES).and("crossEntropyWeight", WEIGHTS);
    for (Window window : Window.values()) {
      Map<String, Object> exponents = new LinkedHashMap<>();
      Map<String, Object> effects = new LinkedHashMap<>();
      grid.forEach(
          (nonlinearity, row) -> {
            exponents.put(Double.toString(nonlinearity), exponents(row, window));
            effects.put(Double.toString(nonlinearity), E13Claims.effect(row, window));
          });
      fields
          .and("exponent" + window.suffix(), exponents)
          .and("crossEntropyEffect" + window.suffix(), effects)
          .and(
              "exponentRangeRelu" + window.suffix(),
              E11Claims.range(exponents(grid.get(1.0), window)));
    }
    return fields.and("rungs", all(grid).stream().map(LadderSweep::aggregate).toList()).map();
  }

  /** The name of a rung in the published tables. */
  static String key(LadderSweep sweep) {
    Map<String, Object> where = sweep.rung().where();
    return "act_%s_loss_%s".formatted(where.get("activation"), where.get("crossEntropyWeight"));
  }

  private static Comparisons comparisons(Map<Double, List<LadderSweep>> grid, Published published) {
    Comparisons comparisons = new Comparisons();
    for (LadderSweep sweep : all(grid)) {
      LadderComparisons rung =
          new LadderComparisons(
              comparisons,
              sweep,
              rate -> LadderTolerances.ladderDrift(rate, NOISE),
              LadderTolerances.LADDER_EXPONENT,
              LadderTolerances.LADDER_R_SQUARED);
      published.forEachSeed(
          (seed, figures) ->
              rung.seed(
                  seed,
                  figures.get("drift").get(key(sweep)),
                  figures.get("float64_rerun_S").get(key(sweep))));
      JsonNode node = published.aggregate().get("by_cell").get(key(sweep));
      rung.means(node);
      rung.sums(node, LadderTolerances::mixedLossMeanSum);
    }
    comparisons.published(
        "exponentRangeRelu",
        Fields.of("activation", 1.0).map(),
        published.aggregate().get("alpha_range_relu_row").asDouble(),
        E11Claims.range(exponents(grid.get(1.0), Window.ALL)),
        LadderTolerances.LADDER_EXPONENT);
    return comparisons;
  }

  private static Figure figure(Map<Double, List<LadderSweep>> grid, Published published) {
    double[] x = WEIGHTS.stream().mapToDouble(Double::doubleValue).toArray();
    List<LadderSweep> relu = grid.get(1.0);
    List<Figure.Series> series = new ArrayList<>();
    series.add(LadderSweep.series("ReLU, all rates", x, relu, Window.ALL));
    grid.forEach(
        (nonlinearity, row) ->
            series.add(
                LadderSweep.series(
                    "a = %s, up to 0.1".formatted(Text.plain(nonlinearity)),
                    x,
                    row,
                    Window.UP_TO_TENTH)));
    if (published != null) {
      double[] alpha =
          relu.stream()
              .mapToDouble(
                  s -> published.aggregate().get("by_cell").get(key(s)).get("alpha").asDouble())
              .toArray();
      series.add(Figure.Series.published("published, ReLU", x, alpha));
    }
    return new Figure(
        "E13-exponents",
        "Drift exponent from MSE to cross-entropy",
        new Figure.Axis("weight b of the cross-entropy", false),
        new Figure.Axis("exponent of the mean drift", false),
        series);
  }
}
