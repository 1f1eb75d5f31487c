package dev.edgelaw.studies;

import dev.edgelaw.data.DataSource;
import dev.edgelaw.data.Mnist;
import dev.edgelaw.data.MnistFiles;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.ConservationTrajectory;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SharpnessTrajectory;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.MeanInterval;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Comparison;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E4: drift of the conservation laws of a deep network on digits below and at the edge. */
public final class E04EdgeOfStability implements Study {
  private static final List<Long> SEEDS = List.of(42L, 137L, 256L);
  private static final List<Double> RATES = List.of(0.1, 0.5, 1.0, 2.0);
  private static final int STEPS = 5000;
  private static final int EVERY = 25;
  private static final int SAMPLES = 2000;
  private static final int TEST_SAMPLES = 200;
  private static final Architecture NETWORK =
      Architecture.unbiased(Activation.relu(), 784, 32, 32, 32, 32, 10);
  private static final DivergenceRule DIVERGENCE = new DivergenceRule(1e6, Double.MAX_VALUE);
  private static final ConservationTrajectory LAWS = new ConservationTrajectory(EVERY);
  private static final SharpnessTrajectory SHARPNESS = new SharpnessTrajectory(EVERY, 1e-4, 30);

  /** Creates the study. */
  public E04EdgeOfStability() {}

  @Override
  public String id() {
    return "E04";
  }

  @Override
  public String title() {
    return "Conservation breaking at the edge of stability (deep net, MNIST)";
  }

  @Override
  public String claim() {
    return "At the edge of stability the drift of C_1 is 5500 times what it is far below";
  }

