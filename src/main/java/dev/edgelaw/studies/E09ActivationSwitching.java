package dev.edgelaw.studies;

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
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * E9: how many gates of a ReLU net switch in an update, and whether that goes with the gradient
 * imbalance. The published runs have cross-entropy; the same with mean squared error stand beside
 * them.
 */
public final class E09ActivationSwitching implements Study {
  private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.03, 0.1);

  /** Creates the study. */
  public E09ActivationSwitching() {}

  /**
   * The runs with one loss.
   *
   * @param rates learning rates
   * @param seeds seeds
   * @param runs one row per learning rate, one column per seed
   */
  record Sweep(List<Double> rates, List<Long> seeds, SwitchingRun[][] runs) {
    SwitchingRun at(long seed, double rate) {
      return runs[rates.indexOf(rate)][seeds.indexOf(seed)];
    }

    SeedSweep quantity(ToDoubleFunction<SwitchingRun> quantity) {
      return SeedSweep.of(rates, seeds, (seed, rate) -> quantity.applyAsDouble(at(seed, rate)));
    }

    double meanOverRates(ToDoubleFunction<SwitchingRun> quantity) {
      return DoubleStream.of(quantity(quantity).means()).average().orElse(Double.NaN);
    }
  }

  private interface Grid {
    RunSpec run(double rate, int steps, long seed);
  }

  private static final Grid ENTROPY =
      (rate, steps, seed) -> Protocol.descent(Protocol.TWO_LAYER, rate, steps, seed);

  private static final Grid SQUARED =
      (rate, steps, seed) -> Protocol.squaredDescent(Protocol.TWO_LAYER, rate, steps, seed);

  @Override
  public String id() {
    return "E09";
  }

  @Override
  public String title() {
    return "Activation switching";
  }

  @Override
  public String claim() {
    return "Linear-ReLU gap of 2.2 % switch rate; gates are quasi-static and switch with the gradient imbalance";
  }

  @Override
  public Headline headline(Findings findings) {
    double perGate = findings.published("pairFlipRateOverRates").ours();
    return Headline.of(
        "gates are quasi-static: 2.2 % switch",
        "neurons changed per update, %",
        findings.published("neuronsChangedPercent"),
        findings.holds("one switch rate") && findings.holds("quasi-static")
            ? Verdict.HOLDS
            : Verdict.FAILS,
        "per gate it is %s %% an update, and up to %s %% of the gates end up changed"
            .formatted(
                Text.number(100 * perGate, 2),
                Text.number(
                    100
                        * Arrays.stream(findings.numbers("cross-entropy", "netChange"))
                            .max()
                            .orElseThrow(),
                    2)));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (Grid grid : List.of(ENTROPY, SQUARED)) {
      for (long seed : seeds) {
        for (double rate : rates) {
          cells.add(new Cell(grid.run(rate, steps, seed), SwitchingRun.OBSERVATIONS));
        }
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Sweep entropy = sweep(plan, results, ENTROPY);
    Sweep squared = sweep(plan, results, SQUARED);
    List<Map<String, Object>> rows = new ArrayList<>(rows("cross-entropy", entropy));
    rows.addAll(rows("MSE", squared));
    Fields aggregates =
        Fields.of("learningRate", plan.learningRates())
            .and("cross-entropy", aggregate(entropy))
            .and("MSE", aggregate(squared));
    if (plan.overridden()) {
      return new Findings(
          rows, aggregates.map(), List.of(), List.of(), List.of(figure(entropy, squared, null)));
    }
    Published published = Published.of(id());
    return new Findings(
        rows,
        aggregates.map(),
        E09Comparisons.of(entropy, published).list(),
        E09Claims.of(entropy, squared, published.visibleSeeds()),
        List.of(figure(entropy, squared, published)));
  }

  private static Sweep sweep(Plan plan, Results results, Grid grid) {
    List<Double> rates = plan.learningRates();
    List<Long> seeds = plan.seeds();
    SwitchingRun[][] runs = new SwitchingRun[rates.size()][seeds.size()];
    for (int i = 0; i < runs.length; i++) {
      for (int j = 0; j < seeds.size(); j++) {
        runs[i][j] = SwitchingRun.of(results, grid.run(rates.get(i), plan.steps(), seeds.get(j)));
      }
    }
    return new Sweep(rates, seeds, runs);
  }

  private static List<Map<String, Object>> rows(String loss, Sweep sweep) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : sweep.seeds()) {
      for (double rate : sweep.rates()) {
        Fields row = Fields.of("loss", loss).and("seed", seed).and("learningRate", rate);
        rows.add(sweep.at(seed, rate).describe(row).map());
      }
    }
    return rows;
  }

  private static Map<String, Object> aggregate(Sweep sweep) {
    return Fields.of("meanHamming", sweep.quantity(run -> run.gates().meanRate()).means())
        .and("zeroChangeFraction", sweep.quantity(run -> run.gates().quietShare()).means())
        .and("meanNeuronsChanged", sweep.quantity(run -> run.gates().meanNeuronsChanged()).means())
        .and("hammingImbalanceCorrelation", sweep.quantity(SwitchingRun::correlation).means())
        .and("lateCorrelation", sweep.quantity(SwitchingRun::lateCorrelation).means())
        .and(
            "correlationOfDifferences",
            sweep.quantity(SwitchingRun::correlationOfDifferences).means())
        .and("netChange", sweep.quantity(run -> run.gates().netChange()).means())
        .and("flipsPerPath", sweep.quantity(SwitchingRun::flipsPerPath).means())
        .and("flipsOverExpected", sweep.quantity(run -> run.gates().flipsOverExpected()).means())
        .and("imbalanceSum", sweep.quantity(run -> run.record().imbalanceSum()).means())
        .and(
            "neuronsChangedPercent",
            100
                * sweep.meanOverRates(
                    run -> run.gates().meanNeuronsChanged() / run.gates().neurons()))
        .and("zeroChangeOverRates", sweep.meanOverRates(run -> run.gates().quietShare()))
        .and("pairFlipRateOverRates", sweep.meanOverRates(run -> run.gates().meanRate()))
        .and("correlationOverRates", sweep.meanOverRates(SwitchingRun::correlation))
        .map();
  }

  private static Figure figure(Sweep entropy, Sweep squared, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    SeedSweep raw = entropy.quantity(SwitchingRun::correlation);
    series.add(Figure.Series.measured("cross-entropy, all updates", raw));
    series.add(
        Figure.Series.measured(
            "without the first 100", entropy.quantity(SwitchingRun::lateCorrelation)));
    series.add(
        Figure.Series.measured(
            "differences of logarithms", entropy.quantity(SwitchingRun::correlationOfDifferences)));
    series.add(
        Figure.Series.measured("MSE, all updates", squared.quantity(SwitchingRun::correlation)));
    if (published != null) {
      series.add(
          Figure.Series.published(
              "published",
              raw.rates(),
              Published.numbers(published.aggregate().get("hamming_imbalance_corr"))));
    }
    return new Figure(
        "E09-correlation",
        "Switching gates and gradient imbalance, 20-64-5 ReLU",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("Pearson correlation along the run", false),
        series);
  }
}
