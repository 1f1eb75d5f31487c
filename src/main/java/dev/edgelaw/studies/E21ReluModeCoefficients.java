package dev.edgelaw.studies;

import dev.edgelaw.curvature.GradientSpectrum;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.DataModesAfter;
import dev.edgelaw.engine.GradientSpectrumAfter;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.Correlation;
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
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.DataModes;
import dev.edgelaw.theory.NearestKink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** E21: mode coefficients of a two-layer ReLU net after 500 updates. */
public final class E21ReluModeCoefficients implements Study {
  private static final List<Double> RATES = List.of(0.0005, 0.001, 0.003, 0.01);
  private static final int STEPS = 500;

  /** With a sharpness near 10 these have eta lambda_max/2 near 0.1, 0.5 and 0.9. */
  private static final List<Double> FAST_RATES = List.of(0.02, 0.1, 0.18);

  /** E16 observes the same run of this rate, 500 updates being one of its checkpoints. */
  private static final double SHARED_RATE = 0.01;

  private static final DataModesAfter FIRST_MODES = new DataModesAfter(0, false);

  /** Creates the study. */
  public E21ReluModeCoefficients() {}

  @Override
  public String id() {
    return "E21";
  }

  @Override
  public String title() {
    return "Mode coefficients, ReLU network";
  }

  @Override
  public String claim() {
    return "c_k ~ e_k^2 lambda_k^2 carries over to ReLU nets with R > 0.80 at all rates, the edge"
        + " of stability included";
  }

