package dev.edgelaw.studies;

import dev.edgelaw.curvature.SpectrumTrack;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SoftmaxConcentration;
import dev.edgelaw.engine.SpectrumCheckpoints;
import dev.edgelaw.stats.LineFit;
import dev.edgelaw.stats.PowerLawFit;
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
import dev.edgelaw.theory.ConcentrationRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** E23: the time in which the softmax concentrates, against the learning rate. */
public final class E23TimescaleVersusLearningRate implements Study {
  private static final List<Double> RATES = List.of(0.003, 0.005, 0.01, 0.02, 0.03);
  private static final int STEPS = 3000;
  private static final List<Integer> CHECKPOINTS =
      List.of(0, 10, 25, 50, 75, 100, 150, 200, 300, 400, 500, 700, 1000, 1500, 2000, 2500, 3000);
  private static final List<Integer> HESSIAN_CHECKPOINTS = List.of(200, 500, 1000);
  private static final int LAST_HESSIAN = 1000;

  /** The rates share their first weights, so one of them shows the first Hessian of all. */
  private static final Observation<SpectrumTrack> FIRST_HESSIAN =
      new SpectrumCheckpoints(List.of(0));

  private static final double[] LEVELS = {0.5, 0.1, 0.02};

  /** Rates at and beyond 2/sharpness, for the departure from gradient flow at the same eta t. */
  private static final List<Double> FAST_RATES = List.of(0.1, 0.3, 1.0);

  /** The time s = eta t at which the runs are compared. */
  private static final double COMMON_TIME = 3;

  /** E18 observes the same run of this rate. */
  private static final double SHARED_RATE = 0.01;

