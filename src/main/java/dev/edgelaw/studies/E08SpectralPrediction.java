package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SpectrumAt;
import dev.edgelaw.net.Loss;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Summary;
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
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.ImbalanceTrace;
import dev.edgelaw.theory.ModeRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** E8: the gradient-imbalance sum predicted from the Hessian at the start (Theorem 4). */
public final class E08SpectralPrediction implements Study {
  private static final SpectralCase LINEAR =
      SpectralCase.linear(new Loss.MeanSquaredError(), Protocol.MIXTURE);
  private static final SpectralCase RELU =
      SpectralCase.relu(new Loss.CrossEntropy(), Protocol.MIXTURE);

  private static final int TRAINED_STEP = 1000;
  private static final SpectrumAt TRAINED_SPECTRUM = SpectrumAt.steps(TRAINED_STEP);

  /** The published counts of modes, which rounding decides. */
  private static final double PUBLISHED_THRESHOLD = 1e-8;

  /** Creates the study. */
  public E08SpectralPrediction() {}

  @Override
  public String id() {
    return "E08";
  }

  @Override
  public String title() {
    return "Spectral prediction of the gradient-imbalance sum";
  }

  @Override
  public String claim() {
    return "The initial Hessian predicts the imbalance sum to 14-18 % (linear) and 14-27 % (ReLU)"
        + " over three decades";
  }

  @Override
  public Headline headline(Findings findings) {
    Comparison linear =
        findings.published("relativeErrorOfMeans", "case", "linear_mse", "learningRate", 0.1);
    Comparison relu =
        findings.published("relativeErrorOfMeans", "case", "relu_ce", "learningRate", 0.3);
    boolean holds =
        findings.holds("three decades, linear") && findings.holds("three decades, ReLU");
    return Headline.of(
        "initial Hessian predicts S to 14-27 %",
        "error, linear, eta 0.1",
        linear,
        holds ? Verdict.HOLDS : Verdict.FAILS,
        "%s %% at 0.1 (linear) and %s %% at 0.3 (ReLU) were left out"
            .formatted(Text.number(100 * linear.ours(), 2), Text.number(100 * relu.ours(), 2)));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(SpectralCase.SEEDS);
    List<Double> rates = options.learningRatesOr(SpectralCase.RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (SpectralCase net : List.of(LINEAR, RELU)) {
      cells.addAll(
          net.cells(seeds, rates, steps, List.of(SpectralCase.INITIAL_SPECTRUM, TRAINED_SPECTRUM)));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    PredictionSweep linear = PredictionSweep.of(LINEAR, plan, results);
    PredictionSweep relu = PredictionSweep.of(RELU, plan, results);
    List<Map<String, Object>> rows = new ArrayList<>();
    Fields aggregates = Fields.of("learningRate", plan.learningRates());
    for (PredictionSweep sweep : List.of(linear, relu)) {
      rows.addAll(sweep.rows());
      aggregates.and(
          sweep.net().key(),
          sweep.aggregate().and("trainedSpectra", trained(sweep, plan, results)).map());
    }
    if (plan.overridden()) {
      return new Findings(
          rows, aggregates.map(), List.of(), List.of(), List.of(figure(linear, relu, null)));
    }
    Published published = Published.of(id());
    Comparisons comparisons = new Comparisons();
    compare(comparisons, linear, published, plan, results);
    compare(comparisons, relu, published, plan, results);
    return new Findings(
        rows,
        aggregates.map(),
        comparisons.list(),
        new E08Claims(linear, relu, published).list(),
        List.of(figure(linear, relu, published), E08Figures.ratio(linear, relu)));
  }

  /** Spectra after 1000 updates at a rate of 0.01, where the run was that long. */
  private static List<Map<String, Object>> trained(
      PredictionSweep sweep, Plan plan, Results results) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : plan.seeds()) {
      trained(sweep.net(), seed, plan, results)
          .ifPresent(
              spectrum ->
                  rows.add(
                      Fields.of("seed", seed)
                          .and("updates", spectrum.step())
                          .and("loss", spectrum.loss())
                          .and("largestEigenvalue", spectrum.largest())
                          .and("smallestEigenvalue", spectrum.smallest())
                          .map()));
    }
    return rows;
  }

  private static Optional<HessianSpectrum> trained(
      SpectralCase net, long seed, Plan plan, Results results) {
    RunSpec run = net.run(SpectralCase.SPECTRUM_RATE, plan.steps(), seed);
    return results.of(run, TRAINED_SPECTRUM).at(TRAINED_STEP);
  }

  private static void compare(
      Comparisons comparisons,
      PredictionSweep sweep,
      Published published,
      Plan plan,
      Results results) {
    SpectralComparisons shared = new SpectralComparisons(comparisons, sweep);
    published.forEachSeed(
        (seed, figures) -> {
          JsonNode node = figures.get(sweep.net().key());
          shared.runs(seed, node, "n_unstable_modes", Tolerances.FLOAT32_DRIFT);
          compareSpectra(
              shared, seed, node, trained(sweep.net(), seed, plan, results).orElseThrow());
          compareUniform(shared, seed, node);
          compareTraces(shared, seed, node.get("delta_trajectory"));
        });
    JsonNode all = published.aggregate().get(sweep.net().key());
    shared.means(all);
    shared.correlation(all);
    PowerLawFit fit = sweep.fit(rate -> true).orElseThrow();
    shared.slope("exponent", shared.where(), all.get("alpha_from_S"), 2 + fit.exponent());
    shared.slope("rSquared", shared.where(), all.get("r2"), fit.rSquared());
    JsonNode derived = all.get("derived");
    shared.windows(derived);
    shared.slope(
        "correlationReciprocalRate",
        shared.where(),
        derived.get("R_of_logS_against_minus_log_eta"),
        sweep.correlation(sweep.reciprocalRates(), rate -> true));
  }