  @Override
  public Headline headline(Findings findings) {
    boolean holds =
        findings.holds("P1") && findings.holds("agreement") && findings.holds("edge of stability");
    return Headline.of(
        "the same for ReLU nets, at the edge too",
        "mean R, eta 0.0005",
        findings.published("meanCkCorrelation", "learningRate", 5e-4),
        holds ? Verdict.HOLDS : Verdict.FAILS,
        "%s; eta lambda_max/2: %s"
            .formatted(
                findings.evidence("P4").split(",")[0], findings.evidence("edge of stability")));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(STEPS);
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      cells.add(Cell.of(run(rates.getFirst(), steps, seed), FIRST_MODES));
      List<Double> all = new ArrayList<>(rates);
      if (!options.overridden()) {
        all.addAll(FAST_RATES);
      }
      for (double rate : all) {
        cells.add(
            Cell.of(
                run(rate, steps, seed),
                new DataModesAfter(steps, false),
                new DataModesAfter(steps, true),
                new GradientSpectrumAfter(steps, false),
                new GradientSpectrumAfter(steps, true)));
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static RunSpec run(double learningRate, int steps, long seed) {
    return Protocol.squaredDescent(Protocol.TWO_LAYER, learningRate, steps, seed);
  }

  /** What the runs of the grid gave. */
  private record Grid(Plan plan, Results results) {
    ModeLists lists(long seed, double rate) {
      return lists(seed, rate, false);
    }

    private ModeLists lists(long seed, double rate, boolean acrossKink) {
      RunSpec run = run(rate, plan.steps(), seed);
      return new ModeLists(
          results.of(run, new DataModesAfter(plan.steps(), acrossKink)),
          results.of(run, new GradientSpectrumAfter(plan.steps(), acrossKink)));
    }

    /**
     * The side of the nearest kink on which the published run ended, told by its share of active
     * neurons. Where float32 rounding does not reach the kink, or nothing was published, ours.
     */
    ModeLists publishedSide(long seed, double rate, Published published) {
      ModeLists ours = lists(seed, rate);
      for (Published.Seed shown : published.perSeed()) {
        for (JsonNode run : shown.figures().get("runs")) {
          if (shown.seed() == seed
              && run.get("lr").asDouble() == rate
              && ours.modes().kinkDistance() < NearestKink.FLOAT32) {
            double active = run.get("active_fraction").asDouble();
            ModeLists others = lists(seed, rate, true);
            return Math.abs(others.modes().activeFraction() - active)
                    < Math.abs(ours.modes().activeFraction() - active)
                ? others
                : ours;
          }
        }
      }
      return ours;
    }

    SeedSweep publishedSides(Published published, ToDoubleFunction<ModeLists> quantity) {
      return SeedSweep.of(
          plan.learningRates(),
          plan.seeds(),
          (seed, rate) -> quantity.applyAsDouble(publishedSide(seed, rate, published)));
    }

    /** The first weights' modes; with the spectrum of the end, which is not used. */
    ModeLists first(long seed) {
      double rate = plan.learningRates().getFirst();
      return new ModeLists(
          results.of(run(rate, plan.steps(), seed), FIRST_MODES), lists(seed, rate).spectrum());
    }

    double finalLoss(long seed, double rate) {
      return results.of(run(rate, plan.steps(), seed)).outcome().lastLoss();
    }

    SeedSweep sweep(List<Double> rates, ToDoubleFunction<ModeLists> quantity) {
      return SeedSweep.of(
          rates, plan.seeds(), (seed, rate) -> quantity.applyAsDouble(lists(seed, rate)));
    }

    SeedSweep sweep(ToDoubleFunction<ModeLists> quantity) {
      return sweep(plan.learningRates(), quantity);
    }

    SeedSweep correlation() {
      return sweep(ModeLists::sortedCorrelation);
    }

    SeedSweep switchRate() {
      return sweep(lists -> E21ReluModeCoefficients.switchRate(lists.modes()));
    }

    /** eta lambda_max/2, which is 1 at the edge of stability. */
    SeedSweep stability(List<Double> rates) {
      return SeedSweep.of(
          rates, plan.seeds(), (seed, rate) -> rate * lists(seed, rate).spectrum().top()[0] / 2);
    }

    double correlationWithSwitches() {
      return correlationOfMeans(correlation(), switchRate());
    }
  }

  private static double correlationOfMeans(SeedSweep x, SeedSweep y) {
    return x.rates().length < 2 ? Double.NaN : Correlation.pearson(x.means(), y.means());
  }

  /** On the step to zero targets, as published. */
  private static double switchRate(DataModes modes) {
    return (double) modes.switchesToZero() / modes.pairs();
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Grid grid = new Grid(plan, results);
    Published published = Published.of(id());
    SortedNoise noise = ModeLists.noise(Protocol.TWO_LAYER.parameterCount());
    boolean judged = !plan.overridden();
    return new Findings(
        rows(grid, noise),
        aggregates(grid),
        judged ? comparisons(grid, published).list() : List.of(),
        judged ? claims(grid, noise, published.visibleSeeds()) : List.of(),
        List.of(figure(grid, noise, judged ? published : null)));
  }

  private static double[] noise(ModeLists lists, SortedNoise noise) {
    return noise.correlations(ModeLists.logarithms(lists.theory()));
  }

  private static List<Map<String, Object>> rows(Grid grid, SortedNoise noise) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : grid.plan().seeds()) {
      for (double rate : grid.plan().learningRates()) {
        ModeLists lists = grid.lists(seed, rate);
        DataModes modes = lists.modes();
        GradientSpectrum spectrum = lists.spectrum();
        double[] random = noise(lists, noise);
        rows.add(
            Fields.of(Fields.at(seed, rate))
                .and("ckCorrelation", lists.sortedCorrelation())
                .and("spectrumCorrelation", lists.spectrumCorrelation())
                .and("finalLoss", grid.finalLoss(seed, rate))
                .and("activeFraction", modes.activeFraction())
                .and("switchesZeroTargetStep", modes.switchesToZero())
                .and("switchesTrueTargetStep", modes.switches())
                .and("switchRate", switchRate(modes))
                .and("kinkDistance", modes.kinkDistance())
                .and("nPositive", spectrum.positive())
                .and("lambdaMax", spectrum.top()[0])
                .and("ckEmpiricalTop", lists.empirical())
                .and("ckTheoryTop", lists.theory())
                .and("hessianTopEigenvalues", spectrum.top())
                .and("dataEigenvalues", modes.eigenvalues())
                .and("noiseCorrelationMean", Summary.of(random).mean())
                .and("noiseCorrelation5", SortedNoise.quantile(random, 0.05))
                .and("noiseCorrelation95", SortedNoise.quantile(random, 0.95))
                .and("medianLog10Disagreement", lists.medianDisagreement())
                .and("coefficients", modes.coefficients())
                .and("trueTheory", modes.theory())
                .and("pairedTest", lists.pairedTest())
                .and("pairedTestNoise", pairedWithinNoise(lists))
                .and("initialPairedTest", grid.first(seed).pairedTest())
                .and("initialPairedTestNoise", pairedWithinNoise(grid.first(seed)))
                .map());
      }
    }
    return rows;
  }

