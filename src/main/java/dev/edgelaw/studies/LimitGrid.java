package dev.edgelaw.studies;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.SeedSweep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  static LimitGrid of(List<Double> shares, List<Long> seeds, Net net) {
    Map<Long, List<RunSpec>> runs = new LinkedHashMap<>();
    for (long seed : seeds) {
      double limit = 2 / AtFirstWeights.of(net.run(1, seed)).sharpness().value();
      runs.put(seed, shares.stream().map(share -> net.run(share * limit, seed)).toList());
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
    return SeedSweep.of(
        shares,
        List.copyOf(runs.keySet()),
        (seed, share) -> {
          RunSpec run = run(seed, share);
          return results.of(run).outcome().diverged()
              ? Double.NaN
              : results.conservation(run).drift(0);
        });
  }

  /** Slope of ln(mean drift) on ln s. */
  PowerLawFit fit(Results results) {
    return drift(results).fit(0).orElseThrow();
  }
}
