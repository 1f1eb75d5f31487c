package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ConservationRecord;
import dev.edgelaw.theory.ModeRule;
import dev.edgelaw.theory.SpectralPrediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What E16 did with one loss: Hessians along a run at eta = 0.01, S of a run for every learning
 * rate.
 *
 * @param kind the loss
 * @param sweep the runs for S
 * @param forecast spectra, predictions and measured S
 */
record LossEvolution(Kind kind, DriftSweep sweep, SpectralForecast forecast) {
  static final double TRAJECTORY_RATE = 0.01;
  private static final List<Integer> CHECKPOINTS = List.of(0, 250, 500, 1000, 2000);

  /** The losses compared. */
  enum Kind {
    MSE(new Loss.MeanSquaredError()),
    CE(new Loss.CrossEntropy());

    private final Loss loss;

    Kind(Loss loss) {
      this.loss = loss;
    }

    /** As in the published tables. */
    String key() {
      return this == MSE ? "mse" : "ce";
    }

    private RunSpec run(double learningRate, int steps, long seed) {
      return new RunSpec(
          Protocol.TWO_LAYER,
          Protocol.MIXTURE,
          loss,
          Optimizer.gradientDescent(),
          learningRate,
          steps,
          seed,
          DivergenceRule.NOT_FINITE);
    }
  }

  static List<Cell> cells(Kind kind, List<Long> seeds, List<Double> rates, int steps) {
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      cells.add(
          HessianTrajectory.cell(
              kind.run(TRAJECTORY_RATE, steps, seed),
              HessianTrajectory.within(CHECKPOINTS, steps)));
      for (double rate : rates) {
        cells.add(Cell.of(kind.run(rate, steps, seed), new Observation.Conservation()));
      }
    }
    return cells;
  }

  static LossEvolution of(Kind kind, Plan plan, Results results) {
    int steps = plan.steps();
    DriftSweep sweep =
        DriftSweep.of(
            plan.learningRates(),
            plan.seeds(),
            results,
            (rate, seed) -> kind.run(rate, steps, seed));
    Map<Long, HessianTrajectory> trajectories = new LinkedHashMap<>();
    for (long seed : plan.seeds()) {
      trajectories.put(
          seed,
          HessianTrajectory.of(
              results,
              kind.run(TRAJECTORY_RATE, steps, seed),
              HessianTrajectory.within(CHECKPOINTS, steps)));
    }
    SeedSweep measured = sweep.quantity(ConservationRecord::imbalanceSum);
    return new LossEvolution(kind, sweep, new SpectralForecast(trajectories, measured, steps));
  }

  HessianTrajectory trajectory(long seed) {
    return forecast.trajectories().get(seed);
  }

  /** A quantity of the prediction from the Hessian at the start; NaN without it. */
  double atStart(long seed, ToDoubleFunction<SpectralPrediction> quantity) {
    return trajectory(seed)
        .spectra()
        .at(0)
        .map(spectrum -> new SpectralPrediction(spectrum, forecast.horizon()))
        .map(quantity::applyAsDouble)
        .orElse(Double.NaN);
  }

  /** Share of the gradient's energy in modes of negative curvature at the start. */
  double negativeShare(long seed) {
    return atStart(seed, SpectralPrediction::negativeShare);
  }

  /**
   * S without any Hessian: eta sum ||g||^2 is the loss drop to first order, and the imbalance is
   * taken as the share of ||g||^2 that it has at the start.
   */
  SeedSweep energyBaseline() {
    return SeedSweep.of(
        sweep.learningRates(),
        sweep.seeds(),
        (seed, rate) -> {
          ConservationRecord run = sweep.at(seed, rate);
          return imbalanceShare(seed) * (run.initialLoss() - run.lastLoss()) / rate;
        });
  }

  private double imbalanceShare(long seed) {
    return trajectory(seed)
        .spectra()
        .at(0)
        .map(spectrum -> Math.abs(spectrum.imbalance()) / spectrum.gradientEnergy())
        .orElse(Double.NaN);
  }

  /** eta sum ||g||^2 over the loss drop: 1 + O(eta). */
  SeedSweep energyOverLossDrop() {
    return SeedSweep.of(
        sweep.learningRates(),
        sweep.seeds(),
        (seed, rate) -> {
          ConservationRecord run = sweep.at(seed, rate);
          return rate * run.gradientEnergy() / (run.initialLoss() - run.lastLoss());
        });
  }

  /** The first correction of that: 1/(1 - eta g'Hg / (2 g'g)) at the start. */
  SeedSweep energyCorrection() {
    return SeedSweep.of(
        sweep.learningRates(),
        sweep.seeds(),
        (seed, rate) -> 1 / (1 - rate * atStart(seed, SpectralPrediction::rayleighQuotient) / 2));
  }

  /** A prediction over the measurement, less 1. */
  SeedSweep error(SeedSweep prediction) {
    return SeedSweep.of(
        sweep.learningRates(),
        sweep.seeds(),
        (seed, rate) -> prediction.at(seed, rate) / forecast.measured().at(seed, rate) - 1);
  }

  /** One row per run; that of the trajectory has what was seen at its checkpoints too. */
  List<Map<String, Object>> rows() {
    SeedSweep baseline = energyBaseline();
    SeedSweep every = forecast.predicted(0, ModeRule.EVERY);
    List<SeedSweep> predicted = forecast.checkpoints().stream().map(forecast::predicted).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : sweep.seeds()) {
      for (double rate : sweep.learningRates()) {
        Fields row = DriftSweep.describe(row(seed, rate), sweep.at(seed, rate));
        double measured = forecast.measured().at(seed, rate);
        double[] sums = predicted.stream().mapToDouble(s -> s.at(seed, rate)).toArray();
        row.and("predictedSum", sums)
            .and("logErrorAtStart", Math.abs(StrictMath.log(sums[0] / measured)))
            .and("predictedSumEveryMode", every.at(seed, rate))
            .and("energyBaseline", baseline.at(seed, rate))
            .and("inverseRate", 1 / rate);
        rows.add(rate == TRAJECTORY_RATE ? along(row, seed).map() : row.map());
      }
      if (!sweep.learningRates().contains(TRAJECTORY_RATE)) {
        rows.add(along(row(seed, TRAJECTORY_RATE), seed).map());
      }
    }
    return rows;
  }

  private Fields row(long seed, double rate) {
    return Fields.of("loss", kind.key()).and("seed", seed).and("learningRate", rate);
  }

  private Fields along(Fields row, long seed) {
    return row.and(trajectory(seed).describe())
        .and("negativeShareAtStart", negativeShare(seed))
        .and("piecewiseSum", forecast.piecewise(seed, TRAJECTORY_RATE, ModeRule.POSITIVE))
        .and("piecewiseSumEveryMode", forecast.piecewise(seed, TRAJECTORY_RATE, ModeRule.EVERY));
  }

  /** Largest eigenvalue at the start over that at the last checkpoint, one seed. */
  double compression(long seed) {
    return SpectralForecast.compression(trajectory(seed).figure(HessianSpectrum::largest));
  }
}