  private static Object pairedWithinNoise(ModeLists lists) {
    return lists.pairedTest(ModeLists.SIGNAL, lists.modes().eigenvalues().length);
  }

  private static Map<String, Object> aggregates(Grid grid) {
    SeedSweep correlation = grid.correlation();
    Fields fields =
        Fields.of("learningRate", correlation.rates())
            .and("meanCkCorrelation", correlation.means())
            .and("stdCkCorrelation", correlation.deviations())
            .and("meanSwitchRate", grid.switchRate().means())
            .and("correlationWithSwitchRate", grid.correlationWithSwitches())
            .and("meanMedianLog10Disagreement", grid.sweep(ModeLists::medianDisagreement).means());
    if (!grid.plan().overridden()) {
      fields
          .and("fastLearningRate", FAST_RATES)
          .and("fastStability", grid.stability(FAST_RATES).values())
          .and("fastCkCorrelation", grid.sweep(FAST_RATES, ModeLists::sortedCorrelation).values())
          .and("fastPairedCorrelation", paired(grid, FAST_RATES).values());
    }
    return fields.map();
  }

  private static SeedSweep paired(Grid grid, List<Double> rates) {
    return grid.sweep(rates, lists -> lists.pairedTest().correlation());
  }

  private static Comparisons comparisons(Grid grid, Published published) {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed(
        (seed, figures) -> {
          for (JsonNode run : figures.get("runs")) {
            compareRun(grid, seed, run, published, comparisons);
          }
          for (JsonNode rerun : figures.get("float64_rerun")) {
            compareRerun(grid, seed, rerun, comparisons);
          }
          ModeLists.compare(
              comparisons,
              "dataEigenvalues",
              Fields.of("seed", seed).map(),
              figures.get("data_eigenvalues"),
              grid.first(seed).modes().eigenvalues(),
              Tolerances.FLOAT32_EIGENVALUE);
        });
    compareWithE16(grid, comparisons);
    JsonNode byRate = published.aggregate().get("by_lr");
    SeedSweep correlation = grid.publishedSides(published, ModeLists::sortedCorrelation);
    SeedSweep switchRate = grid.publishedSides(published, lists -> switchRate(lists.modes()));
    for (int i = 0; i < correlation.rates().length; i++) {
      double rate = correlation.rates()[i];
      JsonNode all = null;
      for (Map.Entry<String, JsonNode> entry : byRate.properties()) {
        all = Double.parseDouble(entry.getKey()) == rate ? entry.getValue() : all;
      }
      Map<String, Object> at = Fields.of("seeds", "all three").and("learningRate", rate).map();
      comparisons.published(
          "meanCkCorrelation",
          at,
          all.get("mean_ck_correlation").asDouble(),
          correlation.means()[i],
          Tolerances.MEAN_TRAINED_CORRELATION);
      comparisons.published(
          "stdCkCorrelation",
          at,
          all.get("std_ck_correlation").asDouble(),
          correlation.deviations()[i],
          Tolerances.MEAN_TRAINED_CORRELATION);
      comparisons.published(
          "meanSwitchRate",
          at,
          all.get("mean_switch_rate").asDouble(),
          switchRate.means()[i],
          Tolerances.MEAN_SWITCH_RATE);
    }
    comparisons.published(
        "correlationWithSwitchRate",
        Fields.of("seeds", "all three").map(),
        published.aggregate().get("R_vs_switch_rate_correlation").asDouble(),
        correlationOfMeans(correlation, switchRate),
        Tolerances.FOUR_POINT_CORRELATION);
    return comparisons;
  }