  @Override
  public Headline headline(Findings findings) {
    double[] rates = findings.numbers("learningRate");
    double square = Math.pow(rates[rates.length - 1] / rates[0], 2);
    Comparison rise = findings.published("driftRise");
    return Headline.of(
        "5500 times the drift at the edge",
        "rise of the drift",
        rise,
        findings.holds("5500") ? Verdict.HOLDS : Verdict.FAILS,
        "eta^2 alone gives %s of it, S rises %s-fold, at equal time hardly"
            .formatted(Text.number(square, 3), Text.number(rise.ours() / square, 3)));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(STEPS);
    DataSource digits =
        options.digits().isPresent()
            ? new MnistFiles(options.digits().get(), SAMPLES, TEST_SAMPLES)
            : new Mnist(SAMPLES, TEST_SAMPLES);
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      for (double rate : rates) {
        cells.add(
            Cell.of(
                run(digits, rate, steps, seed), new Observation.Conservation(), LAWS, SHARPNESS));
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static RunSpec run(DataSource digits, double learningRate, int steps, long seed) {
    return new RunSpec(
        NETWORK,
        digits,
        new Loss.MeanSquaredError(),
        Optimizer.gradientDescent(),
        learningRate,
        steps,
        seed,
        DIVERGENCE);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    DataSource digits = plan.cells().getFirst().run().data();
    EdgeSweep sweep =
        EdgeSweep.of(
            plan.learningRates(),
            plan.seeds(),
            (rate, seed) -> read(results, run(digits, rate, plan.steps(), seed)));
    List<Map<String, Object>> rows =
        sweep.list().stream()
            .map(run -> run.row(diverged(results, digits, run, plan.steps())))
            .toList();
    boolean judged = !plan.overridden();
    Published published = Published.of(id());
    return new Findings(
        rows,
        aggregates(sweep, plan.steps()),
        judged ? EdgeComparisons.of(sweep, published, Published.rerunsOf(id())) : List.of(),
        judged ? EdgeClaims.of(sweep, plan.steps()) : List.of(),
        figures(sweep, plan.steps(), judged ? published : null));
  }

  private static EdgeRun read(Results results, RunSpec run) {
    return new EdgeRun(
        run.seed(),
        run.learningRate(),
        results.conservation(run),
        results.of(run, LAWS),
        results.of(run, SHARPNESS));
  }

  private static boolean diverged(Results results, DataSource digits, EdgeRun run, int steps) {
    return results.of(run(digits, run.learningRate(), steps, run.seed())).outcome().diverged();
  }

  private static Map<String, Object> aggregates(EdgeSweep sweep, int steps) {
    SeedSweep drift = sweep.quantity(run -> run.drift(0));
    Fields fields =
        Fields.of("learningRate", drift.rates())
            .and("meanDrift", drift.means())
            .and("stdDrift", drift.deviations())
            .and("driftRise", EdgeClaims.rise(drift))
            .and("meanTotalDrift", sweep.quantity(EdgeRun::totalDrift).means())
            .and("totalDriftRise", EdgeClaims.rise(sweep.quantity(EdgeRun::totalDrift)))
            .and("meanImbalanceSum", sweep.quantity(EdgeRun::imbalanceSum).means())
            .and("meanPeakSharpness", sweep.quantity(EdgeRun::peakSharpness).means())
            .and("meanFinalSharpness", sweep.quantity(EdgeRun::lastSharpness).means())
            .and("meanLateSharpness", sweep.quantity(EdgeRun::lateSharpness).means())
            .and("meanFinalLoss", sweep.quantity(EdgeRun::finalLoss).means())
            .and("meanFinalAccuracy", sweep.quantity(EdgeRun::accuracy).means());
    SeedSweep equal = sweep.atEqualTime(steps, (run, record) -> run.driftAt(record, 0));
    SeedSweep loss =
        sweep.atEqualTime(steps, (run, record) -> EdgeRun.at(run.sharpness().loss(), record));
    Fields equalTime =
        Fields.of("time", sweep.learningRates().getFirst() * steps)
            .and("meanDrift", equal.means())
            .and("meanImbalanceSum", EdgeClaims.overSquaredRate(equal).means())
            .and("meanLoss", loss.means());
    for (long seed : sweep.seeds()) {
      equalTime
          .and("driftOfSeed" + seed, equal.ofSeed(seed))
          .and("lossOfSeed" + seed, loss.ofSeed(seed));
    }
    fields.and("atEqualTime", equalTime.map());
    List<Map<String, Object>> speedUps = new ArrayList<>();
    for (double rate : sweep.learningRates()) {
      double[] logarithms = EdgeClaims.logSpeedUps(sweep, rate);
      Interval interval = MeanInterval.of(0.95, logarithms);
      speedUps.add(
          Fields.of("learningRate", rate)
              .and("geometricMean", StrictMath.exp(Summary.of(logarithms).mean()))
              .and("low95", StrictMath.exp(interval.low()))
              .and("high95", StrictMath.exp(interval.high()))
              .map());
    }
    return fields.and("edgeSpeedUp", speedUps).map();
  }

  private static List<Figure> figures(EdgeSweep sweep, int steps, Published published) {
    SeedSweep drift = sweep.quantity(run -> run.drift(0));
    List<Figure.Series> drifts = new ArrayList<>();
    drifts.add(Figure.Series.measured("edgelaw, pair 1, mean over seeds", drift));
    drifts.add(
        Figure.Series.measured(
            "the same at equal time",
            sweep.atEqualTime(steps, (run, record) -> run.driftAt(record, 0))));
    List<Figure.Series> curves = new ArrayList<>();
    long seed = sweep.seeds().getFirst();
    for (double rate : sweep.learningRates()) {
      EdgeRun run = sweep.at(seed, rate);
      curves.add(
          new Figure.Series(
              "eta = " + Text.plain(rate),
              Figure.Style.CURVE,
              Arrays.stream(run.track().updates()).mapToDouble(step -> rate * step).toArray(),
              Arrays.stream(run.sharpness().sharpness()).map(v -> v / run.threshold()).toArray(),
              null));
    }
    if (published != null) {
      double[] means =
          sweep.learningRates().stream()
              .mapToDouble(
                  rate ->
                      published.aggregate().get("" + rate).get("mean_abs_drift_pair1").asDouble())
              .toArray();
      drifts.add(Figure.Series.published("published", drift.rates(), means));
      curves.addAll(publishedSharpness(published.perSeed().getFirst().figures().get("runs")));
    }
    return List.of(
        new Figure(
            "E04-drift",
            "Drift of C_1, 784-32-32-32-32-10 ReLU on digits",
            new Figure.Axis("learning rate eta", true),
            new Figure.Axis("|C_1 - C_1 after update 1|", true),
            drifts),
        new Figure(
            "E04-sharpness",
            "Sharpness in units of 2/eta, seed " + seed,
            new Figure.Axis("eta t", true),
            new Figure.Axis("sharpness eta / 2", true),
            curves));
  }

  private static List<Figure.Series> publishedSharpness(JsonNode runs) {
    PublishedPoints points = new PublishedPoints();
    for (JsonNode run : runs) {
      double rate = run.get("lr").asDouble();
      double[] steps = Published.numbers(run.get("trajectory").get("step"));
      double[] sharpness = Published.numbers(run.get("trajectory").get("lambda_max"));
      points.add(
          "eta = " + Text.plain(rate),
          Arrays.stream(steps).map(step -> rate * step).toArray(),
          Arrays.stream(sharpness).map(value -> value * rate / 2).toArray());
    }
    return points.series();
  }
}
