package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.QuadraticTest;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Headline.Verdict;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** E5: drift of the conservation law against the learning rate, ten rates over four decades. */
public final class E05DriftScalingLaw implements Study {
  static final double FIT_FLOOR = 1e-10;

  /** Creates the study. */
  public E05DriftScalingLaw() {}

  @Override
  public String id() {
    return "E05";
  }

  @Override
  public String title() {
    return "Drift scaling law, ten learning rates";
  }

  @Override
  public String claim() {
    return "Drift of C_1 after 2000 updates grows as eta^1.16 over four decades of eta, R^2 > 0.99";
  }

  @Override
  public Headline headline(Findings findings) {
    DoubleSummaryStatistics slopes =
        Arrays.stream(findings.numbers("localSlopes")).summaryStatistics();
    return Headline.of(
        "drift ~ eta^1.16 over four decades",
        "exponent",
        findings.published("exponent", "seeds", "all five"),
        findings.holds("single exponent") ? Verdict.HOLDS : Verdict.FAILS,
        "no single exponent: from one rate to the next it is %s to %s"
            .formatted(Text.number(slopes.getMin(), 3), Text.number(slopes.getMax(), 3)));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.SEEDS);
    List<Double> rates = options.learningRatesOr(Protocol.TEN_RATES);
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

  @Override
  public Findings findings(Plan plan, Results results) {
    DriftSweep sweep =
        DriftSweep.of(
            plan.learningRates(),
            plan.seeds(),
            results,
            (rate, seed) -> run(rate, plan.steps(), seed));
    Published published = Published.of(id());
    boolean judged = !plan.overridden();
    return new Findings(
        sweep.rows(),
        aggregates(sweep),
        judged ? E05Comparisons.of(sweep, published).list() : List.of(),
        judged ? E05Claims.of(sweep, published.visibleSeeds()) : List.of(),
        E05Figures.of(sweep, judged ? published : null));
  }

  private static Map<String, Object> aggregates(DriftSweep sweep) {
    SeedSweep drift = sweep.drift();
    Fields fields =
        Fields.of("learningRate", drift.rates())
            .and("meanDrift", drift.means())
            .and("stdDrift", drift.deviations())
            .and("meanRelativeDrift", relativeDrift(sweep).means())
            .and("meanFinalLoss", sweep.loss().means())
            .and("meanImbalanceSum", sweep.quantity(ConservationRecord::imbalanceSum).means())
            .and("localSlopes", drift.localSlopes());
    drift.fit(FIT_FLOOR).ifPresent(fit -> fields.and("fit", fit));
    curvature(drift).ifPresent(test -> fields.and("curvature", test));
    for (long seed : drift.seeds()) {
      drift
          .only(rate -> true, s -> s == seed)
          .fit(FIT_FLOOR)
          .ifPresent(fit -> fields.and("fitOfSeed" + seed, fit));
    }
    return fields.map();
  }

  static SeedSweep relativeDrift(DriftSweep sweep) {
    return sweep.quantity(ConservationRecord::relativeFinalDrift);
  }

  static Optional<QuadraticTest> curvature(SeedSweep drift) {
    return QuadraticTest.fit(drift.rates(), drift.means(), FIT_FLOOR);
  }
}