  private static void compareRun(
      Grid grid, long seed, JsonNode run, Published published, Comparisons comparisons) {
    double rate = run.get("lr").asDouble();
    ModeLists lists = grid.publishedSide(seed, rate, published);
    Fields where = Fields.of(Fields.at(seed, rate));
    Map<String, Object> at =
        lists.modes().kinkDistance() < NearestKink.FLOAT32
            ? where.and("kink", "within float32 rounding").map()
            : where.map();
    comparisons.published(
        "ckCorrelation",
        at,
        run.get("ck_correlation").asDouble(),
        lists.sortedCorrelation(),
        Tolerances.TRAINED_CORRELATION);
    comparisons.published(
        "spectrumCorrelation",
        at,
        run.get("spectrum_correlation").asDouble(),
        lists.spectrumCorrelation(),
        Tolerances.SPECTRUM_CORRELATION);
    comparisons.published(
        "finalLoss",
        at,
        run.get("final_loss").asDouble(),
        grid.finalLoss(seed, rate),
        Tolerances.SQUARED_LOSS);
    comparisons.published(
        "activeFraction",
        at,
        run.get("active_fraction").asDouble(),
        lists.modes().activeFraction(),
        Tolerances.ACTIVE_FRACTION);
    comparisons.published(
        "switchesZeroTargetStep",
        at,
        run.get("switches_zero_target_step").asInt(),
        lists.modes().switchesToZero(),
        Tolerances.SWITCHES);
    comparisons.published(
        "nPositive",
        at,
        run.get("n_positive_hessian").asInt(),
        lists.spectrum().positive(),
        Tolerances.POSITIVE_EIGENVALUES);
    ModeLists.compare(
        comparisons,
        "ckEmpiricalTop",
        at,
        run.get("ck_empirical_top"),
        lists.empirical(),
        Tolerances.TRAINED_MODE_SHARE);
    ModeLists.compare(
        comparisons,
        "ckTheoryTop",
        at,
        run.get("ck_theory_top"),
        lists.theory(),
        Tolerances.TRAINED_MODE_SHARE);
    ModeLists.compare(
        comparisons,
        "hessianTopEigenvalues",
        at,
        run.get("hessian_top_eigenvalues"),
        lists.spectrum().top(),
        Tolerances.FLOAT32_EIGENVALUE);
  }

  private static void compareRerun(Grid grid, long seed, JsonNode rerun, Comparisons comparisons) {
    double rate = rerun.get("lr").asDouble();
    Map<String, Object> at = Fields.at(seed, rate);
    ModeLists lists = grid.lists(seed, rate);
    comparisons.float64(
        "ckCorrelation",
        at,
        rerun.get("ck_correlation").asDouble(),
        lists.sortedCorrelation(),
        Tolerances.SIX_DIGITS);
    comparisons.float64(
        "switchesZeroTargetStep",
        at,
        rerun.get("switches_zero_target_step").asInt(),
        lists.modes().switchesToZero(),
        Tolerance.absolute(0));
    comparisons.float64(
        "switchesTrueTargetStep",
        at,
        rerun.get("switches_true_target_step").asInt(),
        lists.modes().switches(),
        Tolerance.absolute(0));
  }

