package dev.edgelaw.studies;

import dev.edgelaw.study.SeedSweep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Runs with their sharpness followed, over a grid of learning rates and seeds.
 *
 * @param learningRates ascending
 * @param seeds in the order of the published tables
 * @param runs one row per learning rate, one column per seed
 */
record EdgeSweep(List<Double> learningRates, List<Long> seeds, EdgeRun[][] runs) {
  /** Reads the run of the grid that belongs to a learning rate and a seed. */
  interface Grid {
    EdgeRun run(double learningRate, long seed);
  }

  static EdgeSweep of(List<Double> learningRates, List<Long> seeds, Grid grid) {
    EdgeRun[][] runs = new EdgeRun[learningRates.size()][seeds.size()];
    for (int i = 0; i < runs.length; i++) {
      for (int j = 0; j < seeds.size(); j++) {
        runs[i][j] = grid.run(learningRates.get(i), seeds.get(j));
      }
    }
    return new EdgeSweep(learningRates, seeds, runs);
  }

  EdgeRun at(long seed, double learningRate) {
    return runs[learningRates.indexOf(learningRate)][seeds.indexOf(seed)];
  }

  SeedSweep quantity(ToDoubleFunction<EdgeRun> quantity) {
    return SeedSweep.of(
        learningRates, seeds, (seed, rate) -> quantity.applyAsDouble(at(seed, rate)));
  }

  /** A quantity at the time that the slowest runs reach in a number of updates. */
  SeedSweep atEqualTime(int updates, RecordedQuantity quantity) {
    double time = learningRates.getFirst() * updates;
    return quantity(run -> quantity.of(run, run.recordAt(time)));
  }

  /** A quantity of a run at one of its records; the record is -1 where there is none. */
  interface RecordedQuantity {
    double of(EdgeRun run, int record);
  }

  /** Whether something holds of every run at some learning rates. */
  boolean all(Predicate<Double> rates, Predicate<EdgeRun> property) {
    return list().stream().filter(run -> rates.test(run.learningRate())).allMatch(property);
  }

  /** Seed by seed. */
  List<EdgeRun> list() {
    List<EdgeRun> list = new ArrayList<>();
    for (long seed : seeds) {
      for (double rate : learningRates) {
        list.add(at(seed, rate));
      }
    }
    return list;
  }
}
