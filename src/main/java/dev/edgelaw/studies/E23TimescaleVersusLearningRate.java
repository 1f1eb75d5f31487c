package dev.edgelaw.studies;

import dev.edgelaw.curvature.SpectrumTrack;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
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
import dev.edgelaw.study.Text;
import dev.edgelaw.theory.ConcentrationRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** E23: the time in which the softmax concentrates, against the learning rate. */
public final class E23TimescaleVersusLearningRate implements Study {
  private static final List<Double> RATES = List.of(0.003, 0.005, 0.01, 0.02, 0.03);

  private static final int STEPS = 3000;

  /** Creates the study. */
  public E23TimescaleVersusLearningRate() {}

  @Override
  public String id() {
    return "E23";
  }

  @Override
  public String title() {
    return "Softmax concentration time against learning rate";
  }

  @Override
  public String claim() {
    return "The softmax concentrates on a time scale tau = 1.33/eta + 29 steps, R^2 = 0.988";
  }

  @Override
  public Headline headline(Findings findings) {
    boolean holds = findings.holds("Theta(1/eta)") && findings.holds("exponential");
    return Headline.of(
        "softmax timescale tau = 1.33/eta + 29",
        "slope against 1/eta",
        findings.published("linear.slope"),
        holds ? Verdict.HOLDS : Verdict.FAILS,
        "tau goes as eta^%s and depends on the checkpoints; crossing times go as 1/eta"
            .formatted(Text.number(findings.published("powerLaw.exponent").ours(), 3)));
  }

  @Override
  public Plan plan(PlanOptions options) {
    List<Long> seeds = options.seedsOr(Protocol.THREE_SEEDS);
    List<Double> rates = options.learningRatesOr(RATES);
    int steps = options.stepsOr(STEPS);
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      cells.add(
          Cell.of(
              ConcentrationGrid.run(rates.getFirst(), steps, seed),
              ConcentrationGrid.FIRST_HESSIAN));
      for (double rate : rates) {
        cells.add(
            Cell.of(
                ConcentrationGrid.run(rate, steps, seed),
                ConcentrationGrid.concentration(steps),
                ConcentrationGrid.spectrum(steps)));
      }
      if (!options.overridden()) {
        cells.add(
            Cell.of(
                ConcentrationGrid.run(FrozenKernelGrid.RATE, steps, seed),
                FrozenKernelGrid.OBSERVED));
        for (double rate : ConcentrationGrid.FAST_RATES) {
          int common = ConcentrationGrid.commonSteps(rate);
          cells.add(
              Cell.of(
                  ConcentrationGrid.run(rate, common, seed),
                  ConcentrationGrid.concentrationAt(common)));
        }
      }
    }
    if (!options.overridden()) {
      cells.addAll(ConcentrationVariants.cells(seeds));
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    ConcentrationGrid grid = new ConcentrationGrid(plan, results);
    Published published = Published.of(id());
    boolean judged = !plan.overridden();
    return new Findings(
        rows(grid),
        aggregates(grid),
        judged ? new E23Comparisons(grid, published).all().list() : List.of(),
        judged ? claims(grid, published) : List.of(),
        List.of(
            E23Figures.timescale(grid, judged ? published : null),
            figure(grid, judged ? published : null)));
  }

  private static List<Claim> claims(ConcentrationGrid grid, Published published) {
    List<Claim> claims = new ArrayList<>(new E23Claims(grid, published.visibleSeeds()).list());
    claims.addAll(new E23MechanismClaims(grid, published.visibleSeeds()).list());
    return claims;
  }