  /** E16 published the spectrum of the same run. */
  private static void compareWithE16(Grid grid, Comparisons comparisons) {
    Published.of("E16")
        .forEachSeed(
            (seed, figures) -> {
              for (JsonNode checkpoint : figures.get("mse").get("checkpoints")) {
                if (checkpoint.get("t").asInt() == STEPS) {
                  comparisons.published(
                      "lambdaMax",
                      Fields.of(Fields.at(seed, SHARED_RATE)).and("publishedIn", "E16").map(),
                      checkpoint.get("lambda_max").asDouble(),
                      grid.lists(seed, SHARED_RATE).spectrum().top()[0],
                      Tolerances.FLOAT32_EIGENVALUE);
                }
              }
            });
  }

  private static List<Claim> claims(Grid grid, SortedNoise noise, List<Long> visible) {
    SeedSweep correlation = grid.correlation();
    double[] means = correlation.means();
    SeedSweep stability = grid.stability(grid.plan().learningRates());
    SeedSweep switchRate = grid.switchRate();
    SeedSweep disagreement = grid.sweep(ModeLists::medianDisagreement);
    SeedSweep random =
        grid.sweep(lists -> Summary.of(noise(lists, noise)).mean())
            .only(rate -> true, visible::contains);
    SeedSweep toZero = grid.sweep(lists -> lists.modes().switchesToZero());
    SeedSweep actual = grid.sweep(lists -> lists.modes().switches());
    double firstPaired =
        grid.plan().seeds().stream()
            .mapToDouble(seed -> grid.first(seed).pairedTest().correlation())
            .min()
            .orElseThrow();
    double firstNoise =
        grid.plan().seeds().stream()
            .mapToDouble(
                seed ->
                    grid.first(seed)
                        .pairedTest(ModeLists.SIGNAL, grid.first(seed).modes().eigenvalues().length)
                        .correlation())
            .min()
            .orElseThrow();
    return List.of(
        Claim.paper(
            "P1",
            "R of the two sorted lists, mean over seeds, exceeds 0.80 at all four rates",
            Arrays.stream(means).allMatch(mean -> mean > 0.80),
            "means %s".formatted(Text.numbers(means))),
        Claim.refuted(
            "every run",
            "R exceeds 0.80 in every run",
            correlation.smallest() > 0.80,
            "smallest %s; seed 42 has %s"
                .formatted(
                    Text.number(correlation.smallest()), Text.numbers(correlation.ofSeed(42)))),
        Claim.paper(
            "P2",
            "Less than 0.1 % of the activations switch, as published on a step to zero targets",
            Arrays.stream(switchRate.means()).allMatch(rate -> rate < 1e-3),
            "mean rates %s; that step is not one of training"
                .formatted(Text.numbers(switchRate.means()))),
        Claim.refuted(
            "edge of stability",
            "The tested rates include the edge of stability: eta lambda_max/2 of at least 0.9",
            stability.largest() >= 0.9,
            "it is at most %s".formatted(Text.number(stability.largest(), 3))),
        Claim.refuted(
            "agreement",
            "Theory and measurement agree: the median entry within a factor of 10",
            disagreement.largest() < 1,
            "median |log10 ratio|, mean over seeds by rate: %s, growing while R stays"
                .formatted(Text.numbers(disagreement.means()))),
        Claim.refuted(
            "switching",
            "R falls as more activations switch",
            grid.correlationWithSwitches() < 0,
            "their correlation is %s, on four means of which two have no switch"
                .formatted(Text.number(grid.correlationWithSwitches(), 3))),
        Claim.corrected(
            "P3",
            "No run is near the edge: eta lambda_max/2 is at most 0.07 at all four rates",
            stability.largest() <= 0.07,
            "%s by rate, largest of the seeds"
                .formatted(
                    Text.numbers(
                        grid.plan().learningRates().stream()
                            .mapToDouble(
                                rate -> stability.only(r -> r.equals(rate), s -> true).largest())
                            .toArray()))),
        Claim.corrected(
            "P4",
            "R does not beat noise: sorted noise has mean R of at least 0.88 against every theory"
                + " list, seeds "
                + visible,
            random.smallest() >= 0.88,
            "mean R of noise %s to %s, above %d of the four published means"
                .formatted(
                    Text.number(random.smallest(), 3),
                    Text.number(random.largest(), 3),
                    Arrays.stream(means).filter(mean -> mean < random.largest()).count())),
        Claim.corrected(
            "P5",
            "The published switches are not those of training: seed 42 at eta = 0.01 and seed 137"
                + " at 0.003 switch in the step to zero, and not at all in the actual one",
            toZero.at(42, 0.01) > 0
                && actual.at(42, 0.01) == 0
                && toZero.at(137, 0.003) > 0
                && actual.at(137, 0.003) == 0,
            "to zero %s and %s, actual %s and %s; over all runs %s against %s"
                .formatted(
                    Text.plain(toZero.at(42, 0.01)),
                    Text.plain(toZero.at(137, 0.003)),
                    Text.plain(actual.at(42, 0.01)),
                    Text.plain(actual.at(137, 0.003)),
                    Text.plain(total(toZero)),
                    Text.plain(total(actual)))),
        Claim.corrected(
            "P6",
            "The lists differ by four to five orders of magnitude, more at every higher rate, seeds"
                + " "
                + visible,
            disagreement.only(rate -> true, visible::contains).smallest() > 4
                && visible.stream().allMatch(seed -> rising(disagreement.ofSeed(seed))),
            visible.stream()
                .map(seed -> "seed %d: %s".formatted(seed, Text.numbers(disagreement.ofSeed(seed))))
                .toList()
                .toString()),
        Claim.corrected(
            "P7",
            "Mode by mode, c_k follows lambda_k^2 |e_k|^2 at the first weights (R >= 0.95), and no"
                + " longer after 500 updates at eta = 0.003 and above (mean R < 0.9)",
            firstPaired >= 0.95
                && Arrays.stream(
                        paired(grid, grid.plan().learningRates())
                            .only(rate -> rate >= 0.003, seed -> true)
                            .means())
                    .allMatch(mean -> mean < 0.9),
            "first weights: R from %s, but from %s within the 15 noise modes; after training by rate %s; at eta = %s, eta lambda_max/2 up to %s: %s"
                .formatted(
                    Text.number(firstPaired),
                    Text.number(firstNoise),
                    Text.numbers(paired(grid, grid.plan().learningRates()).means()),
                    FAST_RATES,
                    Text.number(grid.stability(FAST_RATES).largest(), 3),
                    Text.numbers(paired(grid, FAST_RATES).means()))));
  }

