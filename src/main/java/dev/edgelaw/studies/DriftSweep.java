package dev.edgelaw.studies;

import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Conservation records of two-layer runs over a grid of learning rates and seeds.
 *
 * @param learningRates ascending
 * @param seeds in the order of the published tables
 * @param records one row per learning rate, one column per seed
 */
record DriftSweep(List<Double> learningRates, List<Long> seeds, ConservationRecord[][] records) {
  /** Names the run of the grid that belongs to a learning rate and a seed. */
  interface Grid {
    RunSpec run(double learningRate, long seed);
  }

  static DriftSweep of(List<Double> learningRates, List<Long> seeds, Results results, Grid grid) {
    ConservationRecord[][] records = new ConservationRecord[learningRates.size()][seeds.size()];
    for (int i = 0; i < records.length; i++) {
      for (int j = 0; j < seeds.size(); j++) {
        records[i][j] = results.conservation(grid.run(learningRates.get(i), seeds.get(j)));
      }
    }
    return new DriftSweep(learningRates, seeds, records);
  }

  /** Part of the grid. */
  DriftSweep only(Predicate<Double> rate, Predicate<Long> seed) {
    List<Double> rates = learningRates.stream().filter(rate).toList();
    List<Long> kept = seeds.stream().filter(seed).toList();
    ConservationRecord[][] part = new ConservationRecord[rates.size()][kept.size()];
    for (int i = 0; i < part.length; i++) {
      for (int j = 0; j < kept.size(); j++) {
        part[i][j] = at(kept.get(j), rates.get(i));
      }
    }
    return new DriftSweep(rates, kept, part);
  }

  ConservationRecord at(long seed, double learningRate) {
    return records[learningRates.indexOf(learningRate)][seeds.indexOf(seed)];
  }

  SeedSweep quantity(ToDoubleFunction<ConservationRecord> quantity) {
    return SeedSweep.of(
        learningRates, seeds, (seed, rate) -> quantity.applyAsDouble(at(seed, rate)));
  }

  /** D2 of every run. */
  SeedSweep drift() {
    return quantity(record -> record.drift(0));
  }

  SeedSweep loss() {
    return quantity(ConservationRecord::lastLoss);
  }

  double worstIdentityResidual() {
    return quantity(ConservationRecord::worstIdentityResidual).largest();
  }

  /** One row per run, seed by seed. */
  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : seeds) {
      for (double rate : learningRates) {
        rows.add(describe(Fields.of("seed", seed).and("learningRate", rate), at(seed, rate)).map());
      }
    }
    return rows;
  }

  /** Adds the measured quantities of a two-layer run. */
  static Fields describe(Fields run, ConservationRecord record) {
    return run.and("drift", record.drift(0))
        .and("relativeDrift", record.relativeFinalDrift())
        .and("maxRelativeDrift", record.largestRelativeDrift(0))
        .and("finalLoss", record.lastLoss())
        .and("initialLoss", record.initialLoss())
        .and("cInit", record.frobenius().initial()[0])
        .and("cFinal", record.frobenius().last()[0])
        .and("imbalanceSum", record.imbalanceSum())
        .and("gradientEnergy", record.gradientEnergy())
        .and("driftOverLossDrop", record.driftOverLossDrop())
        .and("firstUpdateDrift", record.firstUpdateDrift())
        .and("identityResidual", record.worstIdentityResidual());
  }
}
