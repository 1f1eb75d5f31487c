package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Runs of one net at common shares of its limit of stability: the learning rate of a run is s 2 /
 * lambda_max(0), with lambda_max(0) of that seed.
 *
 * @param shares s, ascending
 * @param runs one run per seed and share, in that order
 */
record LimitGrid(List<Double> shares, Map<Long, List<RunSpec>> runs) {
  /** Names the run of a learning rate and a seed. */
  interface Net {
    RunSpec run(double learningRate, long seed);
  }

  static LimitGrid of(
      List<Double> shares, List<Long> seeds, Net net, ToDoubleFunction<RunSpec> sharpness) {
    Map<Long, List<RunSpec>> runs = new LinkedHashMap<>();
    for (long seed : seeds) {
      double limit = 2 / sharpness.applyAsDouble(net.run(1, seed));
      runs.put(seed, shares.stream().map(share -> net.run(share * limit, seed)).toList());
    }
    return new LimitGrid(shares, runs);
  }

  /**
   * Finds the runs in a plan that has them, which spares computing the sharpness once more.
   *
   * @param plan a plan whose only runs of this net and number of updates are those of the grid
   */
  static LimitGrid planned(Plan plan, List<Double> shares, List<Long> seeds, Net net) {
    Map<Long, List<RunSpec>> runs = new LinkedHashMap<>();
    for (long seed : seeds) {
      List<RunSpec> found =
          plan.cells().stream()
              .map(Cell::run)
              .filter(run -> run.equals(net.run(run.learningRate(), seed)))
              .sorted(Comparator.comparingDouble(RunSpec::learningRate))
              .toList();
      if (found.size() != shares.size()) {
        throw new IllegalArgumentException(
            "plan of %s: has %d runs at shares of the limit for seed %d, not %d"
                .formatted(plan.study(), found.size(), seed, shares.size()));
      }
      runs.put(seed, found);
    }
    return new LimitGrid(shares, runs);
  }

  RunSpec run(long seed, double share) {
    return runs.get(seed).get(shares.indexOf(share));
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    runs.values()
        .forEach(
            list -> list.forEach(run -> cells.add(Cell.of(run, new Observation.Conservation()))));
    return cells;
  }

  /** Drift by share and seed, NaN where a run diverged. */
  SeedSweep drift(Results results) {
    return quantity(results, record -> record.drift(0));
  }

  /** eta^2 S with the sign of S, NaN where a run diverged. */
  SeedSweep signedDrift(Results results) {
    return quantity(
        results,
        record ->
            record.learningRate() * record.learningRate() * record.frobenius().imbalanceSum()[0]);
  }

  private SeedSweep quantity(Results results, ToDoubleFunction<ConservationRecord> quantity) {
    return SeedSweep.of(
        shares,
        List.copyOf(runs.keySet()),
        (seed, share) -> {
          RunSpec run = run(seed, share);
          return results.of(run).outcome().diverged()
              ? Double.NaN
              : quantity.applyAsDouble(results.conservation(run));
        });
  }

  /** Slope of ln(mean drift) on ln s. */
  PowerLawFit fit(Results results) {
    return drift(results).fit(0).orElseThrow();
  }
}
