package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
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
 * E22: drift exponent of linear nets under mean squared error against width and input dimension.
 */
public final class E22WidthAndDimension implements Study {
  private static final List<Integer> FEATURES = List.of(10, 20, 40);
  private static final List<Double> MULTIPLES = List.of(0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0);

  /** Creates the study. */
  public E22WidthAndDimension() {}

  @Override
  public String id() {
    return "E22";
  }

  @Override
  public String title() {
    return "Width and dimension";
  }

  @Override
  public String claim() {
    return "The width where the exponent passes 1.1 is 6, 3 and 1 times the input dimension 10, 20 and 40: absolute overparameterisation counts";
  }

  @Override
  public Headline headline(Findings findings) {
    return Headline.of(
        "width of transition / d falls: 6, 3, 1",
        "mean m*/d",
        findings.published("meanRatio"),
        findings.holds("transition") && findings.holds("rate") ? Verdict.HOLDS : Verdict.FAILS,
        "it is the threshold's and the top rate's: no transition at d = 10 and 20 without 0.1");
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.SEEDS);
    List<Double> rates = options.learningRatesOr(LinearNet.RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (int features : FEATURES) {
      nets(features).forEach(net -> cells.addAll(net.cells(seeds, rates, steps)));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static List<LinearNet> nets(int features) {
    return MULTIPLES.stream()
        .map(multiple -> new LinearNet(features, (int) Math.round(multiple * features)))
        .toList();
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<WidthTransition> transitions =
        FEATURES.stream()
            .map(features -> new WidthTransition(features, sweeps(features, plan, results)))
            .toList();
    List<LinearNetSweep> all =
        transitions.stream().flatMap(transition -> transition.sweeps().stream()).toList();
    List<Map<String, Object>> rows = all.stream().flatMap(sweep -> sweep.rows().stream()).toList();
    boolean judged = !plan.overridden();
    Published published = Published.of(id());
    return new Findings(
        rows,
        aggregates(plan, transitions, judged),
        judged ? new E22Comparisons(transitions, published).list() : List.of(),
        judged ? new E22Claims(transitions, published.visibleSeeds()).list() : List.of(),
        List.of(
            figure(transitions, judged ? published : null),
            E22Figures.threshold(
                transitions, WidthTransition.THRESHOLDS.stream().mapToDouble(t -> t).toArray())));
  }

  private static List<LinearNetSweep> sweeps(int features, Plan plan, Results results) {
    return nets(features).stream()
        .map(
            net ->
                LinearNetSweep.of(net, plan.learningRates(), plan.seeds(), plan.steps(), results))
        .toList();
  }

  private static Map<String, Object> aggregates(
      Plan plan, List<WidthTransition> transitions, boolean judged) {
    Fields fields = Fields.of("learningRate", plan.learningRates());
    for (WidthTransition transition : transitions) {
      fields.and("d" + transition.features(), transition.aggregates(judged));
    }
    return fields.map();
  }

  /** The picture of the paper, with its points. */
  private static Figure figure(List<WidthTransition> transitions, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    PublishedPoints points = new PublishedPoints();
    for (WidthTransition transition : transitions) {
      double[] ratios = MULTIPLES.stream().mapToDouble(multiple -> multiple).toArray();
      String name = "d = " + transition.features();
      series.add(
          ExponentSpread.ofSeeds(
              name, ratios, transition.exponents(), transition.exponentsOfSeeds()));
      if (published != null) {
        points.add(
            name,
            ratios,
            Published.numbers(
                published
                    .aggregate()
                    .get("by_d")
                    .get(String.valueOf(transition.features()))
                    .get("alpha")));
      }
    }
    if (published != null) {
      series.addAll(points.series());
    }
    return new Figure(
        "E22-exponent",
        "Drift exponent against relative width, linear nets, MSE",
        new Figure.Axis("width over input dimension, m/d", false),
        new Figure.Axis("exponent of the drift", false),
        series);
  }
}
