package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.study.Comparisons;
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
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import tools.jackson.databind.JsonNode;

/**
 * E9: how many gates of a ReLU net switch in an update, and whether that goes with the gradient
 * imbalance. The published runs have cross-entropy; the same with mean squared error stand beside
 * them.
 */
public final class E09ActivationSwitching implements Study {
  private static final List<Double> RATES = List.of(0.001, 0.003, 0.01, 0.03, 0.1);

  /** Up to this update single flips agree between float32 and float64. */
  private static final int EARLY = 100;

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
        comparisons(entropy, published).list(),
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

  private static Comparisons comparisons(Sweep sweep, Published published) {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed((seed, figures) -> seed(comparisons, sweep, seed, figures));
    JsonNode all = published.aggregate();
    Map<String, Object> at = Fields.of("seeds", "all three").map();
    means(comparisons, at, sweep, all, "mean_hamming", "meanHamming", r -> r.gates().meanRate());
    means(
        comparisons,
        at,
        sweep,
        all,
        "mean_neurons_changed",
        "meanNeuronsChanged",
        r -> r.gates().meanNeuronsChanged());
    double[] rates = sweep.quantity(SwitchingRun::correlation).rates();
    comparisons.publishedByRate(
        "zeroChangeFraction",
        at,
        rates,
        all.get("zero_change_frac"),
        sweep.quantity(r -> r.gates().quietShare()).means(),
        rate -> Tolerances.QUIET_SHARE);
    comparisons.publishedByRate(
        "hammingImbalanceCorrelation",
        at,
        rates,
        all.get("hamming_imbalance_corr"),
        sweep.quantity(SwitchingRun::correlation).means(),
        rate -> Tolerances.SWITCHING_CORRELATION);
    comparisons.publishedByRate(
        "imbalanceSum",
        at,
        rates,
        all.get("S_measured"),
        sweep.quantity(r -> r.record().imbalanceSum()).means(),
        rate -> Tolerances.SPECTRAL_SUM);
    extremes(
        comparisons,
        "minMarginAfterFirstStep",
        at,
        all.get("min_margin_init"),
        sweep.quantity(r -> r.gates().smallestMarginFirst()).means(),
        rates);
    extremes(
        comparisons,
        "minMarginFinal",
        at,
        all.get("min_margin_final"),
        sweep.quantity(r -> r.gates().smallestMarginLast()).means(),
        rates);
    JsonNode mean = all.get("mean_over_learning_rates");
    overall(
        comparisons,
        at,
        "neuronsChanged",
        mean.get("neurons_changed"),
        sweep.meanOverRates(r -> r.gates().meanNeuronsChanged()),
        Tolerances.FLIP_RATE);
    overall(
        comparisons,
        at,
        "neuronsChangedPercent",
        mean.get("neurons_changed_percent_of_64"),
        100 * sweep.meanOverRates(r -> r.gates().meanNeuronsChanged() / r.gates().neurons()),
        Tolerances.FLIP_RATE);
    overall(
        comparisons,
        at,
        "zeroChangeOverRates",
        mean.get("zero_change_frac"),
        sweep.meanOverRates(r -> r.gates().quietShare()),
        Tolerances.QUIET_SHARE);
    overall(
        comparisons,
        at,
        "pairFlipRateOverRates",
        mean.get("pair_flip_rate"),
        sweep.meanOverRates(r -> r.gates().meanRate()),
        Tolerances.FLIP_RATE);
    overall(
        comparisons,
        at,
        "correlationOverRates",
        mean.get("hamming_imbalance_corr"),
        sweep.meanOverRates(SwitchingRun::correlation),
        Tolerances.SWITCHING_CORRELATION);
    return comparisons;
  }

  private static void overall(
      Comparisons comparisons,
      Map<String, Object> at,
      String quantity,
      JsonNode published,
      double ours,
      Tolerance tolerance) {
    comparisons.published(quantity, at, published.asDouble(), ours, tolerance);
  }

  private static void means(
      Comparisons comparisons,
      Map<String, Object> at,
      Sweep sweep,
      JsonNode node,
      String key,
      String quantity,
      ToDoubleFunction<SwitchingRun> ours) {
    SeedSweep measured = sweep.quantity(ours);
    comparisons.publishedByRate(
        quantity,
        at,
        measured.rates(),
        node.get(key),
        measured.means(),
        rate -> Tolerances.FLIP_RATE);
  }

