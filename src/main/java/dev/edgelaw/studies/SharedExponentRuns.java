package dev.edgelaw.studies;

import dev.edgelaw.study.SeedSweep;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What Theorem 3's runs gave.
 *
 * @param cases sums S by case and grid, NaN where a run diverged
 * @param linear drift and loss of the linear runs
 * @param imbalance the runs of part B by rate, then by seed
 * @param sharpness lambda_max(0) of the linear net, one per seed
 */
record SharedExponentRuns(
    Map<SpectralCase, SeedSweep> cases,
    DriftSweep linear,
    Map<Double, List<ImbalanceRun>> imbalance,
    double[] sharpness) {
  /** A quantity of part B over its grid. */
  SeedSweep partB(ToDoubleFunction<ImbalanceRun> quantity) {
    List<Long> seeds = linear.seeds();
    return SeedSweep.of(
        List.copyOf(imbalance.keySet()),
        seeds,
        (seed, rate) -> quantity.applyAsDouble(imbalance.get(rate).get(seeds.indexOf(seed))));
  }

  /** eta^2 S, which is the drift to all digits (Theorem 2). */
  SeedSweep drift(SpectralCase of) {
    return drift(cases.get(of));
  }

  static SeedSweep drift(SeedSweep sums) {
    return SeedSweep.of(
        sums.learningRates(), sums.seeds(), (seed, rate) -> rate * rate * sums.at(seed, rate));
  }
}