  private static List<Map<String, Object>> rows(ConcentrationGrid grid) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : grid.plan().seeds()) {
      for (double rate : grid.plan().learningRates()) {
        ConcentrationRecord record = grid.concentration(seed, rate);
        ConcentrationDecay decay = grid.decay(seed, rate);
        SpectrumTrack spectrum = grid.spectrum(seed, rate);
        rows.add(
            Fields.of(Fields.at(seed, rate))
                .and("tau", decay.tau())
                .and("a", decay.amplitude())
                .and("rSquared", decay.rSquared())
                .and("points", decay.points())
                .and("powerLawRSquared", decay.powerRSquared())
                .and("tailExponent", decay.tailExponent())
                .and("tailRSquared", decay.tailRSquared())
                .and("order", decay.order())
                .and("coefficient", decay.coefficient())
                .and("checkpoints", record.checkpoints())
                .and("oneMinusQ", record.missing())
                .and("qMin", record.smallest())
                .and("qMax", record.largest())
                .and("loss", record.loss())
                .and("accuracy", record.accuracy())
                .and(
                    "crossingTimes",
                    Arrays.stream(ConcentrationGrid.LEVELS).map(record::crossingTime).toArray())
                .and("hessianCheckpoints", spectrum.checkpoints())
                .and("lambdaMax", spectrum.sharpness())
                .and("lambdaMin", spectrum.smallest())
                .and("nPositive", spectrum.positive())
                .and("positiveSum", spectrum.positiveSum())
                .and("initialLambdaMax", grid.firstHessian(seed).sharpness()[0])
                .and("initialLambdaMin", grid.firstHessian(seed).smallest()[0])
                .map());
      }
    }
    return rows;
  }

  private static Map<String, Object> aggregates(ConcentrationGrid grid) {
    SeedSweep tau = grid.tau();
    Fields fields =
        Fields.of("learningRate", tau.rates())
            .and("meanTau", tau.means())
            .and("stdTau", tau.deviations());
    ConcentrationGrid.againstInverseRate(tau).ifPresent(fit -> fields.and("linear", fit));
    tau.fit(0).ifPresent(fit -> fields.and("powerLaw", fit));
    for (double level : ConcentrationGrid.LEVELS) {
      SeedSweep crossing = grid.crossing(level);
      String name = "crossing" + Text.plain(level);
      ConcentrationGrid.againstInverseRate(crossing)
          .ifPresent(fit -> fields.and(name + "Linear", fit));
      crossing.fit(0).ifPresent(fit -> fields.and(name + "PowerLaw", fit));
    }
    fields.and("meanScaledSharpness", grid.scaledSharpness().means());
    if (!grid.plan().overridden()) {
      fields
          .and("frozenKernel", new FrozenKernelGrid(grid).describe())
          .and(
              "variants", new ConcentrationVariants(grid.plan().seeds(), grid.results()).describe())
          .and("fastLearningRate", ConcentrationGrid.FAST_RATES)
          .and(
              "ratioAtCommonTime",
              ConcentrationGrid.departures(grid, ConcentrationGrid.FAST_RATES).means());
    }
    return fields.map();
  }

  private static Figure figure(ConcentrationGrid grid, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    long seed = grid.plan().seeds().getFirst();
    for (double rate : grid.plan().learningRates()) {
      ConcentrationRecord record = grid.concentration(seed, rate);
      series.add(
          new Figure.Series(
              "eta = " + Text.plain(rate),
              Figure.Style.MEASURED,
              scaledTimes(record.checkpoints(), rate),
              tail(record.missing()),
              null));
    }
    if (published != null) {
      JsonNode run = published.perSeed().getFirst().figures().get("runs").get(0);
      series.add(
          Figure.Series.published(
              "published, eta = " + Text.plain(run.get("lr").asDouble()),
              scaledTimes(
                  ConcentrationGrid.CHECKPOINTS.stream().mapToInt(Integer::intValue).toArray(),
                  run.get("lr").asDouble()),
              tail(Published.numbers(run.get("one_minus_q")))));
    }
    return new Figure(
        "E23-concentration",
        "1 - q against eta t, seed %d: one curve for all rates".formatted(seed),
        new Figure.Axis("eta t", true),
        new Figure.Axis("1 - mean probability of the correct class", true),
        series);
  }

  /** Without t = 0, which has no place on a logarithmic axis. */
  private static double[] scaledTimes(int[] checkpoints, double rate) {
    return Arrays.stream(checkpoints).skip(1).mapToDouble(t -> rate * t).toArray();
  }

  private static double[] tail(double[] values) {
    return Arrays.copyOfRange(values, 1, values.length);
  }
}