  private static void extremes(
      Comparisons comparisons,
      String quantity,
      Map<String, Object> at,
      JsonNode published,
      double[] ours,
      double[] rates) {
    for (int i = 0; i < rates.length; i++) {
      comparisons.incomparable(
          quantity,
          Fields.of(at).and("learningRate", rates[i]).map(),
          published.get(i).asDouble(),
          ours[i],
          "the smallest of 12800 numbers, at the level of float32 rounding");
    }
  }

  private static void seed(Comparisons comparisons, Sweep sweep, long seed, JsonNode figures) {
    List<Double> rates = sweep.rates();
    for (int i = 0; i < rates.size(); i++) {
      SwitchingRun run = sweep.at(seed, rates.get(i));
      RateComparison at = new RateComparison(comparisons, figures, i, seed, rates.get(i));
      at.hold("total_pair_flips", "totalPairFlips", run.gates().totalFlips(), Tolerances.FLIPS);
      at.hold("mean_hamming", "meanHamming", run.gates().meanRate(), Tolerances.FLIP_RATE);
      at.hold(
          "max_hamming",
          "maxHamming",
          (double) run.gates().mostFlips() / run.gates().pairs(),
          Tolerances.TWO_FLIPS.over(run.gates().pairs()));
      at.hold(
          "zero_change_fraction",
          "zeroChangeFraction",
          run.gates().quietShare(),
          Tolerances.QUIET_SHARE);
      at.hold(
          "steps_with_change",
          "stepsWithChange",
          (1 - run.gates().quietShare()) * run.gates().updates(),
          Tolerance.absolute(Tolerances.QUIET_SHARE.absolute() * run.gates().updates()));
      at.hold(
          "mean_neurons_changed",
          "meanNeuronsChanged",
          run.gates().meanNeuronsChanged(),
          Tolerances.FLIP_RATE);
      at.hold(
          "hamming_imbalance_correlation",
          "hammingImbalanceCorrelation",
          run.correlation(),
          Tolerances.SWITCHING_CORRELATION);
      at.hold("S", "imbalanceSum", run.record().imbalanceSum(), Tolerances.SPECTRAL_SUM);
      at.hold("drift", "drift", run.record().drift(0), Tolerances.FLOAT32_DRIFT);
      at.hold("final_loss", "finalLoss", run.record().lastLoss(), Tolerances.SPECTRAL_LOSS);
      at.hold(
          "mean_margin_after_first_step",
          "meanMarginAfterFirstStep",
          run.gates().meanMarginFirst(),
          Tolerances.MEAN_MARGIN);
      at.hold(
          "mean_margin_final",
          "meanMarginFinal",
          run.gates().meanMarginLast(),
          Tolerances.MEAN_MARGIN);
      trajectory(comparisons, Fields.at(seed, rates.get(i)), run, figures.get("trajectory"));
    }
    double[] axis = sweep.quantity(SwitchingRun::correlation).rates();
    Map<String, Object> where = Fields.of("seed", seed).map();
    extremes(
        comparisons,
        "minMarginAfterFirstStep",
        where,
        figures.get("min_margin_after_first_step"),
        sweep.quantity(r -> r.gates().smallestMarginFirst()).ofSeed(seed),
        axis);
    extremes(
        comparisons,
        "minMarginFinal",
        where,
        figures.get("min_margin_final"),
        sweep.quantity(r -> r.gates().smallestMarginLast()).ofSeed(seed),
        axis);
  }

  private record RateComparison(
      Comparisons comparisons, JsonNode figures, int index, long seed, double rate) {
    void hold(String key, String quantity, double ours, Tolerance tolerance) {
      comparisons.published(
          quantity, Fields.at(seed, rate), figures.get(key).get(index).asDouble(), ours, tolerance);
    }
  }

  private static void trajectory(
      Comparisons comparisons, Map<String, Object> at, SwitchingRun run, JsonNode trajectory) {
    String key = "lr_" + at.get("learningRate");
    JsonNode steps = trajectory.get("steps");
    for (int i = 0; i < steps.size() && steps.get(i).asInt() <= EARLY; i++) {
      int step = steps.get(i).asInt();
      Map<String, Object> where = Fields.of(at).and("step", step).map();
      comparisons.published(
          "pairFlips",
          where,
          trajectory.get("pair_flips").get(key).get(i).asDouble(),
          run.gates().flips()[step],
          Tolerances.SWITCHES);
      comparisons.published(
          "neuronsChanged",
          where,
          trajectory.get("neurons_changed").get(key).get(i).asDouble(),
          run.gates().neuronsChanged()[step],
          Tolerances.SWITCHES);
    }
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
        new Figure.Axis("learning rate", true),
        new Figure.Axis("Pearson correlation along the run", false),
        series);
  }
}
