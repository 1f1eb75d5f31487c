package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.data.DataSource;
import dev.edgelaw.data.DrawnFirst;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.net.Loss;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Headline.Verdict;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.PredictionTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.ModeRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * E12: MSE and cross-entropy on the linear and the ReLU net, exponents and spectral predictions.
 * Unlike all other experiments it draws the data before the weights.
 */
public final class E12HessianFourWays implements Study {
  private static final DataSource DATA = new DrawnFirst(Protocol.MIXTURE);
  private static final Loss MSE = new Loss.MeanSquaredError();
  private static final Loss CROSS_ENTROPY = new Loss.CrossEntropy();

  private static final SpectralCase LINEAR_MSE = SpectralCase.linear(MSE, DATA);
  private static final SpectralCase LINEAR_CE = SpectralCase.linear(CROSS_ENTROPY, DATA);
  private static final SpectralCase RELU_MSE = SpectralCase.relu(MSE, DATA);
  private static final SpectralCase RELU_CE = SpectralCase.relu(CROSS_ENTROPY, DATA);

  private static final List<SpectralCase> NETS = List.of(LINEAR_MSE, LINEAR_CE, RELU_MSE, RELU_CE);

  /** Mean drifts at or below it leave the published fit. */
  private static final double FIT_FLOOR = 1e-15;

  /** Number of eigenvalues, from the top, whose ratio is shown. */
  private static final int RANKS = 20;

  /** Creates the study. */
  public E12HessianFourWays() {}

  @Override
  public String id() {
    return "E12";
  }

  @Override
  public String title() {
    return "Hessian spectra, four ways";
  }

  @Override
  public String claim() {
    return "Activation and loss do not add: their interaction is -0.21; the initial Hessian"
        + " predicts MSE, not cross-entropy";
  }

