package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.stats.Summary;
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
 * E17: drift exponents of linear and ReLU nets under both losses at three widths. Beside the
 * published learning rates: rates at common shares of each run's limit of stability.
 */
public final class E17LossAndWidth implements Study {
  private static final List<Integer> WIDTHS = List.of(32, 64, 128);
  private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.03, 0.1);

  /** Creates the study. */
  public E17LossAndWidth() {}

  @Override
  public String id() {
    return "E17";
  }

  @Override
  public String title() {
    return "Cross-entropy clamping at several widths";
  }

  @Override
  public String claim() {
    return "Cross-entropy keeps the drift exponent near 1.0 to 1.1 at every width, MSE lets it grow to 1.6";
  }

  @Override
  public Headline headline(Findings findings) {
    int widest = WIDTHS.getLast();
    Comparison slower =
        findings.published("exponentWithoutHighestRate", "m", widest, "net", "linear_mse");
    return Headline.of(
        "CE keeps alpha near 1 at all widths",
        "exponent, linear, MSE, m = " + widest,
        // Of the mean drift, for which no seed is named.
        findings.published("exponent", "m", widest, "net", "linear_mse", "seed", null),
        !findings.holds("P1") || !findings.holds("clamping")
            ? Verdict.FAILS
            : findings.holds("difference of losses") ? Verdict.HOLDS : Verdict.RESERVED,
        "CE's rises too; without eta = 0.1, beyond 2/lambda for MSE alone, MSE has %s"
            .formatted(Text.number(slower.ours())));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (int width : WIDTHS) {
      LossAndActivation.all(width)
          .forEach(
              combination -> {
                cells.addAll(combination.cells(seeds, rates, steps));
                if (!options.overridden()) {
                  cells.addAll(
                      LimitedCombination.cells(
                          combination, LimitedCombination.ALL, options.sharpness()));
                }
              });
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<CombinationsAtWidth> widths =
        WIDTHS.stream().map(width -> CombinationsAtWidth.of(width, plan, results)).toList();
    List<Map<String, Object>> rows =
        widths.stream()
            .flatMap(width -> width.all().stream())
            .flatMap(sweep -> sweep.rows().stream())
            .toList();
    Fields aggregates =
        Fields.of("learningRate", plan.learningRates())
            .and("byWidth", widths.stream().map(CombinationsAtWidth::aggregates).toList())
            .and("interaction", interaction(widths));
    if (plan.overridden()) {
      return new Findings(
          rows,
          aggregates.map(),
          List.of(),
          List.of(),
          List.of(E17Figures.exponents(widths, null)));
    }
    Published published = Published.of(id());
    List<List<LimitedCombination>> limited = limited(plan, results);
    aggregates.and(
        "atSharesOfLimit",
        limited.stream().flatMap(List::stream).map(LimitedCombination::aggregates).toList());
    List<Claim> claims = new ArrayList<>(new E17Claims(widths, published.visibleSeeds()).list());
    claims.addAll(new E17LimitClaims(limited).list());
    return new Findings(
        rows,
        aggregates.map(),
        new E17Comparisons(widths, published).list(),
        claims,
        List.of(
            E17Figures.exponents(widths, published),
            E17Figures.withoutHighest(widths, published.visibleSeeds()),
            E17LimitFigure.of(limited)));
  }

  private static List<List<LimitedCombination>> limited(Plan plan, Results results) {
    return WIDTHS.stream()
        .map(
            width ->
                LossAndActivation.all(width).stream()
                    .map(net -> LimitedCombination.of(net, LimitedCombination.ALL, plan, results))
                    .toList())
        .toList();
  }

  static Summary interaction(List<CombinationsAtWidth> widths) {
    return Summary.of(widths.stream().mapToDouble(CombinationsAtWidth::interaction).toArray());
  }
}
