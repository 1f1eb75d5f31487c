package dev.edgelaw.studies;

import dev.edgelaw.curvature.GradientSpectrum;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
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
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Study;
import dev.edgelaw.theory.DataModes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** E21: mode coefficients of a two-layer ReLU net after 500 updates. */
public final class E21ReluModeCoefficients implements Study {
  private static final List<Double> RATES = List.of(0.0005, 0.001, 0.003, 0.01);

  private static final int STEPS = 500;

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
    return "c_k ~ e_k^2 lambda_k^2 carries over to ReLU nets with R > 0.80 at all rates, the edge of stability included";
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
      cells.add(Cell.of(ReluModes.run(rates.getFirst(), steps, seed), ReluModes.FIRST_MODES));
      for (double rate : rates) {
        List<Observation<?>> observed = new ArrayList<>(ReluModes.observed(steps, false));
        observed.addAll(ReluModes.observed(steps, true));
        observed.add(new Observation.Conservation());
        cells.add(new Cell(ReluModes.run(rate, steps, seed), observed));
      }
    }
    if (!options.overridden()) {
      for (List<RunSpec> runs :
          ReluModes.limited(seeds, steps, options.sharpness()).runs().values()) {
        runs.forEach(run -> cells.add(new Cell(run, ReluModes.observed(steps, false))));
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    ReluModes grid = ReluModes.of(plan, results);
    Published published = Published.of(id());
    SortedNoise noise = ModeLists.noise(Protocol.TWO_LAYER.parameterCount());
    boolean judged = !plan.overridden();
    return new Findings(
        rows(grid, noise),
        aggregates(grid),
        judged ? new E21Comparisons(grid, published).all().list() : List.of(),
        judged ? claims(grid, noise, published) : List.of(),
        List.of(figure(grid, noise, judged ? published : null)));
  }

  private static List<Claim> claims(ReluModes grid, SortedNoise noise, Published published) {
    List<Claim> claims =
        new ArrayList<>(new E21Claims(grid, noise, published.visibleSeeds()).list());
    claims.addAll(new E21EdgeClaims(grid).list());
    return claims;
  }

  private static List<Map<String, Object>> rows(ReluModes grid, SortedNoise noise) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : grid.plan().seeds()) {
      for (double rate : grid.plan().learningRates()) {
        ModeLists lists = grid.lists(seed, rate);
        DataModes modes = lists.modes();
        GradientSpectrum spectrum = lists.spectrum();
        double[] random = ReluModes.noise(lists, noise);
        rows.add(
            Fields.of(Fields.at(seed, rate))
                .and("ckCorrelation", lists.sortedCorrelation())
                .and("spectrumCorrelation", lists.spectrumCorrelation())
                .and("finalLoss", grid.finalLoss(seed, rate))
                .and("activeFraction", modes.activeFraction())
                .and("switchesZeroTargetStep", modes.switchesToZero())
                .and("switchesTrueTargetStep", modes.switches())
                .and("switchRate", ReluModes.switchRate(modes))
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
                .and("pairedTestNoise", ReluModes.pairedWithinNoise(lists))
                .and("initialPairedTest", grid.first(seed).pairedTest())
                .and("initialPairedTestNoise", ReluModes.pairedWithinNoise(grid.first(seed)))
                .map());
      }
    }
    return rows;
  }

  private static Map<String, Object> aggregates(ReluModes grid) {
    SeedSweep correlation = grid.correlation();
    Fields fields =
        Fields.of("learningRate", correlation.rates())
            .and("meanCkCorrelation", correlation.means())
            .and("stdCkCorrelation", correlation.deviations())
            .and("meanSwitchRate", grid.switchRate().means())
            .and("errorOfPredictedSum", grid.errorOfSum().values())
            .and("correlationWithSwitchRate", grid.correlationWithSwitches())
            .and("meanMedianLog10Disagreement", grid.sweep(ModeLists::medianDisagreement).means());
    if (!grid.plan().overridden()) {
      fields
          .and("shareOfLimit", ReluModes.SHARES)
          .and("limitedStability", grid.limitedStability().values())
          .and("limitedCkCorrelation", grid.limited(ModeLists::sortedCorrelation).values())
          .and(
              "limitedPairedCorrelation",
              grid.limited(lists -> lists.pairedTest().correlation()).values());
    }
    return fields.map();
  }

  private static Figure figure(ReluModes grid, SortedNoise noise, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    SeedSweep correlation = grid.correlation();
    series.add(Figure.Series.measured("sorted lists, as published", correlation));
    series.add(Figure.Series.measured("mode by mode", grid.paired()));
    SeedSweep random = grid.sweep(lists -> Summary.of(ReluModes.noise(lists, noise)).mean());
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
        "Theory against measured mode coefficients, ReLU, MSE",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("correlation R", false),
        series);
  }
}
