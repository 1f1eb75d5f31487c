package dev.edgelaw.studies;

import dev.edgelaw.curvature.SpectrumTrack;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SoftmaxConcentration;
import dev.edgelaw.engine.SpectrumCheckpoints;
import dev.edgelaw.stats.LineFit;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ConcentrationRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How the softmax concentrates, over learning rates and seeds.
 *
 * @param plan what was run
 * @param results what was seen
 */
record ConcentrationGrid(Plan plan, Results results) {
  static final List<Integer> CHECKPOINTS =
      List.of(0, 10, 25, 50, 75, 100, 150, 200, 300, 400, 500, 700, 1000, 1500, 2000, 2500, 3000);

  static final List<Integer> HESSIAN_CHECKPOINTS = List.of(200, 500, 1000);

  static final int LAST_HESSIAN = 1000;

  /** The rates share their first weights, so one of them shows the first Hessian of all. */
  static final Observation<SpectrumTrack> FIRST_HESSIAN = new SpectrumCheckpoints(List.of(0));

  static final double[] LEVELS = {0.5, 0.1, 0.02};

  /** Rates at and beyond 2/sharpness, for the departure from gradient flow at the same eta t. */
  static final List<Double> FAST_RATES = List.of(0.1, 0.3, 1.0);

  /** The time s = eta t at which the runs are compared. */
  static final double COMMON_TIME = 3;

  static RunSpec run(double learningRate, int steps, long seed) {
    return Protocol.descent(Protocol.TWO_LAYER, learningRate, steps, seed);
  }

  static SoftmaxConcentration concentration(int steps) {
    return new SoftmaxConcentration(CHECKPOINTS.stream().filter(t -> t <= steps).toList());
  }

  static SoftmaxConcentration concentrationAt(int updates) {
    return new SoftmaxConcentration(List.of(updates));
  }

  static SpectrumCheckpoints spectrum(int steps) {
    return new SpectrumCheckpoints(HESSIAN_CHECKPOINTS.stream().filter(t -> t <= steps).toList());
  }

  /** Number of updates after which eta t is nearest to the common time. */
  static int commonSteps(double learningRate) {
    return Math.toIntExact(Math.round(COMMON_TIME / learningRate));
  }

  ConcentrationRecord concentration(long seed, double rate) {
    return results.of(run(rate, plan.steps(), seed), concentration(plan.steps()));
  }

  SpectrumTrack spectrum(long seed, double rate) {
    return results.of(run(rate, plan.steps(), seed), spectrum(plan.steps()));
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

  static Optional<LineFit> againstInverseRate(SeedSweep times) {
    return LineFit.fit(Arrays.stream(times.rates()).map(rate -> 1 / rate).toArray(), times.means());
  }

  static SeedSweep departures(ConcentrationGrid grid, List<Double> rates) {
    return SeedSweep.of(rates, grid.plan().seeds(), grid::commonRatio);
  }
}
