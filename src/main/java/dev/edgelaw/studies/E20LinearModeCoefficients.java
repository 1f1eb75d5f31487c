package dev.edgelaw.studies;

import dev.edgelaw.curvature.GradientSpectrum;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.DataModesAfter;
import dev.edgelaw.engine.GradientSpectrumAfter;
import dev.edgelaw.engine.InitialLinearNetSpectra;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.stats.PermutationTest;
import dev.edgelaw.stats.SortedNoise;
import dev.edgelaw.stats.Summary;
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
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.DataModes;
import dev.edgelaw.theory.LinearNetSpectra;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** E20: mode coefficients of a two-layer linear net at its first weights. */
public final class E20LinearModeCoefficients implements Study {
  /** Nothing is trained; a run needs a rate and an update all the same. */
  private static final double LEARNING_RATE = 0.01;

  private static final int STEPS = 1;

  /** Published as 0.847. */
  private static final double PUBLISHED_MEAN = 0.847;

  private static final Architecture LINEAR =
      Architecture.unbiased(Activation.identity(), 20, 64, 5);
  private static final DataModesAfter MODES = new DataModesAfter(0, false);
  private static final GradientSpectrumAfter SPECTRUM = new GradientSpectrumAfter(0, false);
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
    return "In a balanced linear net c_k is proportional to e_k(0)^2 lambda_k^2: validated with R ="
        + " 0.847";
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
      cells.add(Cell.of(run(rates.getFirst(), steps, seed), MODES, SPECTRUM, EXACT));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static RunSpec run(double learningRate, int steps, long seed) {
    return Protocol.squaredDescent(LINEAR, learningRate, steps, seed);
  }

  /** What one seed gave. */
  private record Net(long seed, double learningRate, ModeLists lists, LinearNetSpectra exact) {
    Map<String, Object> at() {
      return Fields.of("seed", seed).map();
    }

    double[] noise(SortedNoise noise) {
      return noise.correlations(ModeLists.logarithms(lists.theory()));
    }

    double[] listCorrelations() {
      int length = lists.theory().length;
      return new double[] {
        lists.correlationOf(IntStream.rangeClosed(1, length).mapToDouble(k -> 1.0 / k).toArray()),
        lists.correlationOf(
            IntStream.rangeClosed(1, length).mapToDouble(k -> StrictMath.pow(0.8, k)).toArray())
      };
    }
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<Net> nets =
        plan.seeds().stream()
            .map(
                seed -> {
                  RunSpec run = run(plan.learningRates().getFirst(), plan.steps(), seed);
                  return new Net(
                      seed,
                      run.learningRate(),
                      new ModeLists(results.of(run, MODES), results.of(run, SPECTRUM)),
                      results.of(run, EXACT));
                })
            .toList();
    SortedNoise noise = ModeLists.noise(LINEAR.parameterCount());
    Published published = Published.of(id());
    boolean judged = !plan.overridden();
    return new Findings(
        nets.stream().map(net -> row(net, noise)).toList(),
        aggregates(nets),
        judged ? comparisons(nets, published).list() : List.of(),
        judged ? claims(nets, noise, published.visibleSeeds()) : List.of(),
        List.of(figure(nets.getFirst(), judged ? published : null)));
  }

