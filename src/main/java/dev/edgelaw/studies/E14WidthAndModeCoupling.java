package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.net.Loss;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Comparison;
import dev.edgelaw.study.Fields;
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

/**
 * E14: the gap between the exponents of ReLU and linear nets at five widths, under MSE. The row of
 * the paper's table speaks of the cross-entropy, which the published runs do not contain: those of
 * E17 are planned here too, so that the row can be judged, and both at common shares of each net's
 * limit of stability.
 */
public final class E14WidthAndModeCoupling implements Study {
  /** The published widths. */
  static final List<Integer> WIDTHS = List.of(16, 32, 64, 128, 256);

  /** The widths that E17 ran with the cross-entropy. */
  static final List<Integer> ENTROPY_WIDTHS = List.of(32, 64, 128);

  /** Linear, half-way, ReLU. */
  static final List<Double> NONLINEARITIES = List.of(0.0, 0.5, 1.0);

  /** Creates the study. */
  public E14WidthAndModeCoupling() {}

  @Override
  public String id() {
    return "E14";
  }

  @Override
  public String title() {
    return "Width and mode coupling";
  }

  @Override
  public String claim() {
    return "Cross-entropy regularises the more the wider the net; under MSE the gap from linear to ReLU does not vanish with width";
  }

  @Override
  public Headline headline(Findings findings) {
    int widest = ENTROPY_WIDTHS.getLast();
    String quantity = "exponent" + Window.MIDDLE_AND_FAST.suffix();
    Comparison squared =
        findings.published(quantity, "width", widest, "epsilon", 0.0, "loss", "mse");
    Comparison entropy =
        findings.published(quantity, "width", widest, "epsilon", 0.0, "loss", "ce");
    double[] slower = findings.numbers("mseMinusCeLinear" + Window.MIDDLE.suffix());
    return new Headline(
        "CE lowers alpha the more the wider the net",
        "MSE less CE, linear, m = " + widest,
        squared.published() - entropy.published(),
        squared.ours() - entropy.ours(),
        !findings.holds("row E14")
            ? Verdict.FAILS
            : findings.holds("C2") ? Verdict.RESERVED : Verdict.HOLDS,
        "without eta = 0.1, which is beyond the linear net's 2/lambda, it is %s"
            .formatted(Text.number(slower[slower.length - 1], 2)));
  }

  static LadderRung squared(int width, double nonlinearity) {
    return rung(width, nonlinearity, new Loss.MeanSquaredError());
  }

  static LadderRung entropy(int width, double nonlinearity) {
    return rung(width, nonlinearity, new Loss.CrossEntropy());
  }

  private static LadderRung rung(int width, double nonlinearity, Loss loss) {
    String name = loss instanceof Loss.CrossEntropy ? "ce" : "mse";
    return new LadderRung(
        Fields.of("width", width).and("epsilon", nonlinearity).and("loss", name).map(),
        "m = %d, eps = %s, %s".formatted(width, nonlinearity, name),
        LadderRung.net(width, nonlinearity),
        loss);
  }

  /** E17's rates; all of an overridden plan. */
  private static List<Double> entropyRates(List<Double> rates, boolean overridden) {
    return rates.stream()
        .filter(rate -> overridden || Window.MIDDLE_AND_FAST.contains(rate))
        .toList();
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    List<Double> rates = options.learningRatesOr(LadderRung.RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (int width : WIDTHS) {
      for (double nonlinearity : NONLINEARITIES) {
        cells.addAll(squared(width, nonlinearity).cells(seeds, rates, steps));
      }
    }
    List<Double> fewer = entropyRates(rates, options.overridden());
    for (int width : ENTROPY_WIDTHS) {
      cells.addAll(entropy(width, 0).cells(seeds, fewer, steps));
      cells.addAll(entropy(width, 1).cells(seeds, fewer, steps));
    }
    if (!options.overridden()) {
      for (int width : WIDTHS) {
        LossAndActivation.all(width)
            .forEach(
                net ->
                    cells.addAll(
                        LimitedCombination.cells(
                            net, LimitedCombination.SLOW, options.sharpness())));
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<Double> fewer = entropyRates(plan.learningRates(), plan.overridden());
    List<WidthLadder> ladders = new ArrayList<>();
    for (int width : WIDTHS) {
      ladders.add(
          new WidthLadder(
              width,
              NONLINEARITIES.stream()
                  .map(e -> sweep(squared(width, e), plan.learningRates(), plan, results))
                  .toList(),
              ENTROPY_WIDTHS.contains(width)
                  ? List.of(
                      sweep(entropy(width, 0), fewer, plan, results),
                      sweep(entropy(width, 1), fewer, plan, results))
                  : List.of()));
    }
    List<Map<String, Object>> rows =
        ladders.stream()
            .flatMap(ladder -> ladder.all().stream())
            .flatMap(sweep -> sweep.rows().stream())
            .toList();
    Fields aggregates = aggregates(ladders);
    if (plan.overridden()) {
      return new Findings(
          rows, aggregates.map(), List.of(), List.of(), List.of(E14Figures.gap(ladders, null)));
    }
    Published published = Published.of(id());
    List<List<LimitedCombination>> limited = limited(plan, results);
    aggregates.and(
        "atSharesOfLimit",
        limited.stream().flatMap(List::stream).map(LimitedCombination::aggregates).toList());
    List<Claim> claims = new ArrayList<>(new E14Claims(ladders, published).list());
    claims.addAll(new E14LimitClaims(limited).list());
    return new Findings(
        rows,
        aggregates.map(),
        E14Comparisons.of(ladders, published),
        claims,
        List.of(E14Figures.gap(ladders, published), E14Figures.limit(ladders, limited)));
  }

  private static List<List<LimitedCombination>> limited(Plan plan, Results results) {
    return WIDTHS.stream()
        .map(
            width ->
                LossAndActivation.all(width).stream()
                    .map(net -> LimitedCombination.of(net, LimitedCombination.SLOW, plan, results))
                    .toList())
        .toList();
  }

  private static LadderSweep sweep(
      LadderRung rung, List<Double> rates, Plan plan, Results results) {
    return LadderSweep.of(rung, rates, plan.seeds(), plan.steps(), results);
  }

  private static Fields aggregates(List<WidthLadder> ladders) {
    Fields fields = Fields.of("width", WIDTHS).and("entropyWidth", ENTROPY_WIDTHS);
    for (Window window : Window.values()) {
      fields.and(
          "gap" + window.suffix(),
          ladders.stream().mapToDouble(ladder -> ladder.gap(window)).toArray());
      for (double nonlinearity : List.of(0.0, 1.0)) {
        fields.and(
            "mseMinusCe" + (nonlinearity == 0 ? "Linear" : "Relu") + window.suffix(),
            ladders.stream()
                .filter(ladder -> !ladder.entropy().isEmpty())
                .mapToDouble(ladder -> ladder.squaredMinusEntropy(nonlinearity, window))
                .toArray());
      }
    }
    return fields
        .and(
            "gapOnCommonRates",
            ladders.stream().mapToDouble(WidthLadder::gapWhereBothConverged).toArray())
        .and(
            "rungs",
            ladders.stream()
                .flatMap(ladder -> ladder.all().stream())
                .map(LadderSweep::aggregate)
                .toList());
  }
}
