package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.GateSwitching;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.SharpnessAt;
import dev.edgelaw.stats.PowerLawFit;
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
import dev.edgelaw.study.Text;
import dev.edgelaw.theory.GateSwitchingRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * E15: switching gates against width, with mean squared error, at three learning rates; beside the
 * published seeds seven more, for an interval.
 */
public final class E15WidthSwitchRate implements Study {
  static final List<Integer> WIDTHS = List.of(16, 32, 64, 128, 256);
  static final List<Double> RATES = List.of(0.001, 0.01, 0.1);

  /** Share of the pairs that flip per update, mean over updates. */
  static final ToDoubleFunction<WidthSwitching.Run> RATE = run -> run.gates().meanRate();

  /** Flips per update, mean over updates. */
  static final ToDoubleFunction<WidthSwitching.Run> TOTAL = run -> run.gates().meanFlips();

  /** Creates the study. */
  public E15WidthSwitchRate() {}

  @Override
  public String id() {
    return "E15";
  }

  @Override
  public String title() {
    return "Width and switch rate";
  }

  @Override
  public String claim() {
    return "Per-neuron switch rates fall as m^-0.5 below the edge of stability and do not depend on m at it";
  }

  @Override
  public Headline headline(Findings findings) {
    double rSquared =
        ((PowerLawFit)
                ((Map<?, ?>)
                        findings.aggregates().get("learningRate " + Text.plain(RATES.getLast())))
                    .get("rateFit"))
            .rSquared();
    return Headline.of(
        "switch rate independent of m at the edge",
        "beta at eta = 0.1",
        findings.published("beta", "learningRate", RATES.getLast()),
        findings.holds("edge of stability") && findings.holds("independent of width")
            ? Verdict.HOLDS
            : Verdict.FAILS,
        "no width trains at the edge; a fit with R^2 %s, resting on m = 256"
            .formatted(Text.number(rSquared, 2)));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(Protocol.STEPS);
    List<Cell> cells = new ArrayList<>();
    for (int width : WIDTHS) {
      for (long seed : seeds) {
        for (double rate : rates) {
          List<Observation<?>> observations = new ArrayList<>();
          observations.add(new Observation.Conservation());
          observations.add(new GateSwitching());
          if (rate == rates.getLast()) {
            observations.add(edge(steps));
          }
          cells.add(new Cell(WidthSwitching.run(width, rate, steps, seed), observations));
        }
      }
    }
    if (!options.overridden()) {
      cells.addAll(SwitchingSeeds.cells());
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  /** Where the sharpness of the fastest runs is taken. */
  private static SharpnessAt edge(int steps) {
    return new SharpnessAt(
        List.copyOf(new TreeSet<>(List.of(0, Math.min(50, steps), Math.min(500, steps), steps))));
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    List<WidthSwitching.Run> runs = new ArrayList<>();
    for (int width : WIDTHS) {
      for (long seed : plan.seeds()) {
        for (double rate : plan.learningRates()) {
          Optional<SharpnessAt> edge =
              rate == plan.learningRates().getLast()
                  ? Optional.of(edge(plan.steps()))
                  : Optional.empty();
          runs.add(WidthSwitching.read(results, width, rate, plan.steps(), seed, edge));
        }
      }
    }
    WidthSwitching all = new WidthSwitching(WIDTHS, runs);
    List<Map<String, Object>> rows = runs.stream().map(run -> row(run, plan.steps())).toList();
    if (plan.overridden()) {
      return new Findings(
          rows,
          aggregates(all, plan.learningRates()),
          List.of(),
          List.of(),
          List.of(figure(all, plan.learningRates(), null)));
    }
    Published published = Published.of(id());
    SwitchingSeeds seeds = SwitchingSeeds.of(results);
    List<Claim> claims = new ArrayList<>(E15Claims.of(all, published, plan.steps()));
    claims.addAll(new E15SeedClaims(seeds).list());
    return new Findings(
        rows,
        Fields.of(aggregates(all, plan.learningRates())).and("tenSeeds", seeds.aggregate()).map(),
        E15Comparisons.of(all, published).list(),
        claims,
        List.of(
            figure(all, plan.learningRates(), published),
            E15Figures.perPath(all, plan.learningRates()),
            E15Figures.seeds(seeds)));
  }

  private static Map<String, Object> row(WidthSwitching.Run run, int steps) {
    GateSwitchingRecord gates = run.gates();
    Fields row =
        Fields.of("width", run.width())
            .and("seed", run.seed())
            .and("learningRate", run.rate())
            .and("meanTotalSwitches", gates.meanFlips())
            .and("stdTotalSwitches", run.flipDeviation())
            .and("medianSwitches", run.medianFlips())
            .and("meanPerNeuronRate", gates.meanRate())
            .and("meanNeuronsChanged", gates.meanNeuronsChanged())
            .and("meanFractionNeuronsChanged", gates.meanNeuronsChanged() / run.width())
            .and("zeroChangeFraction", gates.quietShare())
            .and("firstRate", run.firstRate())
            .and("mostSwitches", gates.mostFlips())
            .and("netChange", gates.netChange())
            .and("flipsPerPath", run.flipsPerPath())
            .and("flipsOverExpected", gates.flipsOverExpected())
            .and("drift", run.record().drift(0))
            .and("finalLoss", run.record().lastLoss())
            .and("identityResidual", run.record().worstIdentityResidual());
    if (run.sharpness().isPresent()) {
      row.and("initialSharpness", run.sharpness().get().at(0))
          .and("initialEdge", run.edge(0))
          .and("finalEdge", run.edge(steps));
    }
    return row.map();
  }

  private static Map<String, Object> aggregates(WidthSwitching all, List<Double> rates) {
    Fields fields =
        Fields.of("width", all.widths())
            .and("meanPerNeuronRate", all.means(RATE))
            .and("stdPerNeuronRate", all.deviations(RATE))
            .and("meanTotalSwitches", all.means(TOTAL))
            .and("stdTotalSwitches", all.deviations(TOTAL))
            .and("meanNeuronsChanged", all.means(run -> run.gates().meanNeuronsChanged()));
    all.fit(RATE).ifPresent(fit -> fields.and("rateFit", fit));
    all.fit(TOTAL).ifPresent(fit -> fields.and("totalFit", fit));
    for (double rate : rates) {
      WidthSwitching part = all.rate(rate);
      Fields one =
          Fields.of("meanPerNeuronRate", part.means(RATE))
              .and("flipsPerPath", part.means(WidthSwitching.Run::flipsPerPath))
              .and("flipsOverExpected", part.means(run -> run.gates().flipsOverExpected()));
      part.fit(RATE).ifPresent(fit -> one.and("rateFit", fit));
      part.fit(WidthSwitching.Run::firstRate).ifPresent(fit -> one.and("firstRateFit", fit));
      part.fit(WidthSwitching.Run::flipsPerPath).ifPresent(fit -> one.and("perPathFit", fit));
      fields.and("learningRate " + Text.plain(rate), one.map());
    }
    return fields.map();
  }

  private static Figure figure(WidthSwitching all, List<Double> rates, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    PublishedPoints points = new PublishedPoints();
    for (double rate : rates) {
      WidthSwitching part = all.rate(rate);
      String eta = Text.plain(rate);
      series.add(
          new Figure.Series(
              "eta " + eta,
              Figure.Style.MEASURED,
              logarithms(part.axis()),
              part.means(RATE),
              part.deviations(RATE)));
      if (published != null) {
        points.add(
            "eta " + eta,
            logarithms(part.axis()),
            Published.numbers(
                published.aggregate().get("mean_per_neuron_rate_by_lr_and_width").get(eta)));
      }
    }
    double[] first = all.rate(rates.getLast()).means(WidthSwitching.Run::firstRate);
    series.add(
        new Figure.Series(
            "first update, eta " + Text.plain(rates.getLast()),
            Figure.Style.MEASURED,
            logarithms(all.axis()),
            first,
            new double[first.length]));
    if (published != null) {
      series.addAll(points.series());
    }
    return new Figure(
        "E15-switching",
        "Gates that switch per update, 20-m-5 ReLU, MSE",
        // A logarithmic axis of one decade has one label.
        new Figure.Axis("log2 of the width m", false),
        new Figure.Axis("flips per pair and update", true),
        series);
  }

  private static double[] logarithms(double[] widths) {
    return Arrays.stream(widths).map(m -> StrictMath.log(m) / StrictMath.log(2)).toArray();
  }
}
