package dev.edgelaw.studies;

import dev.edgelaw.curvature.GradientSpectrum;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.DataModesAfter;
import dev.edgelaw.engine.InitialLinearNetSpectra;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SpectrumAt;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.stats.SortedNoise;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Headline.Verdict;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Study;
import dev.edgelaw.theory.DataModes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** E20: mode coefficients of a two-layer linear net at its first weights. */
public final class E20LinearModeCoefficients implements Study {
  /** Nothing is trained; a run needs a rate and an update all the same. */
  private static final double LEARNING_RATE = 0.01;

  private static final int STEPS = 1;

  private static final Architecture LINEAR =
      Architecture.unbiased(Activation.identity(), 20, 64, 5);

  private static final DataModesAfter MODES = new DataModesAfter(0, false);

  private static final SpectrumAt SPECTRUM = new SpectrumAt(0);

  private static final InitialLinearNetSpectra EXACT = new InitialLinearNetSpectra();

  /** Creates the study. */
  public E20LinearModeCoefficients() {}

  @Override
  public String id() {
    return "E20";
  }

  @Override
  public String title() {
    return "Mode coefficients, linear network";
  }

  @Override
  public String claim() {
    return "In a balanced linear net c_k is proportional to e_k(0)^2 lambda_k^2: validated with R = 0.847";
  }

