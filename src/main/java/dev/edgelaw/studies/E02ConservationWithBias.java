package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.net.Architecture;
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
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;

/** E2: do biases break the conservation law? */
public final class E02ConservationWithBias implements Study {
  private static final double LEARNING_RATE = 0.001;
  private static final Architecture TWO_LAYER = Protocol.withBias(Protocol.TWO_LAYER);
  private static final Architecture FIVE_LAYER = Protocol.withBias(Protocol.FIVE_LAYER);
  private static final FixedTime FIXED_TIME = new FixedTime(TWO_LAYER);

  /**
   * Signed C(T) - C(0) of seed 42 at fixed time, float64, for {@link FixedTime#RATES}: weights
   * alone.
   */
  private static final double[] RAW_SEED_42 = {2.96070e-3, 3.41810e-4, -9.61288e-4, -1.60922e-3};

  /** The same with the bias term. */
  private static final double[] CORRECTED_SEED_42 = {
    5.28237e-3, 2.62941e-3, 1.31175e-3, 6.55136e-4
  };

  /** Creates the study. */
  public E02ConservationWithBias() {}

  @Override
  public String id() {
    return "E02";
  }

  @Override
  public String title() {
    return "Conservation with bias (control)";
  }

  @Override
  public String claim() {
    return "Bias terms break the conservation law";
  }

  @Override
  public Headline headline(Findings findings) {
    return Headline.of(
        "biases break the law",
        "mean relative drift",
        findings.published("meanRelativeDrift", "case", "2layer_bias_lr0.001", "seeds", "all five"),
        findings.holds("P1") && findings.holds("broken law") ? Verdict.HOLDS : Verdict.FAILS,
        "a term was forgotten: with the norm of the bias the law is kept");
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.SEEDS);
    List<Double> rates = options.learningRatesOr(List.of(LEARNING_RATE));
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      List<ConservationCase> networks = new ArrayList<>(cases(rates, steps));
      if (!options.overridden()) {
        networks.addAll(E01ConservationVerification.cases(rates, steps));
        cells.addAll(FIXED_TIME.cells(seed));
      }
      networks.forEach(
          network -> cells.add(Cell.of(network.run().apply(seed), new Observation.Conservation())));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static List<ConservationCase> cases(List<Double> rates, int steps) {
    List<ConservationCase> cases = new ArrayList<>();
    for (double rate : rates) {
      cases.add(
          new ConservationCase(
              "2layer_bias_lr" + rate,
              seed -> Protocol.descent(TWO_LAYER, rate, steps, seed),
              false,
              ConservationTolerances.FLOAT64_BIASED,
              ConservationTolerances.FLOAT32_LOSS));
      cases.add(
          new ConservationCase(
              "deep4_bias_lr" + rate,
              seed -> Protocol.descent(FIVE_LAYER, rate, steps, seed),
              true,
              ConservationTolerances.FLOAT64_BIASED,
              ConservationTolerances.FLOAT32_LOSS));
    }
    return cases;
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<ConservationCase> cases = cases(plan.learningRates(), plan.steps());
    List<Map<String, Object>> rows = new ArrayList<>();
    Fields aggregates = Fields.of("seeds", plan.seeds());
    for (ConservationCase network : cases) {
      rows.addAll(network.rows(results, plan.seeds()));
      aggregates.and(network.key(), network.aggregate(results, plan.seeds()));
    }
    if (plan.overridden()) {
      return new Findings(rows, aggregates.map(), List.of(), List.of(), List.of());
    }
    Published published = Published.of(id());
    Comparisons comparisons = new Comparisons();
    cases.forEach(network -> network.compare(comparisons, results, plan.seeds(), published));
    double[] raw = FIXED_TIME.ends(results, 42, record -> record.frobenius().change(0));
    double[] corrected = FIXED_TIME.ends(results, 42, record -> record.law().change(0));
    for (int i = 0; i < raw.length; i++) {
      Map<String, Object> at = Fields.at(42, FixedTime.RATES.get(i));
      comparisons.float64(
          "changeAtFixedTime",
          at,
          RAW_SEED_42[i],
          raw[i],
          ConservationTolerances.SIX_DIGITS_BIASED);
      comparisons.float64(
          "biasCorrectedChangeAtFixedTime",
          at,
          CORRECTED_SEED_42[i],
          corrected[i],
          ConservationTolerances.SIX_DIGITS_BIASED);
    }
    return new Findings(
        rows,
        aggregates.map(),
        comparisons.list(),
        claims(plan, results, cases),
        List.of(figure(raw, corrected)));
  }

