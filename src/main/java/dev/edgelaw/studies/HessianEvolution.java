package dev.edgelaw.studies;

import dev.edgelaw.curvature.CompressionPoint;
import dev.edgelaw.curvature.CompressionRecord;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.CompressionAt;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the published runs did with one data set size n under the cross-entropy: Hessians along a
 * run at eta = 0.01, S of a run for every learning rate.
 *
 * @param samples n
 * @param sweep the runs for S
 * @param forecast spectra, predictions and measured S
 * @param compressions Theorem 6 along the trajectories, by seed
 * @param measuredAt where Theorem 6 was measured: the checkpoints and the end of the run
 */
record HessianEvolution(
    int samples,
    DriftSweep sweep,
    SpectralForecast forecast,
    Map<Long, CompressionRecord> compressions,
    List<Integer> measuredAt) {
  static final double TRAJECTORY_RATE = 0.01;
  private static final List<Integer> CHECKPOINTS =
      List.of(0, 50, 100, 150, 200, 250, 300, 400, 500, 750, 1000);

  static List<Cell> cells(int samples, List<Long> seeds, List<Double> rates, int steps) {
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      RunSpec trajectory = run(samples, TRAJECTORY_RATE, steps, seed);
      cells.add(HessianTrajectory.cell(trajectory, checkpoints(steps)));
      cells.add(Cell.of(trajectory, new CompressionAt(measuredAt(steps))));
      for (double rate : rates) {
        cells.add(Cell.of(run(samples, rate, steps, seed), new Observation.Conservation()));
      }
    }
    return cells;
  }

  private static List<Integer> checkpoints(int steps) {
    return HessianTrajectory.within(CHECKPOINTS, steps);
  }

  private static List<Integer> measuredAt(int steps) {
    return Stream.concat(checkpoints(steps).stream(), Stream.of(steps)).distinct().toList();
  }

  static RunSpec run(int samples, double learningRate, int steps, long seed) {
    return new RunSpec(
        Protocol.TWO_LAYER,
        new GaussianMixture(samples, 50, 20, 5, 2),
        new Loss.CrossEntropy(),
        Optimizer.gradientDescent(),
        learningRate,
        steps,
        seed,
        DivergenceRule.NOT_FINITE);
  }

  static HessianEvolution of(int samples, Plan plan, Results results) {
    int steps = plan.steps();
    DriftSweep sweep =
        DriftSweep.of(
            plan.learningRates(),
            plan.seeds(),
            results,
            (rate, seed) -> run(samples, rate, steps, seed));
    Map<Long, HessianTrajectory> trajectories = new LinkedHashMap<>();
    Map<Long, CompressionRecord> compressions = new LinkedHashMap<>();
    for (long seed : plan.seeds()) {
      RunSpec run = run(samples, TRAJECTORY_RATE, steps, seed);
      trajectories.put(seed, HessianTrajectory.of(results, run, checkpoints(steps)));
      compressions.put(seed, results.of(run, new CompressionAt(measuredAt(steps))));
    }
    return new HessianEvolution(
        samples,
        sweep,
        new SpectralForecast(trajectories, sweep.quantity(ConservationRecord::imbalanceSum), steps),
        compressions,
        measuredAt(steps));
  }

  List<Integer> checkpoints() {
    return forecast.checkpoints();
  }

  HessianTrajectory trajectory(long seed) {
    return forecast.trajectories().get(seed);
  }

  /** A quantity of Theorem 6 for one seed, by point measured; NaN beyond the end of the run. */
  double[] compression(long seed, ToDoubleFunction<CompressionPoint> quantity) {
    return measuredAt.stream().mapToDouble(step -> compression(seed, step, quantity)).toArray();
  }

  double compression(long seed, int step, ToDoubleFunction<CompressionPoint> quantity) {
    return compressions.get(seed).at(step).map(quantity::applyAsDouble).orElse(Double.NaN);
  }

  /** The same, mean over seeds, at the checkpoints alone. */
  double[] meanCompression(ToDoubleFunction<CompressionPoint> quantity) {
    return checkpoints().stream().mapToDouble(step -> meanCompression(step, quantity)).toArray();
  }

  double meanCompression(int step, ToDoubleFunction<CompressionPoint> quantity) {
    return sweep.seeds().stream()
        .mapToDouble(seed -> compression(seed, step, quantity))
        .average()
        .orElseThrow();
  }

  /** First checkpoint with the largest correlation between prediction and measurement. */
  int bestCheckpoint() {
    double[] correlations = forecast.correlations(rate -> true);
    int best =
        IntStream.range(0, correlations.length)
            .reduce(0, (i, j) -> correlations[j] > correlations[i] ? j : i);
    return checkpoints().get(best);
  }

  double[] times() {
    return checkpoints().stream().mapToDouble(Integer::doubleValue).toArray();
  }

  /** One row per run; that of the trajectory has what was seen at its checkpoints too. */
  List<Map<String, Object>> rows() {
    List<SeedSweep> predicted = checkpoints().stream().map(forecast::predicted).toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : sweep.seeds()) {
      for (double rate : sweep.learningRates()) {
        Fields row = DriftSweep.describe(row(seed, rate), sweep.at(seed, rate));
        row.and("predictedSum", predicted.stream().mapToDouble(s -> s.at(seed, rate)).toArray());
        rows.add(rate == TRAJECTORY_RATE ? along(row, seed).map() : row.map());
      }
      if (!sweep.learningRates().contains(TRAJECTORY_RATE)) {
        rows.add(along(row(seed, TRAJECTORY_RATE), seed).map());
      }
    }
    return rows;
  }

  private Fields row(long seed, double rate) {
    return Fields.of("samples", samples).and("seed", seed).and("learningRate", rate);
  }

  private Fields along(Fields row, long seed) {
    return row.and(trajectory(seed).describe())
        .and("piecewiseSum", forecast.piecewise(seed, TRAJECTORY_RATE, ModeRule.POSITIVE))
        .and("piecewiseSumEveryMode", forecast.piecewise(seed, TRAJECTORY_RATE, ModeRule.EVERY))
        .and("compression", compressions.get(seed).points());
  }
}
