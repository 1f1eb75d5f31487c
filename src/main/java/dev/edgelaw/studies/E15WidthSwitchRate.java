package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.GateSwitching;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.SharpnessAt;
import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.GateSwitchingRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** E15: switching gates against width, with mean squared error, at three learning rates. */
public final class E15WidthSwitchRate implements Study {
  static final List<Integer> WIDTHS = List.of(16, 32, 64, 128, 256);
  private static final List<Double> RATES = List.of(0.001, 0.01, 0.1);

  /** Share of the pairs that flip per update, mean over updates. */
  static final ToDoubleFunction<WidthSwitching.Run> RATE = run -> run.gates().meanRate();

  /** Flips per update, mean over updates. */
  static final ToDoubleFunction<WidthSwitching.Run> TOTAL = run -> run.gates().meanFlips();

  /** Creates the study. */
  public E15WidthSwitchRate() {}

  @Override
  public String id() {
    return "E15";
  }

  @Override
  public String title() {
    return "Width and switch rate";
  }

  @Override
  public String claim() {
    return "Per-neuron switch rates fall as m^-0.5 below the edge of stability and do not depend on m at it";
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (int width : WIDTHS) {
      for (long seed : seeds) {
        for (double rate : rates) {
          List<Observation<?>> observations = new ArrayList<>();
          observations.add(new Observation.Conservation());
          observations.add(new GateSwitching());
          if (rate == rates.getLast()) {
            observations.add(edge(steps));
          }
          cells.add(new Cell(WidthSwitching.run(width, rate, steps, seed), observations));
        }
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  /** Where the sharpness of the fastest runs is taken. */
  private static SharpnessAt edge(int steps) {
    return new SharpnessAt(
        List.copyOf(new TreeSet<>(List.of(0, Math.min(50, steps), Math.min(500, steps), steps))));
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<WidthSwitching.Run> runs = new ArrayList<>();
    for (int width : WIDTHS) {
      for (long seed : plan.seeds()) {
        for (double rate : plan.learningRates()) {
          Optional<SharpnessAt> edge =
              rate == plan.learningRates().getLast()
                  ? Optional.of(edge(plan.steps()))
                  : Optional.empty();
          runs.add(WidthSwitching.read(results, width, rate, plan.steps(), seed, edge));
        }
      }
    }
    WidthSwitching all = new WidthSwitching(WIDTHS, runs);
    List<Map<String, Object>> rows = runs.stream().map(run -> row(run, plan.steps())).toList();
    if (plan.overridden()) {
      return new Findings(
          rows,
          aggregates(all, plan.learningRates()),
          List.of(),
          List.of(),
          List.of(figure(all, plan.learningRates(), null)));
    }
    Published published = Published.of(id());
    return new Findings(
        rows,
        aggregates(all, plan.learningRates()),
        comparisons(all, published).list(),
        E15Claims.of(all, published, plan.steps()),
        List.of(
            figure(all, plan.learningRates(), published),
            E15Figures.perPath(all, plan.learningRates())));
  }

  private static Map<String, Object> row(WidthSwitching.Run run, int steps) {
    GateSwitchingRecord gates = run.gates();
    Fields row =
        Fields.of("width", run.width())
            .and("seed", run.seed())
            .and("learningRate", run.rate())
            .and("meanTotalSwitches", gates.meanFlips())
            .and("stdTotalSwitches", run.flipDeviation())
            .and("medianSwitches", run.medianFlips())
            .and("meanPerNeuronRate", gates.meanRate())
            .and("meanNeuronsChanged", gates.meanNeuronsChanged())
            .and("meanFractionNeuronsChanged", gates.meanNeuronsChanged() / run.width())
            .and("zeroChangeFraction", gates.quietShare())
            .and("firstRate", run.firstRate())
            .and("mostSwitches", gates.mostFlips())
            .and("netChange", gates.netChange())
            .and("flipsPerPath", run.flipsPerPath())
            .and("flipsOverExpected", gates.flipsOverExpected())
            .and("drift", run.record().drift(0))
            .and("finalLoss", run.record().lastLoss())
            .and("identityResidual", run.record().worstIdentityResidual());
    if (run.sharpness().isPresent()) {
      row.and("initialSharpness", run.sharpness().get().at(0))
          .and("initialEdge", run.edge(0))
          .and("finalEdge", run.edge(steps));
    }
    return row.map();
  }

  private static Map<String, Object> aggregates(WidthSwitching all, List<Double> rates) {
    Fields fields =
        Fields.of("width", all.widths())
            .and("meanPerNeuronRate", all.means(RATE))
            .and("stdPerNeuronRate", all.deviations(RATE))
            .and("meanTotalSwitches", all.means(TOTAL))
            .and("stdTotalSwitches", all.deviations(TOTAL))
            .and("meanNeuronsChanged", all.means(run -> run.gates().meanNeuronsChanged()));
    all.fit(RATE).ifPresent(fit -> fields.and("rateFit", fit));
    all.fit(TOTAL).ifPresent(fit -> fields.and("totalFit", fit));
    for (double rate : rates) {
      WidthSwitching part = all.rate(rate);
      Fields one =
          Fields.of("meanPerNeuronRate", part.means(RATE))
              .and("flipsPerPath", part.means(WidthSwitching.Run::flipsPerPath))
              .and("flipsOverExpected", part.means(run -> run.gates().flipsOverExpected()));
      part.fit(RATE).ifPresent(fit -> one.and("rateFit", fit));
      part.fit(WidthSwitching.Run::firstRate).ifPresent(fit -> one.and("firstRateFit", fit));
      part.fit(WidthSwitching.Run::flipsPerPath).ifPresent(fit -> one.and("perPathFit", fit));
      fields.and("learningRate " + Text.plain(rate), one.map());
    }
    return fields.map();
  }

  private static Comparisons comparisons(WidthSwitching all, Published published) {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed(
        (seed, figures) -> {
          for (JsonNode node : figures.get("runs")) {
            againstRun(comparisons, seed, node, at(all, seed, node));
          }
          for (JsonNode node : figures.get("float64_rerun_mean_total_switches")) {
            comparisons.float64(
                "meanTotalSwitches",
                where(seed, node),
                node.get("value").asDouble(),
                at(all, seed, node).gates().meanFlips(),
                Tolerances.FLOAT64_FLIPS);
          }
        });
    againstWidths(comparisons, all, published.aggregate());
    return comparisons;
  }

  private static WidthSwitching.Run at(WidthSwitching all, long seed, JsonNode node) {
    return all.at(node.get("width").asInt(), node.get("lr").asDouble(), seed);
  }

  private static Map<String, Object> where(long seed, JsonNode node) {
    return Fields.of("width", node.get("width").asInt())
        .and("seed", seed)
        .and("learningRate", node.get("lr").asDouble())
        .map();
  }

  private static void againstRun(
      Comparisons comparisons, long seed, JsonNode node, WidthSwitching.Run run) {
    Map<String, Object> where = where(seed, node);
    GateSwitchingRecord gates = run.gates();
    Tolerance flips = Tolerances.MEAN_FLIPS;
    comparisons.published(
        "meanTotalSwitches",
        where,
        node.get("mean_total_switches").asDouble(),
        gates.meanFlips(),
        flips);
    comparisons.published(
        "stdTotalSwitches",
        where,
        node.get("std_total_switches").asDouble(),
        run.flipDeviation(),
        Tolerances.FLIP_DEVIATION);
    comparisons.published(
        "meanPerNeuronRate",
        where,
        node.get("mean_per_neuron_rate").asDouble(),
        gates.meanRate(),
        flips.over(gates.pairs()));
    comparisons.published(
        "meanNeuronsChanged",
        where,
        node.get("mean_neurons_changed").asDouble(),
        gates.meanNeuronsChanged(),
        flips);
    comparisons.published(
        "zeroChangeFraction",
        where,
        node.get("zero_change_fraction").asDouble(),
        gates.quietShare(),
        Tolerances.QUIET_SHARE);
    JsonNode sampled = node.get("switches_at_sampled_steps");
    int[] steps = {0, 20, 40, 100, 200, 400, 800, 1200, 1600, 1980};
    int equal = 0;
    for (int i = 0; i < steps.length; i++) {
      equal += sampled.get(i).asInt() == gates.flips()[steps[i]] ? 1 : 0;
    }
    comparisons.published(
        "firstSwitches", where, sampled.get(0).asDouble(), gates.flips()[0], Tolerances.SWITCHES);
    comparisons.published(
        "shareOfSampledCountsEqual",
        where,
        1,
        (double) equal / steps.length,
        Tolerances.EQUAL_COUNTS);
  }

  private static void againstWidths(
      Comparisons comparisons, WidthSwitching all, JsonNode aggregate) {
    for (JsonNode node : aggregate.get("width_summary_over_seeds_and_lrs")) {
      int i = WIDTHS.indexOf(node.get("width").asInt());
      Map<String, Object> where = Fields.of("width", WIDTHS.get(i)).map();
      width(
          comparisons,
          where,
          node,
          "mean_per_neuron_rate",
          "meanPerNeuronRate",
          all.means(RATE)[i]);
      width(
          comparisons,
          where,
          node,
          "std_per_neuron_rate",
          "stdPerNeuronRate",
          all.deviations(RATE)[i]);
      width(
          comparisons,
          where,
          node,
          "mean_total_switches",
          "meanTotalSwitches",
          all.means(TOTAL)[i]);
      width(
          comparisons,
          where,
          node,
          "std_total_switches",
          "stdTotalSwitches",
          all.deviations(TOTAL)[i]);
      double neurons = all.means(run -> run.gates().meanNeuronsChanged())[i];
      width(comparisons, where, node, "mean_neurons_changed", "meanNeuronsChanged", neurons);
      width(
          comparisons,
          where,
          node,
          "mean_frac_neurons_changed",
          "meanFractionNeuronsChanged",
          neurons / WIDTHS.get(i));
    }
    JsonNode fits = aggregate.get("fits_on_width_summary");
    PowerLawFit rate = all.fit(RATE).orElseThrow();
    PowerLawFit total = all.fit(TOTAL).orElseThrow();
    Map<String, Object> summary = Fields.of("rates", "all three").map();
    fit(comparisons, summary, "beta", fits.get("per_neuron_beta"), -rate.exponent());
    fit(comparisons, summary, "rSquared", fits.get("per_neuron_r2"), rate.rSquared());
    fit(comparisons, summary, "gamma", fits.get("total_gamma"), total.exponent());
    fit(comparisons, summary, "rSquaredOfTotal", fits.get("total_r2"), total.rSquared());
    for (double eta : RATES) {
      String key = Text.plain(eta);
      WidthSwitching part = all.rate(eta);
      Map<String, Object> at = Fields.of("learningRate", eta).map();
      fit(comparisons, at, "beta", aggregate.get("beta_per_lr").get(key), part.decay(RATE));
      JsonNode means = aggregate.get("mean_per_neuron_rate_by_lr_and_width").get(key);
      for (int i = 0; i < WIDTHS.size(); i++) {
        comparisons.published(
            "meanPerNeuronRate",
            Fields.of("width", WIDTHS.get(i)).and(at).map(),
            means.get(i).asDouble(),
            part.means(RATE)[i],
            Tolerances.MEAN_FLIP_RATE);
      }
    }
    comparisons.published(
        "correlationWithE14",
        summary,
        aggregate.get("correlation_of_total_switches_with_E14_delta_alpha").asDouble(),
        correlation(all, aggregate),
        Tolerances.SWITCHING_CORRELATION);
  }

  /** Pearson with the published, hand-entered changes of the exponent in E14. */
  static double correlation(WidthSwitching all, JsonNode aggregate) {
    double[] changes =
        all.widths().stream()
            .mapToDouble(
                width -> aggregate.get("delta_alpha_used").get(String.valueOf(width)).asDouble())
            .toArray();
    return Correlation.pearson(all.means(TOTAL), changes);
  }

  private static void width(
      Comparisons comparisons,
      Map<String, Object> where,
      JsonNode node,
      String key,
      String quantity,
      double ours) {
    comparisons.published(
        quantity, where, node.get(key).asDouble(), ours, Tolerances.MEAN_FLIP_RATE);
  }

  private static void fit(
      Comparisons comparisons,
      Map<String, Object> where,
      String quantity,
      JsonNode published,
      double ours) {
    comparisons.published(
        quantity, where, published.asDouble(), ours, Tolerances.SWITCHING_EXPONENT);
  }

  private static Figure figure(WidthSwitching all, List<Double> rates, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    for (double rate : rates) {
      WidthSwitching part = all.rate(rate);
      String eta = Text.plain(rate);
      series.add(
          new Figure.Series(
              "eta " + eta,
              Figure.Style.MEASURED,
              part.axis(),
              part.means(RATE),
              part.deviations(RATE)));
      if (published != null) {
        series.add(
            Figure.Series.published(
                "published, eta " + eta,
                part.axis(),
                Published.numbers(
                    published.aggregate().get("mean_per_neuron_rate_by_lr_and_width").get(eta))));
      }
    }
    double[] first = all.rate(rates.getLast()).means(WidthSwitching.Run::firstRate);
    series.add(
        new Figure.Series(
            "first update, eta " + Text.plain(rates.getLast()),
            Figure.Style.MEASURED,
            all.axis(),
            first,
            new double[first.length]));
    return new Figure(
        "E15-switching",
        "Share of gates that switch per update against width, 20-m-5 ReLU, MSE",
        new Figure.Axis("width m", true),
        new Figure.Axis("flips per pair and update", true),
        series);
  }
}
