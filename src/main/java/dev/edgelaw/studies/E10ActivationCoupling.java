package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.net.Loss;
import dev.edgelaw.stats.LocalSlopes;
import dev.edgelaw.study.Comparison;
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
import dev.edgelaw.study.SwitchingTolerances;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

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

  /** Differences of float32 norms of squared size 21. */
  private static final double NOISE = 2e-5;

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
      return new Findings(rows, aggregates, List.of(), List.of(), List.of(figure(squared, null)));
    }
    Published published = Published.of(id());
    Comparisons comparisons = new Comparisons();
    compareLadder(comparisons, ladder, published);
    compareCouplings(comparisons, squared, entropy, published.aggregate());
    compareSwitching(comparisons, entropy.at(1), published.aggregate());
    return new Findings(
        rows,
        aggregates,
        comparisons.list(),
        new E10Claims(ladder, squared, entropy, published.visibleSeeds()).list(),
        List.of(figure(squared, published)));
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

  private static void compareLadder(
      Comparisons comparisons, List<LadderSweep> ladder, Published published) {
    JsonNode windows = published.aggregate().get("derived_alpha_from_S_by_epsilon");
    JsonNode slopes =
        published.aggregate().get("derived_local_alpha_from_S_between_neighbouring_learning_rates");
    for (LadderSweep sweep : ladder) {
      String key = sweep.rung().where().get("epsilon").toString();
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
                  figures.get("drift_by_epsilon").get(key),
                  figures.get("float64_rerun_S_by_epsilon").get(key)));
      for (Window window : List.of(Window.UP_TO_TENTH, Window.UP_TO_THIRTIETH, Window.MIDDLE)) {
        comparisons.published(
            "exponentFromSum",
            Fields.of(sweep.rung().where()).and("window", window.key()).map(),
            windows.get(window.key()).get(key).asDouble(),
            sweep.exponent(window),
            LadderTolerances.DERIVED_EXPONENT);
      }
      double[] rates = sweep.drift().rates();
      double[] local = LocalSlopes.between(rates, sweep.drift().means());
      for (int i = 0; i < local.length; i++) {
        comparisons.published(
            "localExponent",
            Fields.of(sweep.rung().where()).and("from", rates[i]).and("to", rates[i + 1]).map(),
            Published.number(slopes.get(key).get(i)),
            local[i],
            LadderTolerances.DERIVED_EXPONENT);
      }
    }
  }

  private static void compareCouplings(
      Comparisons comparisons, CouplingLadder squared, CouplingLadder entropy, JsonNode aggregate) {
    for (JsonNode node : aggregate.get("float64_frozen_gates")) {
      String loss = node.get("loss").asString();
      double nonlinearity = node.get("epsilon").asDouble();
      long seed = node.get("seed").asLong();
      double rate = node.get("learning_rate").asDouble();
      Map<String, Object> at =
          Fields.of("loss", loss)
              .and("epsilon", nonlinearity)
              .and("seed", seed)
              .and("learningRate", rate)
              .map();
      GateCoupling rung = (loss.equals("ce") ? entropy : squared).at(nonlinearity);
      comparisons.float64(
          "coupling",
          at,
          node.get("coupling_percent").asDouble() / 100,
          rung.coupling().at(seed, rate),
          SwitchingTolerances.COUPLING);
      if (!node.get("pair_flips").isNull()) {
        comparisons.float64(
            "pairFlips",
            at,
            node.get("pair_flips").asDouble(),
            rung.gates(GateCoupling.Switching::flips).at(seed, rate),
            SwitchingTolerances.PAIR_FLIPS);
      }
    }
  }

  /** E9's figures for ReLU with the cross-entropy, means over its three seeds. */
  private static void compareSwitching(
      Comparisons comparisons, GateCoupling relu, JsonNode aggregate) {
    for (double rate : relu.free().learningRates()) {
      String key = Double.toString(rate);
      if (aggregate.get("pair_flip_rate_by_lr").has(key)) {
        Map<String, Object> at =
            Fields.of("loss", "ce").and("epsilon", 1.0).and("learningRate", rate).map();
        comparisons.published(
            "meanFlipImbalanceCorrelation",
            at,
            aggregate.get("hamming_imbalance_corr_by_lr").get(key).asDouble(),
            ofE9(relu, GateCoupling.Switching::correlation, rate),
            SwitchingTolerances.SWITCHING_CORRELATION);
        comparisons.published(
            "meanPairFlipRate",
            at,
            aggregate.get("pair_flip_rate_by_lr").get(key).asDouble(),
            ofE9(relu, GateCoupling.Switching::meanRate, rate),
            SwitchingTolerances.PAIR_FLIP_RATE);
      }
    }
  }

  private static double ofE9(
      GateCoupling relu, ToDoubleFunction<GateCoupling.Switching> quantity, double rate) {
    return relu.gates(quantity).only(r -> r == rate, Protocol.THREE_SEEDS::contains).means()[0];
  }

  /** kappa against eps, with the independent computation's values where it is judged. */
  private static Figure figure(CouplingLadder squared, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    for (double rate : squared.rates()) {
      if (squared.converged(rate)) {
        series.add(
            new Figure.Series(
                "eta = " + rate,
                Figure.Style.MEASURED,
                squared.nonlinearities(),
                percents(squared.coupling(rate)),
                null));
      }
    }
    if (published != null) {
      for (long seed : published.visibleSeeds()) {
        List<JsonNode> nodes = new ArrayList<>();
        for (JsonNode node : published.aggregate().get("float64_frozen_gates")) {
          if (node.get("seed").asLong() == seed
              && node.get("loss").asString().equals("mse")
              && node.get("learning_rate").asDouble() == 0.01) {
            nodes.add(node);
          }
        }
        series.add(
            Figure.Series.published(
                "eta = 0.01, seed %d, independent".formatted(seed),
                nodes.stream().mapToDouble(node -> node.get("epsilon").asDouble()).toArray(),
                nodes.stream()
                    .mapToDouble(node -> node.get("coupling_percent").asDouble())
                    .toArray()));
      }
    }
    return new Figure(
        "E10-coupling",
        "What frozen gates change of S, MSE, mean of the seeds",
        new Figure.Axis("non-linearity eps", false),
        new Figure.Axis("S frozen / S - 1 in per cent", false),
        series);
  }

  private static double[] percents(double[] values) {
    return Arrays.stream(values).map(value -> 100 * value).toArray();
  }
}