  private static void compareSpectra(
      SpectralComparisons shared, long seed, JsonNode node, HessianSpectrum trained) {
    Map<String, Object> at = shared.where(seed);
    Comparisons comparisons = shared.comparisons();
    HessianSpectrum spectrum = shared.sweep().spectrum(seed);
    JsonNode start = node.get("eig_init");
    comparisons.published(
        "initialImbalance",
        at,
        node.get("delta0").asDouble(),
        spectrum.imbalance(),
        Tolerances.INITIAL_SPECTRUM);
    shared.spectrum(seed, start, "top5_desc", Tolerances.INITIAL_SPECTRUM);
    double[] bottom = Published.numbers(start.get("bottom3"));
    for (int i = 0; i < bottom.length; i++) {
      comparisons.published(
          "eigenvalue",
          Fields.of(at).and("fromBottom", i).map(),
          bottom[i],
          spectrum.eigenvalues()[i],
          Tolerances.INITIAL_SPECTRUM);
    }
    String noise =
        "rounding of exact zeros: the published counts are those of eigenvalues beyond 1e-8";
    comparisons.incomparable(
        "positiveModesAsPublished",
        at,
        start.get("published_count_above_1e-8").asDouble(),
        spectrum.countAbove(PUBLISHED_THRESHOLD),
        noise);
    comparisons.incomparable(
        "negativeModesAsPublished",
        at,
        start.get("published_count_below_-1e-8").asDouble(),
        spectrum.countBelow(-PUBLISHED_THRESHOLD),
        noise);
    double[] coefficients = shared.sweep().prediction(seed).coefficients();
    Summary summary = Summary.of(coefficients);
    JsonNode ck = node.get("ck");
    double[][] pairs = {
      {ck.get("mean").asDouble(), summary.mean()},
      {ck.get("std").asDouble(), summary.standardDeviation()},
      {ck.get("max").asDouble(), Arrays.stream(coefficients).max().orElseThrow()}
    };
    String[] names = {"meanCoefficient", "stdCoefficient", "largestCoefficient"};
    for (int i = 0; i < names.length; i++) {
      comparisons.published(names[i], at, pairs[i][0], pairs[i][1], Tolerances.SPECTRAL_SUM);
    }
    JsonNode after = node.get("eig_step1000_lr0.01");
    comparisons.published(
        "largestEigenvalueAfter1000",
        at,
        after.get("max").asDouble(),
        trained.largest(),
        Tolerances.EIGENVALUE);
    comparisons.published(
        "smallestEigenvalueAfter1000",
        at,
        after.get("min").asDouble(),
        trained.smallest(),
        Tolerances.SMALL_EIGENVALUE);
  }

  private static void compareUniform(SpectralComparisons shared, long seed, JsonNode node) {
    PredictionSweep sweep = shared.sweep();
    for (int i = 0; i < sweep.learningRates().size(); i++) {
      double rate = sweep.learningRates().get(i);
      shared
          .comparisons()
          .incomparable(
              "predictedSumUniform",
              Fields.of(shared.where(seed)).and("learningRate", rate).map(),
              node.get("S_predicted_uniform_ck").get(i).asDouble(),
              sweep.prediction(seed).uniform(rate, ModeRule.PUBLISHED),
              "float32 noise makes positive modes of exact zeros, each of which counts T = 2000");
    }
  }

  private static void compareTraces(SpectralComparisons shared, long seed, JsonNode node) {
    int[] steps =
        Arrays.stream(Published.numbers(node.get("steps"))).mapToInt(t -> (int) t).toArray();
    for (double rate : List.of(0.01, 0.1)) {
      double[] published = Published.numbers(node.get("lr_" + Text.plain(rate)));
      ImbalanceTrace trace = shared.sweep().at(seed, rate).trace();
      for (int i = 0; i < steps.length; i++) {
        Map<String, Object> at =
            Fields.of(shared.where(seed)).and("learningRate", rate).and("update", steps[i]).map();
        double ours = trace.at(steps[i]);
        if (Math.abs(published[i]) > Tolerances.COMPARABLE_IMBALANCE) {
          shared
              .comparisons()
              .published("imbalance", at, published[i], ours, Tolerances.imbalance(published[i]));
        } else {
          shared
              .comparisons()
              .incomparable("imbalance", at, published[i], ours, "float32 gradients stall there");
        }
      }
    }
  }

  private static Figure figure(PredictionSweep linear, PredictionSweep relu, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    for (PredictionSweep sweep : List.of(linear, relu)) {
      SeedSweep measured = sweep.measuredWhereConverged();
      series.add(Figure.Series.measured(shortName(sweep), measured));
      series.add(
          new Figure.Series(
              shortName(sweep) + " predicted",
              Figure.Style.FIT,
              measured.rates(),
              sweep
                  .predicted(ModeRule.PUBLISHED)
                  .only(measured.learningRates()::contains, s -> true)
                  .means(),
              null));
    }
    if (published != null) {
      series.add(SpectralComparisons.publishedSums(List.of(linear, relu), published));
    }
    return new Figure(
        "E08-prediction",
        "Imbalance sum, measured and predicted at the start",
        new Figure.Axis("learning rate", true),
        new Figure.Axis("S = |sum of delta(t)|", true),
        series);
  }

  private static String shortName(PredictionSweep sweep) {
    return sweep.net() == LINEAR ? "linear" : "ReLU";
  }
}