  private static double total(SeedSweep sweep) {
    return Arrays.stream(sweep.values()).flatMapToDouble(Arrays::stream).sum();
  }

  private static boolean rising(double[] values) {
    for (int i = 1; i < values.length; i++) {
      if (!(values[i] > values[i - 1])) {
        return false;
      }
    }
    return true;
  }

  private static Figure figure(Grid grid, SortedNoise noise, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    SeedSweep correlation = grid.correlation();
    series.add(Figure.Series.measured("sorted lists, as published", correlation));
    series.add(Figure.Series.measured("mode by mode", paired(grid, grid.plan().learningRates())));
    SeedSweep random = grid.sweep(lists -> Summary.of(noise(lists, noise)).mean());
    series.add(
        new Figure.Series("noise, sorted", Figure.Style.FIT, random.rates(), random.means(), null));
    if (published != null) {
      series.add(
          Figure.Series.published(
              "published",
              correlation.rates(),
              published.aggregate().get("by_lr").properties().stream()
                  .sorted(Comparator.comparingDouble(entry -> Double.parseDouble(entry.getKey())))
                  .mapToDouble(entry -> entry.getValue().get("mean_ck_correlation").asDouble())
                  .toArray()));
    }
    return new Figure(
        "E21-correlation",
        "Correlation of theory and measured mode coefficients, 20-64-5 ReLU, MSE",
        new Figure.Axis("learning rate", true),
        new Figure.Axis("R", false),
        series);
  }
}
