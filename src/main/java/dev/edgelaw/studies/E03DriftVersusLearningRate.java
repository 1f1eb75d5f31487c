package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.ConservationTolerances;
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
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E3: drift at three learning rates. */
public final class E03DriftVersusLearningRate implements Study {
  private static final List<Double> RATES = List.of(0.001, 0.01, 0.1);
  private static final double FIT_FLOOR = 1e-15;

  /** Creates the study. */
  public E03DriftVersusLearningRate() {}

  @Override
  public String id() {
    return "E03";
  }

  @Override
  public String title() {
    return "Drift against learning rate, three rates";
  }

  @Override
  public String claim() {
    return "The drift grows in proportion to the learning rate";
  }

  @Override
  public Headline headline(Findings findings) {
    return Headline.of(
        "drift grows as eta, three rates",
        "exponent",
        findings.published("exponent", "seeds", "all five"),
        findings.holds("P1") ? Verdict.RESERVED : Verdict.FAILS,
        "three rates inside one plateau; slope 1 follows from a fixed loss drop");
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      for (double rate : rates) {
        cells.add(Cell.of(run(rate, steps, seed), new Observation.Conservation()));
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static RunSpec run(double learningRate, int steps, long seed) {
    return Protocol.descent(Protocol.TWO_LAYER, learningRate, steps, seed);
  }

  private static ConservationCase networkAt(double rate, int steps) {
    Tolerance loss =
        rate < 0.1 ? ConservationTolerances.FLOAT32_LOSS : ConservationTolerances.CANCELLING_LOSS;
    return new ConservationCase(
        "2layer_nobias_lr" + rate, seed -> run(rate, steps, seed), false, Tolerances.FLOAT64, loss);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    DriftSweep sweep =
        DriftSweep.of(
            plan.learningRates(),
            plan.seeds(),
            results,
            (rate, seed) -> run(rate, plan.steps(), seed));
    SeedSweep relative = sweep.quantity(ConservationRecord::meanLargestRelativeDrift);
    List<Map<String, Object>> rows = new ArrayList<>();
    Fields aggregates =
        Fields.of("learningRate", relative.rates())
            .and("meanRelativeDrift", relative.means())
            .and("stdRelativeDrift", relative.deviations())
            .and("meanFinalLoss", sweep.loss().means());
    relative.fit(FIT_FLOOR).ifPresent(fit -> aggregates.and("fit", fit));
    Published published = Published.of(id());
    Comparisons comparisons = new Comparisons();
    for (double rate : plan.learningRates()) {
      ConservationCase network = networkAt(rate, plan.steps());
      rows.addAll(network.rows(results, plan.seeds()));
      if (!plan.overridden()) {
        network.compare(comparisons, results, plan.seeds(), published);
      }
    }
    if (plan.overridden()) {
      return new Findings(
          rows, aggregates.map(), List.of(), List.of(), List.of(figure(relative, null)));
    }
    PowerLawFit fit = relative.fit(FIT_FLOOR).orElseThrow();
    Map<String, Object> mean = Fields.of("seeds", "all five").map();
    JsonNode all = published.aggregate();
    comparisons.published(
        "exponent",
        mean,
        all.get("loglog_slope_of_mean_drift_3_points (computed here)").asDouble(),
        fit.exponent(),
        Tolerances.EXPONENT);
    comparisons.published(
        "rSquared",
        mean,
        all.get("loglog_r2 (computed here)").asDouble(),
        fit.rSquared(),
        Tolerances.EXPONENT);
    return new Findings(
        rows,
        aggregates.map(),
        comparisons.list(),
        claims(sweep, fit),
        List.of(figure(relative, all)));
  }

  private static List<Claim> claims(DriftSweep sweep, PowerLawFit fit) {
    double residual = sweep.worstIdentityResidual();
    SeedSweep share = sweep.quantity(ConservationRecord::driftOverLossDrop);
    SeedSweep seed42 = share.only(rate -> true, seed -> seed == 42);
    return List.of(
        Claim.paper(
            "P1",
            "Log-log slope of the mean drift over the three rates is 1.0 to 1.1",
            fit.exponent() >= 1 && fit.exponent() <= 1.1,
            "slope %s, from three points inside the plateau of E05"
                .formatted(Text.number(fit.exponent(), 5))),
        Claim.corrected(
            "P2",
            "The drift is eta^2 |S| exactly (Theorem 2)",
            residual <= Tolerances.IDENTITY,
            "largest violation %s of the squared norms".formatted(Text.number(residual, 2))),
        Claim.corrected(
            "P3",
            "The drift is 0.38 to 0.46 of eta times the loss drop for seed 42: slope 1 follows from"
                + " a fixed loss drop",
            seed42.smallest() >= 0.38 && seed42.largest() <= 0.46,
            "%s at the three rates; all seeds %s to %s"
                .formatted(
                    Text.numbers(seed42.means()),
                    Text.number(share.smallest()),
                    Text.number(share.largest()))));
  }

  private static Figure figure(SeedSweep relative, JsonNode published) {
    List<Figure.Series> series = new ArrayList<>();
    series.add(
        Figure.Series.measured(
            "edgelaw, mean of %d seeds".formatted(relative.seeds().size()), relative));
    if (published != null) {
      double[] means =
          RATES.stream()
              .mapToDouble(
                  rate -> published.get("2layer_nobias_lr" + rate).get("mean_drift").asDouble())
              .toArray();
      series.add(Figure.Series.published("published", relative.rates(), means));
    }
    return new Figure(
        "E03-drift",
        "Largest relative drift of C, 20-64-5 ReLU, cross-entropy",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("max |C(t) - C(0)| / |C(0)|", true),
        series);
  }
}
