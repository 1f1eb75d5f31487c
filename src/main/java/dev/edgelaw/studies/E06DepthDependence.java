package dev.edgelaw.studies;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.EveryEnergy;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparison;
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
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * E6: drift exponents of nets with two to eight weight matrices. Sweep A has ten rates and five
 * seeds; sweep B, four rates and three seeds, is part of the same runs.
 */
public final class E06DepthDependence implements Study {
  static final List<Double> SWEEP_B_RATES = List.of(1e-4, 1e-3, 0.01, 0.1);
  static final double FIT_FLOOR = 1e-10;

  /** Floor of sweep B, and of fits to float64 drifts. */
  static final double LOW_FLOOR = 1e-15;

  private static final List<Integer> LAYERS = List.of(2, 3, 4, 6, 8);

  /** Creates the study. */
  public E06DepthDependence() {}

  @Override
  public String id() {
    return "E06";
  }

  @Override
  public String title() {
    return "Depth dependence";
  }

  @Override
  public String claim() {
    return "The drift exponent rises from 1.07 with 2 weight layers to 1.72 with 8";
  }

  @Override
  public Headline headline(Findings findings) {
    Comparison tenRates = findings.published("exponent", "sweep", "A", "layers", 8);
    Comparison fourRates = findings.published("exponent", "sweep", "B", "layers", 8);
    return Headline.of(
        "alpha rises with depth, 1.07 to 1.72",
        "exponent, 8 layers",
        tenRates,
        findings.holds("one exponent per depth") && findings.holds("P1, 8 layers")
            ? Verdict.HOLDS
            : Verdict.FAILS,
        "two grids: on one 8 layers have %s, on the other %s; once converged all have 1"
            .formatted(Text.number(tenRates.ours(), 3), Text.number(fourRates.ours(), 3)));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.SEEDS);
    List<Double> rates = options.learningRatesOr(Protocol.TEN_RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (int layers : LAYERS) {
      for (long seed : seeds) {
        for (double rate : rates) {
          List<Observation<?>> observations = new ArrayList<>();
          observations.add(new Observation.Conservation());
          if (rate == rates.getFirst()) {
            observations.add(new AtFirstWeights());
          }
          if (SWEEP_B_RATES.contains(rate) && Protocol.THREE_SEEDS.contains(seed)) {
            observations.add(new EveryEnergy());
          }
          cells.add(new Cell(DepthSweep.run(layers, rate, steps, seed), observations));
        }
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<DepthSweep> sweeps =
        LAYERS.stream()
            .map(
                layers ->
                    DepthSweep.of(
                        layers, plan.learningRates(), plan.seeds(), plan.steps(), results))
            .toList();
    Fields aggregates = Fields.of("learningRate", plan.learningRates());
    sweeps.forEach(sweep -> aggregates.and(sweep.label(), aggregate(sweep, !plan.overridden())));
    List<Map<String, Object>> rows =
        sweeps.stream().flatMap(sweep -> sweep.rows().stream()).toList();
    if (plan.overridden()) {
      return new Findings(
          rows, aggregates.map(), List.of(), List.of(), List.of(figure(sweeps, null)));
    }
    Published published = Published.of(id());
    return new Findings(
        rows,
        aggregates.map(),
        comparisons(sweeps, published).list(),
        E06Claims.of(sweeps, published),
        List.of(figure(sweeps, published)));
  }

  private static Map<String, Object> aggregate(DepthSweep sweep, boolean complete) {
    SeedSweep drift = sweep.drift();
    Fields fields =
        Fields.of("meanDrift", drift.means())
            .and("stdDrift", drift.deviations())
            .and("meanFinalLoss", sweep.loss().means())
            .and("meanImbalanceSum", sweep.imbalance().means())
            .and("divergedSeeds", sweep.divergedSeeds())
            .and("initialSharpness", sweep.sharpness())
            .and("localSlopes", drift.localSlopes());
    drift.fit(FIT_FLOOR).ifPresent(fit -> fields.and("fit", fit));
    for (long seed : drift.seeds()) {
      drift
          .only(rate -> true, s -> s == seed)
          .fit(LOW_FLOOR)
          .ifPresent(fit -> fields.and("fitOfSeed" + seed, fit));
    }
    // Other seeds or rates may leave nothing of sweep B.
    if (complete) {
      SeedSweep part = DepthSweep.sweepB(drift);
      Fields sweepB =
          Fields.of("learningRate", part.rates())
              .and("meanDrift", part.means())
              .and("meanImbalanceSum", DepthSweep.sweepB(sweep.imbalance()).means())
              .and("imbalanceOverEnergyIntegral", sweep.energyRatio().means());
      part.fit(LOW_FLOOR).ifPresent(fit -> sweepB.and("fit", fit));
      DepthSweep.drifts(DepthSweep.sweepB(sweep.imbalance()))
          .fit(LOW_FLOOR)
          .ifPresent(fit -> sweepB.and("fitOfImbalance", fit));
      fields.and("sweepB", sweepB.map());
    }
    return fields.map();
  }

  private static Comparisons comparisons(List<DepthSweep> sweeps, Published published) {
    Comparisons comparisons = new Comparisons();
    JsonNode sweepA = published.aggregate().get("sweep_A (10 lrs, 5 seeds)");
    JsonNode sweepB = published.aggregate().get("sweep_B (4 lrs, seeds 42,137,256)");
    JsonNode reruns = published.aggregate().get("float64_rerun_visible_seeds (cross-check)");
    for (DepthSweep sweep : sweeps) {
      String key = "depth_" + sweep.label();
      published.forEachSeed(
          (seed, figures) -> {
            Fields at = Fields.of("layers", sweep.layers()).and("seed", seed);
            double[] raw = sweep.runs().quantity(r -> r.meanFinalDrift()).ofSeed(seed);
            double[] loss = sweep.runs().loss().ofSeed(seed);
            againstDrifts(comparisons, "drift", at, sweep, figures.get(key), raw);
            JsonNode rerun = figures.get("float64_rerun").get(key);
            againstRerun(comparisons, at, sweep, rerun, raw, loss);
          });
      againstSweepA(comparisons, sweep, sweepA.get(key));
      againstSweepB(comparisons, sweep, sweepB.get(sweep.label()));
      if (reruns.has(key)) {
        againstVisible(comparisons, sweep, reruns.get(key), published.visibleSeeds());
      }
    }
    return comparisons;
  }

  /** Published drifts, where they are above the float32 floor and the run is not chaotic. */
  private static void againstDrifts(
      Comparisons comparisons,
      String quantity,
      Fields where,
      DepthSweep sweep,
      JsonNode figures,
      double[] ours) {
    double[] rates = sweep.runs().drift().rates();
    for (int i = 0; i < rates.length; i++) {
      double figure = Published.number(figures.get(i));
      Map<String, Object> at = Fields.of(where.map()).and("learningRate", rates[i]).map();
      if (rates[i] > sweep.stableUpTo()) {
        comparisons.incomparable(
            quantity, at, figure, ours[i], "the trajectory is chaotic at this rate and depth");
      } else if (figure <= Tolerances.COMPARABLE_DRIFT && sweep.layers() > 2) {
        comparisons.incomparable(
            quantity, at, figure, ours[i], "published drifts below 1e-4 are float32 rounding");
      } else {
        comparisons.published(quantity, at, figure, ours[i], Tolerances.DEPTH_DRIFT);
      }
    }
  }

  private static void againstRerun(
      Comparisons comparisons,
      Fields where,
      DepthSweep sweep,
      JsonNode rerun,
      double[] drift,
      double[] loss) {
    double[] rates = sweep.runs().drift().rates();
    for (int i = 0; i < rates.length && rates[i] <= sweep.stableUpTo(); i++) {
      double finalLoss = rerun.get("final_loss").get(i).asDouble();
      Map<String, Object> at = Fields.of(where.map()).and("learningRate", rates[i]).map();
      comparisons.float64(
          "drift",
          at,
          rerun.get("mean_abs_drift").get(i).asDouble(),
          drift[i],
          escaping(finalLoss) ? Tolerances.FLOAT64_ESCAPE : Tolerances.FLOAT64_DEPTH);
      comparisons.float64(
          "finalLoss",
          at,
          finalLoss,
          loss[i],
          escaping(finalLoss) && sweep.layers() > 2
              ? Tolerances.FLOAT64_ESCAPE
              : Tolerances.FLOAT64_LOSS);
    }
  }

  /** Whether a run ends between its initial plateau, at ln 5, and convergence. */
  private static boolean escaping(double finalLoss) {
    return finalLoss > 0.1 && finalLoss < 1.58;
  }

  private static void againstSweepA(Comparisons comparisons, DepthSweep sweep, JsonNode node) {
    Fields at = Fields.of("sweep", "A").and("layers", sweep.layers());
    SeedSweep drift = sweep.drift();
    againstDrifts(comparisons, "meanDrift", at, sweep, node.get("mean_drift"), drift.means());
    double[] rates = drift.rates();
    double[] loss = sweep.loss().means();
    for (int i = 0; i < rates.length && rates[i] <= sweep.stableUpTo(); i++) {
      Map<String, Object> run = Fields.of(at.map()).and("learningRate", rates[i]).map();
      if (node.get("mean_drift").get(i).asDouble() > Tolerances.COMPARABLE_DRIFT) {
        double deviation = node.get("std_drift_population_2_digits").get(i).asDouble();
        comparisons.published(
            "stdDrift",
            run,
            deviation,
            drift.deviations()[i],
            Tolerances.twoDigits(deviation, Tolerances.DEPTH_DRIFT));
      }
      comparisons.published(
          "meanFinalLoss",
          run,
          node.get("mean_final_loss").get(i).asDouble(),
          loss[i],
          sweep.layers() == 2 ? Tolerances.meanLoss(rates[i]) : Tolerances.deepMeanLoss(rates[i]));
    }
    againstExponent(comparisons, at, sweep, node.get("exponent"), node.get("r2"), drift, FIT_FLOOR);
  }

  private static void againstExponent(
      Comparisons comparisons,
      Fields at,
      DepthSweep sweep,
      JsonNode exponent,
      JsonNode rSquared,
      SeedSweep drift,
      double floor) {
    PowerLawFit fit = drift.fit(floor).orElseThrow();
    if (sweep.layers() == 2) {
      comparisons.published(
          "exponent", at.map(), exponent.asDouble(), fit.exponent(), Tolerances.NOISY_EXPONENT);
      comparisons.published(
          "rSquared", at.map(), rSquared.asDouble(), fit.rSquared(), Tolerances.NOISY_EXPONENT);
    } else {
      String reason = "of the points some are float32 rounding and some chaotic";
      comparisons.incomparable("exponent", at.map(), exponent.asDouble(), fit.exponent(), reason);
      comparisons.incomparable("rSquared", at.map(), rSquared.asDouble(), fit.rSquared(), reason);
    }
  }

  private static void againstSweepB(Comparisons comparisons, DepthSweep sweep, JsonNode node) {
    Fields at = Fields.of("sweep", "B").and("layers", sweep.layers());
    SeedSweep drift = DepthSweep.sweepB(sweep.drift());
    SeedSweep imbalance = DepthSweep.sweepB(sweep.imbalance());
    double[] rates = drift.rates();
    for (int i = 0; i < rates.length; i++) {
      Map<String, Object> run = Fields.of(at.map()).and("learningRate", rates[i]).map();
      double published = node.get("mean_drift").get(i).asDouble();
      if (rates[i] > sweep.stableUpTo()) {
        comparisons.incomparable(
            "meanImbalanceSum",
            run,
            node.get("mean_S").get(i).asDouble(),
            imbalance.means()[i],
            "the trajectory is chaotic at this rate and depth");
        continue;
      }
      if (sweep.layers() == 2 || published > Tolerances.COMPARABLE_DRIFT) {
        comparisons.published("meanDrift", run, published, drift.means()[i], Tolerances.MEAN_DRIFT);
      }
      comparisons.published(
          "meanImbalanceSum",
          run,
          node.get("mean_S").get(i).asDouble(),
          imbalance.means()[i],
          Tolerances.IMBALANCE_SUM);
      comparisons.published(
          "imbalanceOverEnergyIntegral",
          run,
          node.get("mean_S_over_grad_integral").get(i).asDouble(),
          sweep.energyRatio().means()[i],
          Tolerances.IMBALANCE_SUM);
    }
    againstExponent(comparisons, at, sweep, node.get("alpha"), node.get("r2"), drift, LOW_FLOOR);
    double slope = DepthSweep.drifts(imbalance).fit(LOW_FLOOR).orElseThrow().exponent();
    JsonNode derived = node.get("alpha_from_lr2_times_mean_S (computed here)");
    if (sweep.stableUpTo() >= SWEEP_B_RATES.getLast()) {
      comparisons.published(
          "imbalanceExponent",
          at.map(),
          derived.asDouble(),
          slope,
          Tolerances.FIVE_DIGIT_SUM_SLOPE);
    } else {
      comparisons.incomparable(
          "imbalanceExponent", at.map(), derived.asDouble(), slope, "its highest rate is chaotic");
    }
  }

  private static void againstVisible(
      Comparisons comparisons, DepthSweep sweep, JsonNode rerun, List<Long> visible) {
    Fields at = Fields.of("layers", sweep.layers()).and("seeds", "visible");
    SeedSweep drift = sweep.drift().only(rate -> true, visible::contains);
    double[] rates = drift.rates();
    for (int i = 0; i < rates.length && rates[i] <= sweep.stableUpTo(); i++) {
      double loss = sweep.loss().only(rate -> true, visible::contains).means()[i];
      Tolerance tolerance = escaping(loss) ? Tolerances.FLOAT64_ESCAPE : Tolerances.FLOAT64_DEPTH;
      comparisons.float64(
          "meanDrift",
          Fields.of(at.map()).and("learningRate", rates[i]).map(),
          rerun.get("mean_drift_visible_seeds").get(i).asDouble(),
          drift.means()[i],
          tolerance);
    }
    if (sweep.layers() == 3) {
      comparisons.float64(
          "exponent",
          at.map(),
          rerun.get("fit_all_finite").get("slope").asDouble(),
          drift.fit(FIT_FLOOR).orElseThrow().exponent(),
          Tolerances.FLOAT64_SLOPE);
    }
  }

  private static Figure figure(List<DepthSweep> sweeps, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    PublishedPoints points = new PublishedPoints();
    for (DepthSweep sweep : sweeps) {
      SeedSweep drift = sweep.drift();
      series.add(Figure.Series.measured(sweep.label(), drift));
      if (published != null) {
        JsonNode node =
            published.aggregate().get("sweep_A (10 lrs, 5 seeds)").get("depth_" + sweep.label());
        points.add(drift.rates(), Published.numbers(node.get("mean_drift")));
      }
    }
    if (published != null) {
      series.add(points.series());
    }
    return new Figure(
        "E06-drift",
        "Drift by depth: float64, and float32 as published",
        new Figure.Axis("learning rate", true),
        new Figure.Axis("mean over pairs of |C(T) - C(0)|", true),
        series);
  }
}