  @Override
  public Headline headline(Findings findings) {
    return Headline.of(
        "activation and loss do not add",
        "interaction",
        findings.published("interaction", "exponents", "drift, every converged rate"),
        findings.holds("non-additive") ? Verdict.HOLDS : Verdict.FAILS,
        "on the same rates " + findings.evidence("non-additive"));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(SpectralCase.SEEDS);
    List<Double> rates = options.learningRatesOr(SpectralCase.RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (SpectralCase net : NETS) {
      cells.addAll(net.cells(seeds, rates, steps, List.of(SpectralCase.INITIAL_SPECTRUM)));
    }
    if (!options.overridden()) {
      cells.addAll(LimitedFourWays.cells(NETS, seeds, steps, options.sharpness()));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    FourWays nets =
        new FourWays(
            PredictionSweep.of(LINEAR_MSE, plan, results),
            PredictionSweep.of(LINEAR_CE, plan, results),
            PredictionSweep.of(RELU_MSE, plan, results),
            PredictionSweep.of(RELU_CE, plan, results));
    List<Map<String, Object>> rows = new ArrayList<>();
    Fields aggregates = Fields.of("learningRate", plan.learningRates());
    for (PredictionSweep sweep : nets.all()) {
      rows.addAll(sweep.tables().rows());
      Fields fields = sweep.tables().aggregate();
      driftFit(sweep, Window.ALL).ifPresent(fit -> fields.and("driftFit", fit));
      aggregates.and(sweep.net().key(), fields.map());
    }
    for (Window window : Window.values()) {
      aggregates.and("decomposition" + window.suffix(), nets.decomposition(window).fields());
      nets.interactionInterval(window)
          .ifPresent(interval -> aggregates.and("interactionInterval" + window.suffix(), interval));
    }
    aggregates
        .and("spectralRatioLinear", spectralRatio(nets.linearMse(), nets.linearCe()))
        .and("spectralRatioRelu", spectralRatio(nets.reluMse(), nets.reluCe()));
    if (plan.overridden()) {
      return new Findings(
          rows, aggregates.map(), List.of(), List.of(), List.of(figure(nets, null)));
    }
    LimitedFourWays limited = LimitedFourWays.of(NETS, plan.seeds(), plan.steps(), results);
    aggregates.and("atSharesOfLimit", limited.aggregates());
    Published published = Published.of(id());
    Comparisons comparisons = new Comparisons();
    for (PredictionSweep sweep : nets.all()) {
      compare(new SpectralComparisons(comparisons, sweep), published);
    }
    compareDecompositions(comparisons, nets, published.aggregate());
    return new Findings(
        rows,
        aggregates.map(),
        comparisons.list(),
        new E12Claims(nets, limited, published.visibleSeeds()).list(),
        List.of(figure(nets, published)));
  }

  /** Largest eigenvalues of the cross-entropy over those of MSE, by rank, for the first seed. */
  private static double[] spectralRatio(PredictionSweep mse, PredictionSweep entropy) {
    double[] below = mse.spectrum(mse.seeds().getFirst()).eigenvalues();
    double[] above = entropy.spectrum(entropy.seeds().getFirst()).eigenvalues();
    return IntStream.rangeClosed(1, RANKS)
        .mapToDouble(rank -> above[above.length - rank] / below[below.length - rank])
        .toArray();
  }

  private static Optional<PowerLawFit> driftFit(PredictionSweep sweep, Window window) {
    return sweep.drift().only(window::contains, seed -> true).fit(FIT_FLOOR);
  }

  private static void compare(SpectralComparisons shared, Published published) {
    PredictionSweep sweep = shared.sweep();
    Comparisons comparisons = shared.comparisons();
    published.forEachSeed(
        (seed, figures) -> {
          JsonNode node = figures.get(sweep.net().key());
          shared.runs(
              seed, node, "derived_n_unstable_modes", PredictionTolerances.TWO_LAYER_FLOAT32_DRIFT);
          shared.spectrum(seed, node.get("eig"), "top3_desc", PredictionTolerances.EIGENVALUE);
          compareSpectrum(shared, seed, node.get("eig"));
        });
    JsonNode all = published.aggregate().get(sweep.net().key());
    Map<String, Object> at = shared.where();
    shared.means(all);
    shared.correlation(all);
    comparisons.publishedByRate(
        "meanDrift",
        at,
        sweep.drift().rates(),
        all.get("drift_mean"),
        sweep.drift().means(),
        rate -> PredictionTolerances.TWO_LAYER_FLOAT32_DRIFT);
    shared.slope(
        "sumExponent",
        at,
        all.get("beta_from_S"),
        sweep.fit(rate -> true).orElseThrow().exponent());
    PowerLawFit drift = driftFit(sweep, Window.ALL).orElseThrow();
    Tolerance noisy = Tolerances.NOISY_EXPONENT;
    comparisons.published(
        "driftExponent", at, all.get("alpha_from_drift").asDouble(), drift.exponent(), noisy);
    comparisons.published("rSquared", at, all.get("r2").asDouble(), drift.rSquared(), noisy);
    JsonNode derived = all.get("derived");
    shared.windows(derived);
    for (Window window : Window.values()) {
      comparisons.published(
          "driftExponent",
          Fields.of(at).and("window", window.key()).map(),
          derived.get("alpha_from_drift_by_window").get(window.key()).get("alpha").asDouble(),
          driftFit(sweep, window).orElseThrow().exponent(),
          noisy);
    }
    SeedSweep predicted =
        sweep.predicted(ModeRule.PUBLISHED).only(Window.UP_TO_TENTH::contains, seed -> true);
    shared.slope(
        "predictedExponentUpTo0.1",
        at,
        derived.get("alpha_of_prediction_le_0.1"),
        2 + predicted.fit(0).orElseThrow().exponent());
    shared.slope(
        "correlationReciprocalRateUpTo0.1",
        at,
        derived.get("R_of_logS_against_minus_log_eta_le_0.1"),
        sweep.correlation(sweep.baselines().inverseRate().means(), Window.UP_TO_TENTH::contains));
  }

  private static void compareSpectrum(SpectralComparisons shared, long seed, JsonNode node) {
    Map<String, Object> at = shared.where(seed);
    Comparisons comparisons = shared.comparisons();
    HessianSpectrum spectrum = shared.sweep().spectrum(seed);
    double[] values = spectrum.eigenvalues();
    double squares = Arrays.stream(values).map(value -> value * value).sum();
    comparisons.published(
        "trace",
        at,
        node.get("sum").asDouble(),
        Arrays.stream(values).sum(),
        PredictionTolerances.EIGENVALUE);
    comparisons.published(
        "squaredNorm", at, node.get("sum_sq").asDouble(), squares, PredictionTolerances.EIGENVALUE);
    comparisons.published(
        "effectiveRank",
        at,
        node.get("effective_rank").asDouble(),
        spectrum.effectiveRank(),
        PredictionTolerances.EIGENVALUE);
    comparisons.incomparable(
        "medianPositive",
        at,
        node.get("published_median_positive").asDouble(),
        spectrum.medianPositive(PredictionSweep.ZERO_MODE),
        "among the published positive modes are exact zeros with float32 noise");
  }

  private static void compareDecompositions(
      Comparisons comparisons, FourWays nets, JsonNode aggregate) {
    ToDoubleFunction<PredictionSweep> drift =
        sweep -> driftFit(sweep, Window.ALL).orElseThrow().exponent();
    compare(
        comparisons,
        "drift, every converged rate",
        nets.decomposition(drift),
        aggregate.get("decomposition_published"),
        Tolerances.NOISY_EXPONENT);
    for (Window window : List.of(Window.UP_TO_TENTH, Window.UP_TO_THIRTIETH, Window.MIDDLE)) {
      compare(
          comparisons,
          "S, " + window.key(),
          nets.decomposition(window),
          aggregate.get("decomposition_derived_from_S_" + window.key()),
          PredictionTolerances.SLOPE_DIFFERENCE);
    }
  }

  private static void compare(
      Comparisons comparisons,
      String window,
      FourWays.Decomposition ours,
      JsonNode node,
      Tolerance tolerance) {
    Map<String, Object> at = Fields.of("exponents", window).map();
    double[] values = {
      ours.reluMinusLinearMse(),
      ours.ceMinusMseLinear(),
      ours.ceMinusMseRelu(),
      ours.total(),
      ours.interaction()
    };
    String[] names = {
      "reluMinusLinearMse", "ceMinusMseLinear", "ceMinusMseRelu", "total", "interaction"
    };
    String[] keys = {
      "relu_minus_linear_mse", "ce_minus_mse_linear", "ce_minus_mse_relu", "total", "interaction"
    };
    for (int i = 0; i < values.length; i++) {
      comparisons.published(names[i], at, node.get(keys[i]).asDouble(), values[i], tolerance);
    }
  }

  /** Activation and loss as the other figures call them. */
  private static String name(PredictionSweep sweep) {
    return sweep
        .net()
        .key()
        .replace("relu", "ReLU")
        .replace("_mse", ", MSE")
        .replace("_ce", ", cross-entropy");
  }

  private static Figure figure(FourWays nets, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    for (PredictionSweep sweep : nets.all()) {
      series.add(Figure.Series.measured(name(sweep), sweep.measuredWhereConverged()));
    }
    if (published != null) {
      PublishedPoints points = new PublishedPoints();
      nets.all()
          .forEach(sweep -> SpectralComparisons.addSums(points, name(sweep), sweep, published));
      series.addAll(points.series());
    }
    return new Figure(
        "E12-sums",
        "Imbalance sum by activation and loss",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("S = |sum of delta(t)|", true),
        series);
  }
}
