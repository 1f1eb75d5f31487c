package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.net.Loss;
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
import java.util.stream.IntStream;

/**
 * E10, of which no run was published, in our reading: does the exponent (part A, the ladder of E11)
 * and does what gate switching contributes to S (part B, runs with frozen gates) change smoothly
 * from the linear net to ReLU?
 */
public final class E10ActivationCoupling implements Study {
  /** Three seeds of the paper's ladder, and a fourth for the frozen gates. */
  private static final List<Long> SEEDS = List.of(42L, 137L, 256L, 1024L);

  /** The uniform ladder of part B. */
  private static final double[] NONLINEARITIES =
      IntStream.rangeClosed(0, 10).mapToDouble(tenths -> tenths / 10.0).toArray();

  private static final Loss MSE = new Loss.MeanSquaredError();
  private static final Loss CROSS_ENTROPY = new Loss.CrossEntropy();

  /** Creates the study. */
  public E10ActivationCoupling() {}

  @Override
  public String id() {
    return "E10";
  }

  @Override
  public String title() {
    return "Activation coupling: is the change from linear to ReLU smooth?";
  }

  @Override
  public String claim() {
    return "Turning up the non-linearity changes the drift exponent smoothly (never published as a run)";
  }

  @Override
  public Headline headline(Findings findings) {
    Comparison relu =
        findings.published(
            "exponentFromSum", "epsilon", 1.0, "window", Window.UP_TO_THIRTIETH.key());
    Comparison linear =
        findings.published(
            "exponentFromSum", "epsilon", 0.0, "window", Window.UP_TO_THIRTIETH.key());
    return Headline.of(
        "linear to ReLU, alpha changes smoothly",
        "exponent, ReLU, eta <= 0.03",
        relu,
        !findings.holds("P1")
            ? Verdict.FAILS
            : findings.holds("P4") ? Verdict.HOLDS : Verdict.RESERVED,
        "smoothly, for it hardly changes: %s linear, %s ReLU; never published as a run"
            .formatted(Text.number(linear.ours()), Text.number(relu.ours())));
  }

  /** The published ladder has no fourth seed. */
  private static List<Long> ladderSeeds(List<Long> seeds) {
    return seeds.equals(SEEDS) ? Protocol.THREE_SEEDS : seeds;
  }

  /** At rates below 1e-3 the gates hardly switch. */
  private static List<Double> couplingRates(List<Double> rates) {
    return rates.equals(LadderRung.RATES)
        ? rates.stream().filter(rate -> rate >= 1e-3).toList()
        : rates;
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(SEEDS);
    List<Double> rates = options.learningRatesOr(LadderRung.RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (double nonlinearity : E11InterpolatedActivation.NONLINEARITIES) {
      cells.addAll(LadderRung.ofActivation(nonlinearity).cells(ladderSeeds(seeds), rates, steps));
    }
    for (double nonlinearity : NONLINEARITIES) {
      for (Loss loss : List.of(MSE, CROSS_ENTROPY)) {
        cells.addAll(GateCoupling.cells(nonlinearity, loss, seeds, couplingRates(rates), steps));
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<LadderSweep> ladder =
        E11InterpolatedActivation.NONLINEARITIES.stream()
            .map(LadderRung::ofActivation)
            .map(
                rung ->
                    LadderSweep.of(
                        rung,
                        plan.learningRates(),
                        ladderSeeds(plan.seeds()),
                        plan.steps(),
                        results))
            .toList();
    CouplingLadder squared = couplings(MSE, plan, results);
    CouplingLadder entropy = couplings(CROSS_ENTROPY, plan, results);
    List<Map<String, Object>> rows = new ArrayList<>();
    ladder.forEach(sweep -> rows.addAll(sweep.rows()));
    squared.rungs().forEach(rung -> rows.addAll(rung.rows()));
    entropy.rungs().forEach(rung -> rows.addAll(rung.rows()));
    Map<String, Object> aggregates =
        Fields.of("exponentLadder", ladder.stream().map(LadderSweep::aggregate).toList())
            .and("couplingMse", squared.aggregate())
            .and("couplingCe", entropy.aggregate())
            .map();
    if (plan.overridden()) {
      return new Findings(
          rows, aggregates, List.of(), List.of(), List.of(E10Figure.of(squared, null)));
    }
    Published published = Published.of(id());
    return new Findings(
        rows,
        aggregates,
        E10Comparisons.of(ladder, squared, entropy, published).list(),
        new E10Claims(ladder, squared, entropy, published.visibleSeeds()).list(),
        List.of(E10Figure.of(squared, published)));
  }

  private static CouplingLadder couplings(Loss loss, Plan plan, Results results) {
    return new CouplingLadder(
        IntStream.range(0, NONLINEARITIES.length)
            .mapToObj(
                i ->
                    GateCoupling.of(
                        NONLINEARITIES[i],
                        loss,
                        couplingRates(plan.learningRates()),
                        plan.seeds(),
                        plan.steps(),
                        results))
            .toList());
  }
}
