package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SpectrumAt;
import dev.edgelaw.net.Loss;
import dev.edgelaw.study.Claim;
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
import dev.edgelaw.theory.ModeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** E8: the gradient-imbalance sum predicted from the Hessian at the start (Theorem 4). */
public final class E08SpectralPrediction implements Study {
  private static final SpectralCase LINEAR =
      SpectralCase.linear(new Loss.MeanSquaredError(), Protocol.MIXTURE);
  private static final SpectralCase RELU =
      SpectralCase.relu(new Loss.CrossEntropy(), Protocol.MIXTURE);

  private static final int TRAINED_STEP = 1000;
  private static final SpectrumAt TRAINED_SPECTRUM = new SpectrumAt(TRAINED_STEP);

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
          net.cells(
              seeds,
              rates,
              steps,
              List.of(SpectralCase.INITIAL_SPECTRUM, TRAINED_SPECTRUM, SignedForecast.at(rates))));
      if (!options.overridden()) {
        for (long seed : seeds) {
          HeldOutRates.RATES.forEach(rate -> cells.add(net.cell(rate, steps, seed)));
        }
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    PredictionSweep linear = PredictionSweep.of(LINEAR, plan, results);
    PredictionSweep relu = PredictionSweep.of(RELU, plan, results);
    List<SignedForecast> signed = new ArrayList<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    Fields aggregates = Fields.of("learningRate", plan.learningRates());
    for (PredictionSweep sweep : List.of(linear, relu)) {
      signed.add(SignedForecast.of(sweep, plan, results));
      rows.addAll(sweep.tables().rows());
      aggregates.and(
          sweep.net().key(),
          sweep
              .tables()
              .aggregate()
              .and(signed.getLast().aggregate())
              .and("trainedSpectra", trained(sweep, plan, results))
              .map());
    }
    if (plan.overridden()) {
      return new Findings(
          rows, aggregates.map(), List.of(), List.of(), List.of(figure(linear, relu, null)));
    }
    Published published = Published.of(id());
    Comparisons comparisons = new Comparisons();
    List<HeldOutRates> held = new ArrayList<>();
    for (PredictionSweep sweep : List.of(linear, relu)) {
      new E08Comparisons(new SpectralComparisons(comparisons, sweep), published)
          .add(seed -> trained(sweep.net(), seed, plan, results).orElseThrow());
      held.add(HeldOutRates.of(sweep, plan, results));
      aggregates.and("heldOut_" + sweep.net().key(), held.getLast().aggregate());
    }
    List<Claim> claims = new ArrayList<>(new E08Claims(linear, relu, published).list());
    claims.addAll(new E08BaselineClaims(linear, relu, signed, held).list());
    return new Findings(
        rows,
        aggregates.map(),
        comparisons.list(),
        claims,
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

  static Optional<HessianSpectrum> trained(
      SpectralCase net, long seed, Plan plan, Results results) {
    RunSpec run = net.run(SpectralCase.SPECTRUM_RATE, plan.steps(), seed);
    return results.of(run, TRAINED_SPECTRUM).at(TRAINED_STEP);
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
      PublishedPoints points = new PublishedPoints();
      for (PredictionSweep sweep : List.of(linear, relu)) {
        SpectralComparisons.addSums(points, shortName(sweep), sweep, published);
      }
      series.addAll(points.series());
    }
    return new Figure(
        "E08-prediction",
        "Imbalance sum, measured and predicted at the start",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("S = |sum of delta(t)|", true),
        series);
  }

  private static String shortName(PredictionSweep sweep) {
    return sweep.net() == LINEAR ? "linear" : "ReLU";
  }
}
