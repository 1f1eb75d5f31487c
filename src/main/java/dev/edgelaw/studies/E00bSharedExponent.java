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
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Theorem 3's own runs: a linear net with mean squared error on eight learning rates (part A)
 * against a ReLU net with cross-entropy on four, and that ReLU net with its imbalance at every
 * update on five (part B). The other two pairings of activation and loss are run beside them, for
 * the comparison that the theorem needs.
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

  /**
   * What the runs gave.
   *
   * @param cases sums S by case and grid, NaN where a run diverged
   * @param linear drift and loss of the linear runs
   * @param imbalance the runs of part B by rate, then by seed
   * @param sharpness lambda_max(0) of the linear net, one per seed
   */
  record Measured(
      Map<SpectralCase, SeedSweep> cases,
      DriftSweep linear,
      Map<Double, List<ImbalanceRun>> imbalance,
      double[] sharpness) {
    /** A quantity of part B over its grid. */
    SeedSweep partB(ToDoubleFunction<ImbalanceRun> quantity) {
      List<Long> seeds = linear.seeds();
      return SeedSweep.of(
          List.copyOf(imbalance.keySet()),
          seeds,
          (seed, rate) -> quantity.applyAsDouble(imbalance.get(rate).get(seeds.indexOf(seed))));
    }

    /** eta^2 S, which is the drift to all digits (Theorem 2). */
    SeedSweep drift(SpectralCase of) {
      return drift(cases.get(of));
    }

    static SeedSweep drift(SeedSweep sums) {
      return SeedSweep.of(
          sums.learningRates(), sums.seeds(), (seed, rate) -> rate * rate * sums.at(seed, rate));
    }
  }

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
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static List<Double> imbalanceRates(List<Double> rates, boolean overridden) {
    return overridden ? rates : FIVE_RATES;
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Measured measured = measure(plan, results);
    List<Map<String, Object>> rows = rows(plan, results, measured);
    Map<String, Object> aggregates = aggregates(measured);
    if (plan.overridden()) {
      return new Findings(rows, aggregates, List.of(), List.of(), List.of(figure(measured, null)));
    }
    Published published = Published.of(id());
    return new Findings(
        rows,
        aggregates,
        E00bComparisons.of(measured, published).list(),
        E00bClaims.of(measured, published),
        List.of(figure(measured, published)));
  }

  private static Measured measure(Plan plan, Results results) {
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
    return new Measured(cases, linear, imbalance, sharpness);
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

  private static List<Map<String, Object>> rows(Plan plan, Results results, Measured measured) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SpectralCase pairing : CASES) {
      for (long seed : plan.seeds()) {
        for (double rate : plan.learningRates()) {
          RunSpec run = pairing.run(rate, plan.steps(), seed);
          ConservationRecord record = results.conservation(run);
          boolean diverged = results.of(run).outcome().diverged();
          rows.add(
              Fields.of("part", "A")
                  .and("network", pairing.name())
                  .and("seed", seed)
                  .and("learningRate", rate)
                  .and("drift", diverged ? Double.NaN : record.drift(0))
                  .and("imbalanceSum", diverged ? Double.NaN : record.imbalanceSum())
                  .and("finalLoss", diverged ? Double.NaN : record.lastLoss())
                  .and("diverged", diverged)
                  .and("identityResidual", record.worstIdentityResidual())
                  .map());
        }
      }
    }
    measured.imbalance().forEach((rate, runs) -> rows.addAll(partB(plan.seeds(), rate, runs)));
    return rows;
  }

  private static List<Map<String, Object>> partB(
      List<Long> seeds, double rate, List<ImbalanceRun> runs) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      ImbalanceRun run = runs.get(i);
      rows.add(
          Fields.of("part", "B")
              .and("network", RELU_ENTROPY.name())
              .and("seed", seeds.get(i))
              .and("learningRate", rate)
              .and("drift", run.diverged() ? Double.NaN : run.record().drift(0))
              .and("imbalanceSum", run.sum())
              .and("signedImbalanceSum", run.signedSum())
              .and("decompositionError", run.decompositionError())
              .and("lossIntegral", run.lossIntegral())
              .and("gradientIntegral", run.energyIntegral())
              .and("gradientSum", run.energySum())
              .and("initialShare", run.initialShare())
              .and("signChangeRate", run.signChangeRate())
              .and("hurst", run.hurst())
              .and("diverged", run.diverged())
              .and("identityResidual", run.record().worstIdentityResidual())
              .map());
    }
    return rows;
  }

  private static Map<String, Object> aggregates(Measured measured) {
    Fields fields = Fields.of("initialSharpnessLinear", measured.sharpness());
    measured
        .cases()
        .forEach(
            (pairing, sums) -> {
              SeedSweep drift = Measured.drift(sums);
              Fields one =
                  Fields.of("learningRate", drift.rates())
                      .and("meanDrift", drift.means())
                      .and("stdDrift", drift.deviations())
                      .and("meanImbalanceSum", sums.means())
                      .and("localSlopes", drift.localSlopes());
              for (Window window : Window.values()) {
                window.fit(drift).ifPresent(fit -> one.and(window.key(), fit));
              }
              fields.and(pairing.key(), one.map());
            });
    SeedSweep sums = measured.partB(ImbalanceRun::sum);
    Fields partB =
        Fields.of("learningRate", sums.rates())
            .and("meanImbalanceSum", sums.means())
            .and("stdImbalanceSum", sums.deviations())
            .and("meanLossIntegral", measured.partB(ImbalanceRun::lossIntegral).means())
            .and("meanGradientIntegral", measured.partB(ImbalanceRun::energyIntegral).means())
            .and("meanGradientSum", measured.partB(ImbalanceRun::energySum).means())
            .and("meanSignChangeRate", measured.partB(ImbalanceRun::signChangeRate).means())
            .and("meanHurst", measured.partB(ImbalanceRun::hurst).means());
    Measured.drift(sums).fit(Window.FLOOR).ifPresent(fit -> partB.and("fit", fit));
    return fields.and("partB", partB.map()).map();
  }

  private static Figure figure(Measured measured, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    measured
        .cases()
        .forEach(
            (pairing, sums) ->
                series.add(Figure.Series.measured(pairing.name(), Measured.drift(sums))));
    if (published != null) {
      series.add(
          Figure.Series.published(
              "published, linear, MSE",
              measured.linear().drift().rates(),
              Published.numbers(published.aggregate().get("linear_mse").get("mean_drift"))));
      series.add(
          Figure.Series.published(
              "published, ReLU, cross-entropy",
              Published.numbers(published.aggregate().get("relu_ce").get("learning_rates")),
              Published.numbers(published.aggregate().get("relu_ce").get("mean_drift"))));
    }
    return new Figure(
        "E00b-drift",
        "Drift after training, 20-64-5, by activation and loss",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("|C(T) - C(0)|", true),
        series);
  }
}
