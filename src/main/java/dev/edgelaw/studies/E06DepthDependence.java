package dev.edgelaw.studies;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.EveryEnergy;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.study.Comparison;
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
        E06Comparisons.of(sweeps, published).list(),
        E06Claims.of(sweeps, published),
        List.of(figure(sweeps, published), E06Figures.exponents(sweeps, published)));
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

  private static Figure figure(List<DepthSweep> sweeps, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    PublishedPoints points = new PublishedPoints();
    for (DepthSweep sweep : sweeps) {
      SeedSweep drift = sweep.drift();
      series.add(Figure.Series.measured(sweep.layers() + " layers", drift));
      if (published != null) {
        JsonNode node =
            published.aggregate().get("sweep_A (10 lrs, 5 seeds)").get("depth_" + sweep.label());
        points.add(
            sweep.layers() + " layers", drift.rates(), Published.numbers(node.get("mean_drift")));
      }
    }
    if (published != null) {
      series.addAll(points.series());
    }
    return new Figure(
        "E06-drift",
        "Drift by depth: float64, and float32 as published",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("mean over pairs of |C(T) - C(0)|", true),
        series);
  }
}