  private static List<Claim> claims(Plan plan, Results results, List<ConservationCase> cases) {
    List<ConservationCase> unbiased =
        E01ConservationVerification.cases(plan.learningRates(), plan.steps());
    double[] ratio = new double[cases.size()];
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] =
          cases.get(i).mean(results, plan.seeds(), ConservationRecord::meanLargestRelativeDrift)
              / unbiased
                  .get(i)
                  .mean(results, plan.seeds(), ConservationRecord::meanLargestRelativeDrift);
    }
    DoubleSummaryStatistics residual = new DoubleSummaryStatistics();
    DoubleSummaryStatistics deepDrift = new DoubleSummaryStatistics();
    DoubleSummaryStatistics correctedRatio = new DoubleSummaryStatistics();
    DoubleSummaryStatistics correctedLimit = new DoubleSummaryStatistics();
    DoubleSummaryStatistics rawLimit = new DoubleSummaryStatistics();
    for (long seed : plan.seeds()) {
      cases.forEach(
          network -> residual.accept(network.record(results, seed).worstIdentityResidual()));
      Arrays.stream(ConservationCase.lawDrifts(cases.get(1).record(results, seed)))
          .forEach(deepDrift);
      double[] corrected = FIXED_TIME.ends(results, seed, record -> record.law().change(0));
      Arrays.stream(FixedTime.ratios(corrected)).forEach(correctedRatio);
      correctedLimit.accept(Math.abs(FixedTime.limit(corrected)));
      rawLimit.accept(
          Math.abs(
              FixedTime.limit(
                  FIXED_TIME.ends(results, seed, record -> record.frobenius().change(0)))));
    }
    return List.of(
        Claim.paper(
            "P1",
            "Mean relative drift of ||W_2||^2 - ||W_1||^2 is larger with bias than without, both"
                + " nets",
            ratio[0] > 1 && ratio[1] > 1,
            "%s and %s times; other weights and other data though (biases consume random words)"
                .formatted(Text.number(ratio[0], 3), Text.number(ratio[1], 3))),
        Claim.refuted(
            "broken law",
            "With biases nothing is conserved",
            residual.getMax() > Tolerances.IDENTITY,
            "||W_{l+1}||^2 - ||W_l||^2 - ||b_l||^2 is, for every pair: the paper's C forgets a"
                + " term"),
        Claim.corrected(
            "P2",
            "With the bias term the law is kept as well as without biases: exactly eta^2 S, deep"
                + " net below 3e-5",
            residual.getMax() <= Tolerances.IDENTITY && deepDrift.getMax() < 3e-5,
            "largest violation %s of the squared norms; largest drift of the deep net %s"
                .formatted(Text.number(residual.getMax(), 2), Text.number(deepDrift.getMax(), 2))),
        Claim.corrected(
            "P3",
            "At fixed time the corrected drift vanishes with eta, the raw one does not",
            correctedRatio.getMin() >= 1.95
                && correctedRatio.getMax() <= 2.05
                && correctedLimit.getMax() < 1e-5
                && rawLimit.getMin() > 1e-4,
            "corrected: ratios %s to %s, limit at most %s; raw: limit %s to %s"
                .formatted(
                    Text.number(correctedRatio.getMin()),
                    Text.number(correctedRatio.getMax()),
                    Text.number(correctedLimit.getMax(), 2),
                    Text.number(rawLimit.getMin(), 2),
                    Text.number(rawLimit.getMax(), 2))));
  }

  private static Figure figure(double[] raw, double[] corrected) {
    double[] rates = FixedTime.RATES.stream().mapToDouble(Double::doubleValue).toArray();
    return new Figure(
        "E02-fixed-time",
        "Change of C at eta T = 2, 20-64-5 ReLU with bias, seed 42",
        new Figure.Axis("learning rate eta", false),
        new Figure.Axis("C(T) - C(0)", false),
        List.of(
            new Figure.Series("weights alone", Figure.Style.MEASURED, rates, raw, null),
            new Figure.Series(
                "with the bias term", Figure.Style.MEASURED, rates, corrected, null)));
  }
}