  @Override
  public Headline headline(Findings findings) {
    return Headline.of(
        "c_k ~ e_k^2 lambda_k^2, linear nets",
        "mean R",
        findings.published("meanCkCorrelation"),
        findings.holds("validation") ? Verdict.HOLDS : Verdict.FAILS,
        "noise, sorted in the same way, has R of " + findings.evidence("P3").split(";")[0]);
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    // Everything is measured before the first update, so one learning rate stands for all.
    List<Double> rates = List.of(options.learningRatesOr(List.of(LEARNING_RATE)).getFirst());
    int steps = options.stepsOr(STEPS);
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      cells.add(
          Cell.of(
              run(rates.getFirst(), steps, seed), MODES, SPECTRUM, EXACT, BalanceSweep.OBSERVED));
    }
    if (!options.overridden()) {
      cells.addAll(SummedModes.cells(seeds));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  static RunSpec run(double learningRate, int steps, long seed) {
    return Protocol.squaredDescent(LINEAR, learningRate, steps, seed);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<LinearModes> nets =
        plan.seeds().stream()
            .map(
                seed -> {
                  RunSpec run = run(plan.learningRates().getFirst(), plan.steps(), seed);
                  return new LinearModes(
                      seed,
                      run.learningRate(),
                      ModeLists.of(results, run, MODES, SPECTRUM, 0),
                      results.of(run, EXACT));
                })
            .toList();
    SortedNoise noise = ModeLists.noise(LINEAR.parameterCount());
    Published published = Published.of(id());
    boolean judged = !plan.overridden();
    List<SummedModes> summed = judged ? SummedModes.of(plan.seeds(), results) : List.of();
    BalanceSweep balance =
        new BalanceSweep(
            plan.seeds().stream()
                .map(
                    seed ->
                        results.of(
                            run(plan.learningRates().getFirst(), plan.steps(), seed),
                            BalanceSweep.OBSERVED))
                .toList());
    return new Findings(
        nets.stream().map(net -> row(net, noise)).toList(),
        aggregates(nets, balance, summed),
        judged ? new E20Comparisons(nets, published).all().list() : List.of(),
        judged ? claims(nets, noise, published, summed, balance) : List.of(),
        List.of(
            figure(nets.getFirst(), judged ? published : null),
            E20Figures.noise(nets.getFirst(), noise, judged ? published : null)));
  }

  private static List<Claim> claims(
      List<LinearModes> nets,
      SortedNoise noise,
      Published published,
      List<SummedModes> summed,
      BalanceSweep balance) {
    List<Claim> claims =
        new ArrayList<>(new E20Claims(nets, noise, published.visibleSeeds()).list());
    claims.addAll(new E20DynamicClaims(summed, balance).list());
    return claims;
  }

  private static Map<String, Object> row(LinearModes net, SortedNoise noise) {
    ModeLists lists = net.lists();
    DataModes modes = lists.modes();
    GradientSpectrum spectrum = lists.spectrum();
    double[] random = net.noise(noise);
    return Fields.of("seed", net.seed())
        .and("learningRate", net.learningRate())
        .and("ckCorrelation", lists.sortedCorrelation())
        .and("spectrumCorrelation", lists.spectrumCorrelation())
        .and("ckEmpiricalTop", lists.empirical())
        .and("ckTheoryTop", lists.theory())
        .and("dataEigenvalues", modes.eigenvalues())
        .and("hessianTopEigenvalues", spectrum.top())
        .and("lambdaMin", spectrum.smallest())
        .and("nPositive", spectrum.positive())
        .and("nPositiveExact", spectrum.clearlyPositive())
        .and("nNegativeExact", spectrum.clearlyNegative())
        .and("nZeroExact", spectrum.zero())
        .and("delta0", modes.imbalance())
        .and("noiseCorrelationMean", Summary.of(random).mean())
        .and("noiseCorrelation5", SortedNoise.quantile(random, 0.05))
        .and("noiseCorrelation95", SortedNoise.quantile(random, 0.95))
        .and("correlationOfHarmonicAndGeometricList", net.listCorrelations())
        .and("medianLog10Disagreement", lists.medianDisagreement())
        .and("coefficients", modes.coefficients())
        .and("trueTheory", modes.theory())
        .and("trueShares", lists.trueShares())
        .and("coefficientSum", lists.coefficientSum())
        .and("coefficientRatios", lists.ratios())
        .and("pairedTest", lists.pairedTest())
        .and("pairedTestSignal", lists.pairedTest(0, ModeLists.SIGNAL))
        .and("pairedTestNoise", lists.pairedTest(ModeLists.SIGNAL, modes.eigenvalues().length))
        .and("pairedCorrelationPublishedTarget", lists.pairedCorrelationOfPublishedTarget())
        .and("firstBalance", modes.firstBalance())
        .and("secondBalance", modes.secondBalance())
        .and("layerBalance", net.exact().layerBalance())
        .and("diagonalImbalance", net.exact().diagonalImbalance())
        .and("gaussNewton", net.exact().gaussNewton())
        .and("gaussNewtonDifference", net.exact().worstDifference())
        .map();
  }

  private static Map<String, Object> aggregates(
      List<LinearModes> nets, BalanceSweep balance, List<SummedModes> summed) {
    double[] pairs = ModeLists.exponentials().pairCorrelations();
    return Fields.of("meanCkCorrelation", LinearModes.correlation(nets))
        .and("meanCorrelationOfTwoSortedSamples", Summary.of(pairs).mean())
        .and("balance", balance.aggregate())
        .and("timeSummed", summed.stream().map(SummedModes::describe).toList())
        .map();
  }

  private static Figure figure(LinearModes net, Published published) {
    DataModes modes = net.lists().modes();
    double[] ranks =
        IntStream.rangeClosed(1, modes.eigenvalues().length).asDoubleStream().toArray();
    double[] coefficients = modes.coefficients();
    double sum = net.lists().coefficientSum();
    List<Figure.Series> series = new ArrayList<>();
    series.add(measured("c_k, mode by mode", ranks, Arrays.stream(coefficients).map(c -> c / sum)));
    series.add(
        measured(
            "lambda_k^2 |e_k|^2, mode by mode", ranks, Arrays.stream(net.lists().trueShares())));
    series.add(measured("sorted (g'v)^2", ranks, Arrays.stream(net.lists().empirical())));
    if (published != null) {
      JsonNode figures = published.perSeed().getFirst().figures();
      series.add(
          Figure.Series.published(
              "published, sorted (g'v)^2",
              ranks,
              Published.numbers(figures.get("ck_empirical_top"))));
      series.add(
          Figure.Series.published(
              "published theory, sorted", ranks, Published.numbers(figures.get("ck_theory_top"))));
    }
    return new Figure(
        "E20-modes",
        "Shares of the modes at the first weights, linear, seed %d".formatted(net.seed()),
        new Figure.Axis("mode or rank", false),
        new Figure.Axis("share", true),
        series);
  }

  private static Figure.Series measured(String name, double[] x, DoubleStream values) {
    return new Figure.Series(name, Figure.Style.MEASURED, x, values.toArray(), null);
  }
}
