package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.QuadraticTest;
import dev.edgelaw.study.Claim;
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
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** E5: drift of the conservation law against the learning rate, ten rates over four decades. */
public final class E05DriftScalingLaw implements Study {
  private static final double FIT_FLOOR = 1e-10;

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
        judged ? comparisons(sweep, published).list() : List.of(),
        judged ? claims(sweep, published.visibleSeeds()) : List.of(),
        Stream.concat(
                Stream.of(figure(sweep, judged ? published : null)),
                E05Figures.of(sweep, FIT_FLOOR).stream())
            .toList());
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

  private static SeedSweep relativeDrift(DriftSweep sweep) {
    return sweep.quantity(ConservationRecord::relativeFinalDrift);
  }

  private static Optional<QuadraticTest> curvature(SeedSweep drift) {
    return QuadraticTest.fit(drift.rates(), drift.means(), FIT_FLOOR);
  }

  private static Comparisons comparisons(DriftSweep sweep, Published published) {
    Comparisons comparisons = new Comparisons();
    SeedSweep drift = sweep.drift();
    SeedSweep loss = sweep.loss();
    published.forEachSeed(
        (seed, figures) -> {
          Map<String, Object> at = Fields.of("seed", seed).map();
          double[] rates = Published.numbers(figures.get("lr"));
          JsonNode rerun = figures.get("float64_rerun");
          comparisons.publishedByRate(
              "drift",
              at,
              rates,
              figures.get("drift"),
              drift.ofSeed(seed),
              rate -> Tolerances.TWO_LAYER_DRIFT);
          comparisons.float64ByRate(
              "drift", at, rates, rerun.get("drift"), drift.ofSeed(seed), Tolerances.FLOAT64);
          comparisons.float64ByRate(
              "finalLoss",
              at,
              rates,
              rerun.get("final_loss_before_last_update"),
              loss.ofSeed(seed),
              Tolerances.FLOAT64_LOSS);
        });
    JsonNode all = published.aggregate();
    Map<String, Object> mean = Fields.of("seeds", "all five").map();
    double[] rates = Published.numbers(all.get("lr"));
    comparisons.publishedByRate(
        "meanDrift",
        mean,
        rates,
        all.get("mean_drift"),
        drift.means(),
        rate -> Tolerances.TWO_LAYER_DRIFT);
    comparisons.twoDigitsByRate(
        "stdDrift",
        mean,
        rates,
        all.get("std_drift_population_2_digits"),
        drift.deviations(),
        Tolerances.TWO_LAYER_DRIFT);
    comparisons.publishedByRate(
        "meanRelativeDrift",
        mean,
        rates,
        all.get("mean_relative_drift"),
        relativeDrift(sweep).means(),
        rate -> Tolerances.RELATIVE_DRIFT);
    comparisons.publishedByRate(
        "meanFinalLoss",
        mean,
        rates,
        all.get("mean_final_loss"),
        loss.means(),
        Tolerances::meanLoss);
    comparisons.float64ByRate(
        "meanDrift",
        mean,
        rates,
        all.get("float64_rerun_mean_drift"),
        drift.means(),
        Tolerances.FLOAT64);
    PowerLawFit fit = drift.fit(FIT_FLOOR).orElseThrow();
    JsonNode line = all.get("fit_published");
    comparisons.published(
        "exponent", mean, line.get("slope").asDouble(), fit.exponent(), Tolerances.NOISY_EXPONENT);
    comparisons.published(
        "rSquared", mean, line.get("r2").asDouble(), fit.rSquared(), Tolerances.NOISY_EXPONENT);
    JsonNode rerun = all.get("fit_float64_rerun");
    comparisons.float64(
        "exponent", mean, rerun.get("slope").asDouble(), fit.exponent(), Tolerances.FLOAT64_SLOPE);
    comparisons.float64(
        "rSquared", mean, rerun.get("r2").asDouble(), fit.rSquared(), Tolerances.FLOAT64_SLOPE);
    comparisons.float64ByRate(
        "localSlopeAbove",
        mean,
        Arrays.copyOf(rates, rates.length - 1),
        all.get("local_slopes_float64_rerun"),
        drift.localSlopes(),
        Tolerances.FLOAT64_SLOPE);
    return comparisons;
  }

  private static List<Claim> claims(DriftSweep sweep, List<Long> visible) {
    SeedSweep drift = sweep.drift();
    PowerLawFit fit = drift.fit(FIT_FLOOR).orElseThrow();
    QuadraticTest curvature = curvature(drift).orElseThrow();
    DoubleSummaryStatistics slopes = Arrays.stream(drift.localSlopes()).summaryStatistics();
    double plateau = drift.localSlopesWithin(0.001, 0.03).getMax();
    double top = drift.localSlopesWithin(0.3, 1).getMin();
    SeedSweep share = sweep.quantity(ConservationRecord::driftOverLossDrop);
    SeedSweep slow = share.only(rate -> rate <= 0.1, visible::contains);
    SeedSweep fast = share.only(rate -> rate == 1, visible::contains);
    SeedSweep first =
        sweep
            .quantity(record -> record.firstUpdateDrift() / record.drift(0))
            .only(rate -> rate == 1, seed -> true);
    SeedSweep visibleFirst = first.only(rate -> true, visible::contains);
    double residual = sweep.worstIdentityResidual();
    return List.of(
        Claim.paper(
            "P1",
            "A line through all ten mean drifts has slope 1.14 to 1.19 and R^2 > 0.99",
            fit.exponent() >= 1.14 && fit.exponent() <= 1.19 && fit.rSquared() > 0.99,
            "slope %s, R^2 %s"
                .formatted(Text.number(fit.exponent(), 5), Text.number(fit.rSquared(), 5))),
        Claim.refuted(
            "single exponent",
            "The drift follows one power law, eta^1.16, over the four decades",
            curvature.pValue() > 0.05 && slopes.getMax() - slopes.getMin() < 0.2,
            "the slope from one rate to the next runs %s: 1.16 averages three regimes"
                .formatted(Text.numbers(drift.localSlopes()))),
        Claim.corrected(
            "P2",
            "The drift is eta^2 |S| exactly (Theorem 2), at every eta",
            residual <= Tolerances.IDENTITY,
            "largest violation %s of the squared norms".formatted(Text.number(residual, 2))),
        Claim.corrected(
            "P3",
            "The curve bends: slope < 1.05 on [0.001, 0.03], > 1.7 on [0.3, 1], quadratic term >"
                + " 0.02",
            plateau < 1.05 && top > 1.7 && curvature.coefficient() > 0.02,
            "slopes up to %s and from %s; quadratic term %s, F = %s, p = %s"
                .formatted(
                    Text.number(plateau),
                    Text.number(top),
                    Text.number(curvature.coefficient(), 3),
                    Text.number(curvature.fStatistic(), 3),
                    Text.number(curvature.pValue(), 2))),
        Claim.corrected(
            "P4",
            "The drift is 0.34 to 0.50 of eta times the loss drop up to eta = 0.1, above 1.4 of it"
                + " at 1, for seeds "
                + visible,
            slow.smallest() >= 0.34 && slow.largest() <= 0.5 && fast.smallest() > 1.4,
            "%s to %s, and from %s at 1 (all seeds: %s to %s up to 0.1); slope 1 needs no Hessian, only a fixed loss drop"
                .formatted(
                    Text.number(slow.smallest()),
                    Text.number(slow.largest()),
                    Text.number(fast.smallest()),
                    Text.number(share.only(rate -> rate <= 0.1, seed -> true).smallest()),
                    Text.number(share.only(rate -> rate <= 0.1, seed -> true).largest()))),
        Claim.corrected(
            "P5",
            "At eta = 1 the first update alone makes the final drift to within 10 %, for seeds "
                + visible,
            visibleFirst.smallest() >= 0.9 && visibleFirst.largest() <= 1.1,
            "its share is %s to %s (all seeds: from %s); the other 1999 updates add little"
                .formatted(
                    Text.number(visibleFirst.smallest()),
                    Text.number(visibleFirst.largest()),
                    Text.number(first.smallest()))));
  }

  private static Figure figure(DriftSweep sweep, Published published) {
    SeedSweep drift = sweep.drift();
    double[] rates = drift.rates();
    List<Figure.Series> series = new ArrayList<>();
    series.add(
        Figure.Series.measured("edgelaw, mean of %d seeds".formatted(drift.seeds().size()), drift));
    if (published != null) {
      JsonNode all = published.aggregate();
      series.add(
          Figure.Series.published(
              "published",
              Published.numbers(all.get("lr")),
              Published.numbers(all.get("mean_drift"))));
    }
    drift
        .fit(FIT_FLOOR)
        .ifPresent(
            fit ->
                series.add(
                    Figure.Series.line(
                        "slope " + Text.number(fit.exponent(), 3), rates, fit::predict)));
    return new Figure(
        "E05-drift",
        "Drift of C after training, 20-64-5 ReLU, cross-entropy",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("|C(T) - C(0)|", true),
        series);
  }
}
