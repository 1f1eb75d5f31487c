package dev.edgelaw.studies;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Headline.Verdict;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/**
 * E19: drift exponent of linear nets under mean squared error against their width. Beside the
 * published grid of learning rates: rates at common shares of each run's limit of stability, and
 * fifty more seeds of the widest nets at the highest rate, whose divergence is foretold.
 */
public final class E19WidthSweep implements Study {
  private static final int FEATURES = 20;
  private static final List<Integer> WIDTHS = List.of(16, 24, 32, 48, 64, 96, 128, 192);
  private static final List<Integer> LIMIT_WIDTHS = List.of(16, 32, 64, 128, 192);
  private static final List<Double> LIMIT_SHARES = List.of(0.003, 0.01, 0.03, 0.1, 0.3, 0.6);
  private static final List<Integer> FORETOLD_WIDTHS = List.of(96, 128, 192);
  private static final List<Long> FORETOLD_SEEDS = LongStream.rangeClosed(1, 50).boxed().toList();

  /** Runs that diverge do so within some fifty updates. */
  private static final int FORETOLD_STEPS = 200;

  private static final List<Double> HIGHEST_RATE = List.of(LinearNet.RATES.getLast());

  /** Creates the study. */
  public E19WidthSweep() {}

  @Override
  public String id() {
    return "E19";
  }

  @Override
  public String title() {
    return "Width sweep with MSE";
  }

  @Override
  public String claim() {
    return "The drift exponent of linear nets under MSE grows with their width, alpha - 1 = c m^1.18, and its power law decays";
  }

  @Override
  public Headline headline(Findings findings) {
    return Headline.of(
        "alpha - 1 grows as m^1.18",
        "gamma",
        findings.published("gamma"),
        findings.holds("growth") && findings.holds("width") ? Verdict.HOLDS : Verdict.FAILS,
        "linear nets; at m = 192 alpha is %s without eta = 0.1, where lambda_max exceeds 2/eta"
            .formatted(
                Text.number(
                    findings
                        .published("exponentWithoutHighestRate", "m", WIDTHS.getLast())
                        .ours())));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.SEEDS);
    List<Double> rates = options.learningRatesOr(LinearNet.RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (int width : WIDTHS) {
      cells.addAll(net(width).cells(seeds, rates, steps));
    }
    if (!options.overridden()) {
      for (int width : LIMIT_WIDTHS) {
        cells.addAll(limitGrid(width, options.sharpness()).cells());
      }
      for (int width : FORETOLD_WIDTHS) {
        cells.addAll(net(width).cells(FORETOLD_SEEDS, HIGHEST_RATE, FORETOLD_STEPS));
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static LinearNet net(int width) {
    return new LinearNet(FEATURES, width);
  }

  private static LimitGrid limitGrid(int width, ToDoubleFunction<RunSpec> sharpness) {
    LinearNet net = net(width);
    return LimitGrid.of(
        LIMIT_SHARES,
        Published.of("E19").visibleSeeds(),
        (rate, seed) -> net.run(rate, Protocol.STEPS, seed),
        sharpness);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<LinearNetSweep> sweeps =
        WIDTHS.stream()
            .map(
                width ->
                    LinearNetSweep.of(
                        net(width), plan.learningRates(), plan.seeds(), plan.steps(), results))
            .toList();
    WidthLaw law = WidthLaw.of(sweeps);
    List<Map<String, Object>> rows =
        sweeps.stream().flatMap(sweep -> sweep.rows().stream()).toList();
    Fields aggregates = aggregates(plan, sweeps, law);
    if (plan.overridden()) {
      return new Findings(
          rows, aggregates.map(), List.of(), List.of(), List.of(figure(sweeps, null)));
    }
    Published published = Published.of(id());
    List<LimitedNet> limited =
        LIMIT_WIDTHS.stream()
            .map(
                width ->
                    new LimitedNet(
                        width, limitGrid(width, AtFirstWeights::sharpness).drift(results)))
            .toList();
    List<LinearNetSweep> foretold =
        FORETOLD_WIDTHS.stream()
            .map(
                width ->
                    LinearNetSweep.of(
                        net(width), HIGHEST_RATE, FORETOLD_SEEDS, FORETOLD_STEPS, results))
            .toList();
    aggregates.and("atSharesOfLimit", limited.stream().map(LimitedNet::aggregates).toList());
    aggregates.and(
        "fiftySeedsAtHighestRate", foretold.stream().map(LinearNetSweep::aggregates).toList());
    return new Findings(
        rows,
        aggregates.map(),
        new E19Comparisons(sweeps, law, published).list(),
        new E19Claims(sweeps, law, limited, foretold).list(),
        List.of(figure(sweeps, published), E19Figures.limit(sweeps, limited)));
  }

  private static Fields aggregates(Plan plan, List<LinearNetSweep> sweeps, WidthLaw law) {
    return Fields.of("learningRate", plan.learningRates())
        .and("byWidth", sweeps.stream().map(LinearNetSweep::aggregates).toList())
        .and("widthLaw", law.aggregates());
  }

  private static Figure figure(List<LinearNetSweep> sweeps, Published published) {
    double[] widths = WIDTHS.stream().mapToDouble(width -> width).toArray();
    List<Figure.Series> series = new ArrayList<>();
    series.add(series("edgelaw", widths, sweeps));
    if (published != null) {
      JsonNode points = published.aggregate().get("by_width");
      double[] exponents = new double[points.size()];
      for (int i = 0; i < exponents.length; i++) {
        exponents[i] = points.get(i).get("alpha").asDouble();
      }
      series.add(Figure.Series.published("published", widths, exponents));
    }
    series.add(
        series(
            "without the highest rate",
            widths,
            sweeps.stream().map(LinearNetSweep::withoutHighest).toList()));
    return new Figure(
        "E19-exponent",
        "Drift exponent against width, linear nets, MSE",
        new Figure.Axis("width m", false),
        new Figure.Axis("exponent of the drift", false),
        series);
  }

  private static Figure.Series series(String name, double[] widths, List<LinearNetSweep> sweeps) {
    return ExponentSpread.ofSeeds(
        name,
        widths,
        sweeps.stream().mapToDouble(LinearNetSweep::exponent).toArray(),
        sweeps.stream().map(LinearNetSweep::exponentsOfSeeds).toList());
  }
}
