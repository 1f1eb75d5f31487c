package dev.edgelaw.studies;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.EveryEnergy;
import dev.edgelaw.engine.EveryImbalance;
import dev.edgelaw.engine.KinkAt;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Loss;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Claim;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Theorem 3's own runs: a linear net with mean squared error on eight learning rates (part A)
 * against a ReLU net with cross-entropy on four, and that ReLU net with its imbalance at every
 * update on five (part B). The other two pairings of activation and loss are run beside them, for
 * the comparison that the theorem needs, and ten times longer runs for the limit of the exponent.
 */
public final class E00bSharedExponent implements Study {
  /** Rates of the published ReLU exponent. */
  static final List<Double> FOUR_RATES = List.of(1e-4, 1e-3, 0.01, 0.1);

  /** Rates of part B. */
  static final List<Double> FIVE_RATES = List.of(1e-4, 1e-3, 0.01, 0.1, 1.0);

  /** Updates at which the published trajectories were kept: gradients jump where a gate turns. */
  private static final KinkAt KINKS = new KinkAt(List.of(0, 10, 50, 100, 500, 1000, 1990));

  private static final Loss SQUARED = new Loss.MeanSquaredError();
  private static final Loss ENTROPY = new Loss.CrossEntropy();

  /** The four pairings. */
  static final SpectralCase LINEAR = SpectralCase.linear(SQUARED, Protocol.MIXTURE);

  static final SpectralCase RELU = SpectralCase.relu(SQUARED, Protocol.MIXTURE);
  static final SpectralCase RELU_ENTROPY = SpectralCase.relu(ENTROPY, Protocol.MIXTURE);
  static final SpectralCase LINEAR_ENTROPY = SpectralCase.linear(ENTROPY, Protocol.MIXTURE);
  static final List<SpectralCase> CASES = List.of(LINEAR, RELU, RELU_ENTROPY, LINEAR_ENTROPY);

  /** Creates the study. */
  public E00bSharedExponent() {}

  @Override
  public String id() {
    return "E00b";
  }

  @Override
  public String title() {
    return "Theorem 3: do linear and ReLU nets share an exponent?";
  }

  @Override
  public String claim() {
    return "A linear net with MSE has drift exponent 1.10 +- 0.01, essentially that of the ReLU net, 1.08";
  }

  @Override
  public Headline headline(Findings findings) {
    double matched = exponent(findings, LINEAR);
    return Headline.of(
        "linear and ReLU share alpha = 1.10",
        "exponent, linear",
        findings.published("exponent", "network", "linear, MSE", "seeds", "all five"),
        !findings.holds("P2")
            ? Verdict.FAILS
            : findings.holds("P3") && findings.holds("one exponent")
                ? Verdict.HOLDS
                : Verdict.RESERVED,
        "they share it on equal terms (MSE, eta <= 0.03): %s and %s; 1.10 mixes regimes"
            .formatted(Text.number(matched), Text.number(exponent(findings, RELU))));
  }

  private static double exponent(Findings findings, SpectralCase pairing) {
    Map<?, ?> group = (Map<?, ?>) findings.aggregates().get(pairing.key());
    return ((PowerLawFit) group.get(Window.UP_TO_THIRTIETH.key())).exponent();
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.SEEDS);
    List<Double> rates = options.learningRatesOr(SpectralCase.RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      for (SpectralCase pairing : CASES) {
        for (double rate : rates) {
          cells.add(Cell.of(pairing.run(rate, steps, seed), new Observation.Conservation()));
        }
      }
      for (double rate : imbalanceRates(rates, options.overridden())) {
        cells.add(
            Cell.of(
                RELU_ENTROPY.run(rate, steps, seed),
                new Observation.Conservation(),
                new EveryImbalance(),
                new EveryEnergy(),
                KINKS));
      }
      cells.add(Cell.of(LINEAR.run(rates.getFirst(), steps, seed), new AtFirstWeights()));
    }
    if (!options.overridden()) {
      cells.addAll(TrainingLength.cells());
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static List<Double> imbalanceRates(List<Double> rates, boolean overridden) {
    return overridden ? rates : FIVE_RATES;
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    SharedExponentRuns measured = measure(plan, results);
    List<Map<String, Object>> rows = E00bTables.rows(plan, results, measured);
    Fields aggregates = E00bTables.aggregates(measured);
    if (plan.overridden()) {
      return new Findings(
          rows, aggregates.map(), List.of(), List.of(), List.of(E00bFigures.drift(measured, null)));
    }
    Published published = Published.of(id());
    TrainingLength length = new TrainingLength(results);
    aggregates.and("trainingLength", length.aggregate());
    List<Claim> claims = new ArrayList<>(E00bClaims.of(measured, published));
    claims.add(length.claim());
    return new Findings(
        rows,
        aggregates.map(),
        E00bComparisons.of(measured, published).list(),
        claims,
        List.of(E00bFigures.drift(measured, published), E00bFigures.length(length)));
  }

  private static SharedExponentRuns measure(Plan plan, Results results) {
    List<Long> seeds = plan.seeds();
    List<Double> rates = plan.learningRates();
    Map<SpectralCase, SeedSweep> cases = new LinkedHashMap<>();
    for (SpectralCase pairing : CASES) {
      cases.put(
          pairing,
          SeedSweep.of(
              rates, seeds, (seed, rate) -> sum(results, pairing.run(rate, plan.steps(), seed))));
    }
    Map<Double, List<ImbalanceRun>> imbalance = new LinkedHashMap<>();
    for (double rate : imbalanceRates(rates, plan.overridden())) {
      imbalance.put(
          rate,
          seeds.stream()
              .map(seed -> imbalanceRun(results, RELU_ENTROPY.run(rate, plan.steps(), seed)))
              .toList());
    }
    DriftSweep linear =
        DriftSweep.of(rates, seeds, results, (rate, seed) -> LINEAR.run(rate, plan.steps(), seed));
    double[] sharpness =
        seeds.stream()
            .map(seed -> LINEAR.run(rates.getFirst(), plan.steps(), seed))
            .mapToDouble(run -> results.of(run, new AtFirstWeights()).sharpness().value())
            .toArray();
    return new SharedExponentRuns(cases, linear, imbalance, sharpness);
  }

  private static double sum(Results results, RunSpec run) {
    return results.of(run).outcome().diverged()
        ? Double.NaN
        : results.conservation(run).imbalanceSum();
  }

  private static ImbalanceRun imbalanceRun(Results results, RunSpec run) {
    return new ImbalanceRun(
        results.of(run).outcome().diverged(),
        results.conservation(run),
        results.of(run, new EveryImbalance()),
        results.of(run, new EveryEnergy()),
        results.of(run, KINKS));
  }
}