  private static Map<String, Object> row(Net net, SortedNoise noise) {
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

  private static Summary correlation(List<Net> nets) {
    return Summary.of(nets.stream().mapToDouble(net -> net.lists().sortedCorrelation()).toArray());
  }

  private static Map<String, Object> aggregates(List<Net> nets) {
    double[] pairs = ModeLists.exponentials().pairCorrelations();
    return Fields.of("meanCkCorrelation", correlation(nets))
        .and("meanCorrelationOfTwoSortedSamples", Summary.of(pairs).mean())
        .map();
  }

  private static Comparisons comparisons(List<Net> nets, Published published) {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed(
        (seed, figures) -> {
          Net net = nets.stream().filter(one -> one.seed() == seed).findFirst().orElseThrow();
          comparePublished(net, figures, comparisons);
          compareRerun(net, figures.get("float64_rerun"), comparisons);
        });
    comparisons.published(
        "meanCkCorrelation",
        Fields.of("seeds", "all three").map(),
        published.aggregate().get("mean_ck_correlation").asDouble(),
        correlation(nets).mean(),
        Tolerances.MEAN_MODE_CORRELATION);
    return comparisons;
  }

  private static void comparePublished(Net net, JsonNode figures, Comparisons comparisons) {
    ModeLists lists = net.lists();
    comparisons.published(
        "ckCorrelation",
        net.at(),
        figures.get("ck_correlation").asDouble(),
        lists.sortedCorrelation(),
        Tolerances.MODE_CORRELATION);
    comparisons.published(
        "spectrumCorrelation",
        net.at(),
        figures.get("spectrum_correlation").asDouble(),
        lists.spectrumCorrelation(),
        Tolerances.SPECTRUM_CORRELATION);
    ModeLists.compare(
        comparisons,
        "ckEmpiricalTop",
        net.at(),
        figures.get("ck_empirical_top"),
        lists.empirical(),
        Tolerances.MODE_SHARE);
    ModeLists.compare(
        comparisons,
        "ckTheoryTop",
        net.at(),
        figures.get("ck_theory_top"),
        lists.theory(),
        Tolerances.MODE_SHARE);
    ModeLists.compare(
        comparisons,
        "dataEigenvalues",
        net.at(),
        figures.get("data_eigenvalues"),
        lists.modes().eigenvalues(),
        Tolerances.FLOAT32_EIGENVALUE);
    ModeLists.compare(
        comparisons,
        "hessianTopEigenvalues",
        net.at(),
        figures.get("hessian_top_eigenvalues"),
        lists.spectrum().top(),
        Tolerances.FLOAT32_EIGENVALUE);
    comparisons.incomparable(
        "nPositive",
        net.at(),
        figures.get("n_positive_hessian").asInt(),
        lists.spectrum().positive(),
        "885 eigenvalues are exact zeros, whose float32 rounding scatters about the threshold");
  }

  private static void compareRerun(Net net, JsonNode rerun, Comparisons comparisons) {
    ModeLists lists = net.lists();
    GradientSpectrum spectrum = lists.spectrum();
    float64(comparisons, net, "ckCorrelation", rerun, "ck_correlation", lists.sortedCorrelation());
    float64(
        comparisons,
        net,
        "spectrumCorrelation",
        rerun,
        "spectrum_correlation",
        lists.spectrumCorrelation());
    float64(comparisons, net, "lambdaMin", rerun, "lambda_min", spectrum.smallest());
    float64(comparisons, net, "delta0", rerun, "delta_0", lists.modes().imbalance());
    float64(
        comparisons, net, "nPositiveExact", rerun, "n_positive_exact", spectrum.clearlyPositive());
    float64(
        comparisons, net, "nNegativeExact", rerun, "n_negative_exact", spectrum.clearlyNegative());
    float64(comparisons, net, "nZeroExact", rerun, "n_zero_exact", spectrum.zero());
  }

  private static void float64(
      Comparisons comparisons, Net net, String quantity, JsonNode rerun, String key, double ours) {
    boolean count = rerun.get(key).isIntegralNumber();
    Tolerance tolerance =
        count
            ? Tolerance.absolute(0)
            : quantity.equals("delta0") ? Tolerances.SIX_DIGITS : Tolerances.FLOAT64;
    comparisons.float64(quantity, net.at(), rerun.get(key).asDouble(), ours, tolerance);
  }

  private static List<Claim> claims(List<Net> nets, SortedNoise noise, List<Long> visible) {
    double mean = correlation(nets).mean();
    List<Net> shown = nets.stream().filter(net -> visible.contains(net.seed())).toList();
    double[][] random = shown.stream().map(net -> net.noise(noise)).toArray(double[][]::new);
    double[] noiseMeans = Arrays.stream(random).mapToDouble(r -> Summary.of(r).mean()).toArray();
    double chance = chance(random);
    List<PermutationTest> paired = nets.stream().map(net -> net.lists().pairedTest()).toList();
    double weakest = paired.stream().mapToDouble(PermutationTest::correlation).min().orElseThrow();
    double identity =
        nets.stream().mapToDouble(net -> net.exact().worstDifference()).max().orElseThrow();
    double disagreement =
        nets.stream().mapToDouble(net -> net.lists().medianDisagreement()).min().orElseThrow();
    boolean counts =
        nets.stream()
            .map(net -> net.lists().spectrum())
            .allMatch(
                s -> s.clearlyPositive() == 405 && s.clearlyNegative() == 310 && s.zero() == 885);
    Net first = shown.getFirst();
    DataModes modes = first.lists().modes();
    return List.of(
        Claim.paper(
            "P1",
            "R of the two sorted lists, mean of three seeds, is 0.84 to 0.855",
            mean >= 0.84 && mean <= 0.855,
            "mean %s, seed by seed %s"
                .formatted(
                    Text.number(mean),
                    Text.numbers(each(nets, net -> net.lists().sortedCorrelation())))),
        Claim.refuted(
            "validation",
            "The published R is evidence for Theorem 5: noise reaches 0.847 in less than 5 % of"
                + " draws",
            chance < 0.05,
            "noise, sorted the same way, has mean R %s and reaches %s with probability %s; the list 1/k has %s, two sorted samples of exponentials %s"
                .formatted(
                    Text.numbers(noiseMeans),
                    Text.number(PUBLISHED_MEAN, 3),
                    Text.number(chance, 3),
                    Text.numbers(each(shown, net -> net.listCorrelations()[0])),
                    Text.number(
                        Summary.of(ModeLists.exponentials().pairCorrelations()).mean(), 3))),
        Claim.refuted(
            "values",
            "Theory and measurement agree: the median entry within a factor of 10",
            disagreement < 1,
            "median |log10 ratio|, rank by rank, is %s"
                .formatted(Text.numbers(each(nets, net -> net.lists().medianDisagreement())))),
        Claim.refuted(
            "balanced",
            "The first weights are balanced, as Theorem 5 presumes: |W_1 u_k|^2 in the range of"
                + " W_2's squared singular values",
            nets.stream().anyMatch(net -> balanced(net.lists().modes())),
            "seed %d: |W_1 u_k|^2 of the first modes %s, squared singular values %s; sum_k (g'v_k)^2 v_k'Dv_k is %s, not delta_0 = %s"
                .formatted(
                    first.seed(),
                    Text.numbers(Arrays.copyOf(modes.firstBalance(), ModeLists.SIGNAL + 1)),
                    Text.numbers(modes.secondBalance()),
                    Text.number(first.exact().diagonalImbalance()),
                    Text.number(modes.imbalance()))),
        Claim.corrected(
            "P2",
            "Unsorted, mode by mode, with the true target: R of ln c_k and ln(lambda_k^2 |e_k|^2)"
                + " is at least 0.98",
            weakest >= 0.98,
            "R %s, permutation p at most %s; within the 5 signal modes %s, within the 15 others %s; with the published target %s"
                .formatted(
                    Text.numbers(
                        paired.stream().mapToDouble(PermutationTest::correlation).toArray()),
                    Text.number(
                        paired.stream().mapToDouble(PermutationTest::pValue).max().orElseThrow(),
                        2),
                    Text.numbers(
                        each(
                            nets,
                            net -> net.lists().pairedTest(0, ModeLists.SIGNAL).correlation())),
                    Text.numbers(
                        each(
                            nets,
                            net ->
                                net.lists()
                                    .pairedTest(ModeLists.SIGNAL, modes.eigenvalues().length)
                                    .correlation())),
                    Text.numbers(
                        each(nets, net -> net.lists().pairedCorrelationOfPublishedTarget())))),
        Claim.corrected(
            "P3",
            "The published statistic does not beat noise: sorted noise has mean R of at least 0.88,"
                + " seeds "
                + visible,
            Arrays.stream(noiseMeans).min().orElseThrow() >= 0.88,
            "mean %s; 5 %% to 95 %%: %s"
                .formatted(
                    Text.numbers(noiseMeans),
                    Arrays.stream(random)
                        .map(
                            r ->
                                Text.number(SortedNoise.quantile(r, 0.05), 3)
                                    + " to "
                                    + Text.number(SortedNoise.quantile(r, 0.95), 3))
                        .toList())),
        Claim.corrected(
            "P4",
            "Of 1600 Hessian eigenvalues 405 are positive, 310 negative and 885 zero, at every"
                + " seed",
            counts,
            "the published 762 and 776 count rounding of the zeros"),
        Claim.corrected(
            "P5",
            "The Gauss-Newton spectrum is that of (2/K) [S (x) W_2 W_2' + S^(1/2) W_1'W_1 S^(1/2)"
                + " (x) I]",
            identity <= Tolerances.GAUSS_NEWTON_IDENTITY,
            "largest difference %s of the largest eigenvalue; top three of seed %d: %s"
                .formatted(
                    Text.number(identity, 2),
                    first.seed(),
                    Arrays.stream(first.exact().gaussNewton())
                        .limit(3)
                        .mapToObj(value -> Text.number(value, 8))
                        .toList())),
        Claim.corrected(
            "P6",
            "c_k/(lambda_k^2 |e_k|^2) varies by less than 0.3 of its mean over all 20 modes, and"
                + " sum c_k is delta_0 to 15 %, seeds "
                + visible,
            shown.stream()
                .allMatch(
                    net ->
                        variation(net) < 0.3
                            && Math.abs(
                                    net.lists().coefficientSum() / net.lists().modes().imbalance()
                                        - 1)
                                < 0.15),
            "variation %s; sums %s against %s"
                .formatted(
                    Text.numbers(each(nets, E20LinearModeCoefficients::variation)),
                    Text.numbers(each(nets, net -> net.lists().coefficientSum())),
                    Text.numbers(each(nets, net -> net.lists().modes().imbalance())))));
  }

  private static double[] each(List<Net> nets, ToDoubleFunction<Net> quantity) {
    return nets.stream().mapToDouble(quantity).toArray();
  }

  private static double variation(Net net) {
    Summary summary = Summary.of(net.lists().ratios());
    return summary.standardDeviation() / summary.mean();
  }

  private static boolean balanced(DataModes modes) {
    return Arrays.stream(modes.firstBalance()).limit(ModeLists.SIGNAL + 1).min().orElseThrow()
        <= modes.secondBalance()[0];
  }

  /**
   * Probability that noise, drawn for each net independently, has a mean R of at least the
   * published.
   */
  private static double chance(double[][] random) {
    int draws = random[0].length / random.length;
    int reached = 0;
    for (int draw = 0; draw < draws; draw++) {
      double sum = 0;
      for (int net = 0; net < random.length; net++) {
        sum += random[net][net * draws + draw];
      }
      reached += sum / random.length >= PUBLISHED_MEAN ? 1 : 0;
    }
    return (double) reached / draws;
  }

  private static Figure figure(Net net, Published published) {
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
        "Shares of the modes, linear 20-64-5 at its first weights, seed %d".formatted(net.seed()),
        new Figure.Axis("mode or rank", false),
        new Figure.Axis("share", true),
        series);
  }

  private static Figure.Series measured(String name, double[] x, DoubleStream values) {
    return new Figure.Series(name, Figure.Style.MEASURED, x, values.toArray(), null);
  }
}