  /** Checkpoints of E18. */
  private static final List<Integer> E18_CHECKPOINTS =
      List.of(0, 50, 100, 150, 200, 250, 300, 400, 500, 750, 1000);

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
      cells.add(Cell.of(run(rates.getFirst(), steps, seed), FIRST_HESSIAN));
      for (double rate : rates) {
        cells.add(Cell.of(run(rate, steps, seed), concentration(steps), spectrum(steps)));
      }
      if (!options.overridden()) {
        for (double rate : FAST_RATES) {
          int common = commonSteps(rate);
          cells.add(Cell.of(run(rate, common, seed), concentrationAt(common)));
        }
      }
    }
    return new Plan(id(), options.overridden(), seeds, rates, steps, cells);
  }

  private static RunSpec run(double learningRate, int steps, long seed) {
    return Protocol.descent(Protocol.TWO_LAYER, learningRate, steps, seed);
  }

  private static SoftmaxConcentration concentration(int steps) {
    return new SoftmaxConcentration(CHECKPOINTS.stream().filter(t -> t <= steps).toList());
  }

  private static SoftmaxConcentration concentrationAt(int updates) {
    return new SoftmaxConcentration(List.of(updates));
  }

  private static SpectrumCheckpoints spectrum(int steps) {
    return new SpectrumCheckpoints(HESSIAN_CHECKPOINTS.stream().filter(t -> t <= steps).toList());
  }

  /** Number of updates after which eta t is nearest to the common time. */
  private static int commonSteps(double learningRate) {
    return Math.toIntExact(Math.round(COMMON_TIME / learningRate));
  }

  /** What the runs of the grid gave. */
  private record Grid(Plan plan, Results results) {
    ConcentrationRecord concentration(long seed, double rate) {
      return results.of(
          run(rate, plan.steps(), seed),
          E23TimescaleVersusLearningRate.concentration(plan.steps()));
    }

    SpectrumTrack spectrum(long seed, double rate) {
      return results.of(
          run(rate, plan.steps(), seed), E23TimescaleVersusLearningRate.spectrum(plan.steps()));
    }

    SpectrumTrack firstHessian(long seed) {
      return results.of(run(plan.learningRates().getFirst(), plan.steps(), seed), FIRST_HESSIAN);
    }

    ConcentrationDecay decay(long seed, double rate) {
      return ConcentrationDecay.of(concentration(seed, rate), rate);
    }

    SeedSweep sweep(SeedSweep.Quantity quantity) {
      return SeedSweep.of(plan.learningRates(), plan.seeds(), quantity);
    }

    SeedSweep decays(ToDoubleFunction<ConcentrationDecay> quantity) {
      return sweep((seed, rate) -> quantity.applyAsDouble(decay(seed, rate)));
    }

    SeedSweep tau() {
      return decays(ConcentrationDecay::tau);
    }

    SeedSweep crossing(double level) {
      return sweep((seed, rate) -> concentration(seed, rate).crossingTime(level));
    }

    /** eta t lambda_max at the last Hessian checkpoint. */
    SeedSweep scaledSharpness() {
      return sweep(
          (seed, rate) -> rate * LAST_HESSIAN * spectrum(seed, rate).sharpnessAfter(LAST_HESSIAN));
    }

    /** 1 - q at the common time, in units of the slowest run's; NaN where it is no checkpoint. */
    double commonRatio(long seed, double rate) {
      double slowest = plan.learningRates().getFirst();
      double reference = concentration(seed, slowest).missingAfter(commonSteps(slowest));
      ConcentrationRecord record =
          plan.learningRates().contains(rate)
              ? concentration(seed, rate)
              : results.of(run(rate, commonSteps(rate), seed), concentrationAt(commonSteps(rate)));
      return record.missingAfter(commonSteps(rate)) / reference;
    }
  }

  private static Optional<LineFit> againstInverseRate(SeedSweep times) {
    return LineFit.fit(Arrays.stream(times.rates()).map(rate -> 1 / rate).toArray(), times.means());
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    Grid grid = new Grid(plan, results);
    Published published = Published.of(id());
    boolean judged = !plan.overridden();
    return new Findings(
        rows(grid),
        aggregates(grid),
        judged ? comparisons(grid, published).list() : List.of(),
        judged ? claims(grid, published.visibleSeeds()) : List.of(),
        List.of(figure(grid, judged ? published : null)));
  }

  private static List<Map<String, Object>> rows(Grid grid) {
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
                .and("crossingTimes", Arrays.stream(LEVELS).map(record::crossingTime).toArray())
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

  private static Map<String, Object> aggregates(Grid grid) {
    SeedSweep tau = grid.tau();
    Fields fields =
        Fields.of("learningRate", tau.rates())
            .and("meanTau", tau.means())
            .and("stdTau", tau.deviations());
    againstInverseRate(tau).ifPresent(fit -> fields.and("linear", fit));
    tau.fit(0).ifPresent(fit -> fields.and("powerLaw", fit));
    for (double level : LEVELS) {
      SeedSweep crossing = grid.crossing(level);
      String name = "crossing" + Text.plain(level);
      againstInverseRate(crossing).ifPresent(fit -> fields.and(name + "Linear", fit));
      crossing.fit(0).ifPresent(fit -> fields.and(name + "PowerLaw", fit));
    }
    fields.and("meanScaledSharpness", grid.scaledSharpness().means());
    if (!grid.plan().overridden()) {
      fields
          .and("fastLearningRate", FAST_RATES)
          .and("ratioAtCommonTime", departures(grid, FAST_RATES).means());
    }
    return fields.map();
  }

  private static SeedSweep departures(Grid grid, List<Double> rates) {
    return SeedSweep.of(rates, grid.plan().seeds(), grid::commonRatio);
  }

  private static Comparisons comparisons(Grid grid, Published published) {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed(
        (seed, figures) -> {
          for (JsonNode run : figures.get("runs")) {
            compareRun(grid, seed, run, comparisons);
          }
          figures
              .get("float64_rerun_tau")
              .properties()
              .forEach(
                  entry -> {
                    double rate = Double.parseDouble(entry.getKey());
                    comparisons.float64(
                        "tau",
                        Fields.at(seed, rate),
                        entry.getValue().asDouble(),
                        grid.decay(seed, rate).tau(),
                        Tolerances.FLOAT64);
                  });
        });
    compareWithE18(grid, comparisons);
    JsonNode all = published.aggregate();
    Map<String, Object> mean = Fields.of("seeds", "all three").map();
    SeedSweep tau = grid.tau();
    comparisons.publishedByRate(
        "meanTau",
        mean,
        tau.rates(),
        all.get("tau_mean"),
        tau.means(),
        r -> Tolerances.FOUR_DIGITS);
    comparisons.publishedByRate(
        "stdTau",
        mean,
        tau.rates(),
        all.get("tau_std"),
        tau.deviations(),
        rate -> Tolerances.FOUR_DIGIT_TAU_DEVIATION);
    LineFit line = againstInverseRate(tau).orElseThrow();
    PowerLawFit power = tau.fit(0).orElseThrow();
    Tolerance tolerance = Tolerances.CONCENTRATION_TIME;
    comparisons.published(
        "linear.slope", mean, all.get("linear_C").asDouble(), line.slope(), tolerance);
    comparisons.published(
        "linear.intercept",
        mean,
        all.get("linear_intercept").asDouble(),
        line.intercept(),
        tolerance);
    comparisons.published(
        "linear.rSquared", mean, all.get("linear_r2").asDouble(), line.rSquared(), tolerance);
    comparisons.published(
        "powerLaw.exponent",
        mean,
        all.get("power_law_gamma").asDouble(),
        power.exponent(),
        tolerance);
    comparisons.published(
        "powerLaw.rSquared", mean, all.get("power_law_r2").asDouble(), power.rSquared(), tolerance);
    return comparisons;
  }

  private static void compareRun(Grid grid, long seed, JsonNode run, Comparisons comparisons) {
    double rate = run.get("lr").asDouble();
    Map<String, Object> at = Fields.at(seed, rate);
    ConcentrationDecay decay = grid.decay(seed, rate);
    Tolerance time = Tolerances.CONCENTRATION_TIME;
    comparisons.published("tau", at, Published.number(run.get("tau")), decay.tau(), time);
    comparisons.published("a", at, run.get("a").asDouble(), decay.amplitude(), time);
    comparisons.published("rSquared", at, run.get("r2").asDouble(), decay.rSquared(), time);
    comparisons.published(
        "points", at, run.get("n_points").asInt(), decay.points(), Tolerance.absolute(0));
    ConcentrationRecord record = grid.concentration(seed, rate);
    for (int i = 0; i < record.checkpoints().length; i++) {
      int t = record.checkpoints()[i];
      Map<String, Object> then = Fields.of(at).and("t", t).map();
      comparisons.published(
          "oneMinusQ",
          then,
          run.get("one_minus_q").get(i).asDouble(),
          record.missing()[i],
          Tolerances.CONCENTRATION);
      JsonNode loss = run.get("loss").get(String.valueOf(t));
      if (loss != null) {
        comparisons.published(
            "loss", then, loss.asDouble(), record.loss()[i], Tolerances.CHECKPOINT_LOSS);
      }
    }
    compareSpectrum(run, at, grid.firstHessian(seed), comparisons);
    compareSpectrum(run, at, grid.spectrum(seed, rate), comparisons);
  }

  private static void compareSpectrum(
      JsonNode run, Map<String, Object> at, SpectrumTrack spectrum, Comparisons comparisons) {
    for (int i = 0; i < spectrum.checkpoints().length; i++) {
      String t = String.valueOf(spectrum.checkpoints()[i]);
      Map<String, Object> then = Fields.of(at).and("t", spectrum.checkpoints()[i]).map();
      comparisons.published(
          "lambdaMax",
          then,
          run.get("lambda_max").get(t).asDouble(),
          spectrum.sharpness()[i],
          Tolerances.FLOAT32_EIGENVALUE);
      comparisons.published(
          "lambdaMin",
          then,
          run.get("lambda_min").get(t).asDouble(),
          spectrum.smallest()[i],
          Tolerances.FLOAT32_SMALLEST_EIGENVALUE);
      comparisons.incomparable(
          "nPositive",
          then,
          run.get("n_positive").get(t).asInt(),
          spectrum.positive()[i],
          "float32 zeros scatter about the threshold of 1e-8");
    }
  }

  /** E18 published the spectrum of the same run. */
  private static void compareWithE18(Grid grid, Comparisons comparisons) {
    Published.of("E18")
        .forEachSeed(
            (seed, figures) -> {
              SpectrumTrack spectrum = grid.spectrum(seed, SHARED_RATE);
              double[] published = Published.numbers(figures.get("n200").get("lambda_max"));
              for (int i = 0; i < spectrum.checkpoints().length; i++) {
                int t = spectrum.checkpoints()[i];
                comparisons.published(
                    "lambdaMax",
                    Fields.of(Fields.at(seed, SHARED_RATE))
                        .and("t", t)
                        .and("publishedIn", "E18")
                        .map(),
                    published[E18_CHECKPOINTS.indexOf(t)],
                    spectrum.sharpness()[i],
                    Tolerances.FLOAT32_EIGENVALUE);
              }
            });
  }

  private static List<Claim> claims(Grid grid, List<Long> visible) {
    SeedSweep tau = grid.tau();
    LineFit line = againstInverseRate(tau).orElseThrow();
    PowerLawFit power = tau.fit(0).orElseThrow();
    double fastest = tau.rates()[tau.rates().length - 1];
    double fastestTau = tau.means()[tau.rates().length - 1];
    SeedSweep fits = grid.decays(ConcentrationDecay::rSquared);
    SeedSweep powers = grid.decays(ConcentrationDecay::powerRSquared);
    SeedSweep gains = grid.decays(decay -> decay.powerRSquared() - decay.rSquared());
    SeedSweep tails = grid.decays(ConcentrationDecay::tailExponent);
    SeedSweep tailFits = grid.decays(ConcentrationDecay::tailRSquared);
    SeedSweep orders = grid.decays(ConcentrationDecay::order);
    SeedSweep common =
        departures(grid, List.of(0.003, 0.01, 0.02, 0.03)).only(rate -> true, visible::contains);
    SeedSweep fast = departures(grid, FAST_RATES);
    List<PowerLawFit> crossings =
        Arrays.stream(LEVELS).mapToObj(level -> grid.crossing(level).fit(0).orElseThrow()).toList();
    List<LineFit> crossingLines =
        Arrays.stream(LEVELS)
            .mapToObj(level -> againstInverseRate(grid.crossing(level)).orElseThrow())
            .toList();
    SeedSweep scaledSharpness = grid.scaledSharpness();
    double spread = spread(scaledSharpness.only(rate -> true, visible::contains));
    return List.of(
        Claim.paper(
            "P1",
            "Mean tau is C/eta + b with C in 1.30 to 1.36, b in 25 to 32, R^2 in 0.985 to 0.991",
            within(line.slope(), 1.30, 1.36)
                && within(line.intercept(), 25, 32)
                && within(line.rSquared(), 0.985, 0.991),
            "C %s, b %s, R^2 %s on %d points; b is %s of tau at eta = %s"
                .formatted(
                    Text.number(line.slope()),
                    Text.number(line.intercept()),
                    Text.number(line.rSquared(), 5),
                    line.points(),
                    Text.number(line.intercept() / fastestTau, 2),
                    Text.plain(fastest))),
        Claim.paper(
            "P2",
            "The exponent of mean tau, computed but not quoted, is -0.82 to -0.78",
            within(power.exponent(), -0.82, -0.78),
            "exponent %s, R^2 %s"
                .formatted(Text.number(power.exponent()), Text.number(power.rSquared(), 5))),
        Claim.refuted(
            "Theta(1/eta)",
            "The measured tau is proportional to 1/eta: exponent -1 to within 0.05",
            Math.abs(power.exponent() + 1) < 0.05,
            "exponent %s; eta tau rises: %s"
                .formatted(
                    Text.number(power.exponent()),
                    Text.numbers(grid.sweep((seed, rate) -> rate * tau.at(seed, rate)).means()))),
        Claim.refuted(
            "exponential",
            "1 - q decays exponentially, so that tau is a property of the run",
            fits.smallest() > 0.99,
            "R^2 of the exponential fits %s to %s, never reported; a power law of t on the same points has %s to %s"
                .formatted(
                    Text.number(fits.smallest()),
                    Text.number(fits.largest()),
                    Text.number(powers.smallest()),
                    Text.number(powers.largest()))),
        Claim.corrected(
            "P3",
            "Crossing times of 1 - q = 0.5, 0.1, 0.02 have exponents -1.04 to -0.98, R^2 > 0.9999"
                + " against 1/eta",
            crossings.stream().allMatch(fit -> within(fit.exponent(), -1.04, -0.98))
                && crossingLines.stream().allMatch(fit -> fit.rSquared() > 0.9999),
            "exponents %s; slopes eta t %s; R^2 from %s"
                .formatted(
                    Text.numbers(crossings.stream().mapToDouble(PowerLawFit::exponent).toArray()),
                    Text.numbers(crossingLines.stream().mapToDouble(LineFit::slope).toArray()),
                    Text.number(
                        crossingLines.stream().mapToDouble(LineFit::rSquared).min().orElseThrow(),
                        6))),
        Claim.corrected(
            "P4",
            "eta t lambda_max at t = 1000 is the same at all five rates to within 3 %, seed by"
                + " seed, seeds "
                + visible,
            spread <= 0.03,
            "largest spread %s of the mean (all seeds: %s); means over seeds %s while eta t runs from 3 to 30"
                .formatted(
                    Text.number(spread, 3),
                    Text.number(spread(scaledSharpness), 3),
                    Text.numbers(scaledSharpness.means()))),
        Claim.corrected(
            "P5",
            "1 - q depends on eta t alone: at eta t = 3 it is the same from eta = 0.003 to 0.03 to"
                + " within 1.2 %, seeds "
                + visible,
            common.smallest() >= 1 - 0.012 && common.largest() <= 1,
            "ratios to eta = 0.003 from %s; at eta = 0.1, 0.3, 1 the mean ratios are %s: tau ~ 1/eta is a change of units until eta nears 2/sharpness"
                .formatted(Text.number(common.smallest(), 5), Text.numbers(fast.means()))),
        Claim.corrected(
            "P6",
            "A power law of t fits every run better than the exponential, by more than 0.05 in R^2",
            gains.smallest() > 0.05,
            "gain in R^2 %s to %s"
                .formatted(Text.number(gains.smallest(), 3), Text.number(gains.largest(), 3))),
        Claim.corrected(
            "P7",
            "From eta t = 3 on, 1 - q falls as t^-1.16 to t^-1.24, R^2 > 0.9995, seeds " + visible,
            tails.only(rate -> true, visible::contains).smallest() >= -1.245
                && tails.only(rate -> true, visible::contains).largest() <= -1.155
                && tailFits.only(rate -> true, visible::contains).smallest() > 0.9995,
            "exponents %s to %s, R^2 from %s; in d(1-q)/ds = -k (1-q)^p, p is %s to %s, not 1"
                .formatted(
                    Text.number(tails.smallest()),
                    Text.number(tails.largest()),
                    Text.number(tailFits.smallest(), 5),
                    Text.number(orders.smallest(), 3),
                    Text.number(orders.largest(), 3))),
        Claim.corrected(
            "P8",
            "One checkpoint makes the spread at eta = 0.01: seeds 42 and 137 differ by one point,"
                + " by over 20 % in tau, by under 10 % in the time of 1 - q = 0.02",
            grid.decay(42, SHARED_RATE).points() == grid.decay(137, SHARED_RATE).points() + 1
                && tau.at(42, SHARED_RATE) / tau.at(137, SHARED_RATE) > 1.2
                && Math.abs(
                        grid.crossing(0.02).at(42, SHARED_RATE)
                                / grid.crossing(0.02).at(137, SHARED_RATE)
                            - 1)
                    < 0.1,
            "tau %s and %s; times of 1 - q = 0.02 are %s and %s"
                .formatted(
                    Text.number(tau.at(42, SHARED_RATE)),
                    Text.number(tau.at(137, SHARED_RATE)),
                    Text.number(grid.crossing(0.02).at(42, SHARED_RATE)),
                    Text.number(grid.crossing(0.02).at(137, SHARED_RATE)))));
  }

  private static boolean within(double value, double low, double high) {
    return value >= low && value <= high;
  }

  /** Largest over seeds of (largest - smallest)/mean over the learning rates. */
  private static double spread(SeedSweep sweep) {
    double largest = 0;
    for (long seed : sweep.seeds()) {
      SeedSweep one = sweep.only(rate -> true, s -> s == seed);
      double mean = Arrays.stream(one.means()).average().orElseThrow();
      largest = Math.max(largest, (one.largest() - one.smallest()) / mean);
    }
    return largest;
  }

  private static Figure figure(Grid grid, Published published) {
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
                  CHECKPOINTS.stream().mapToInt(Integer::intValue).toArray(),
                  run.get("lr").asDouble()),
              tail(Published.numbers(run.get("one_minus_q")))));
    }
    return new Figure(
        "E23-concentration",
        "1 - q against eta t, seed %d: one curve for all learning rates".formatted(seed),
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
