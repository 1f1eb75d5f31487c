package dev.edgelaw.studies;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Results;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.SeedSweep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Drifts of one combination of activation, loss and width over learning rates and seeds. The drift
 * of a run that diverged is that of its last weights, finite or not: so the published program takes
 * it, though none of its runs did.
 *
 * @param combination what was trained
 * @param records what was observed of each run
 * @param sharpness largest Hessian eigenvalue at the start, by seed
 * @param diverged learning rates at which a seed's run diverged, by seed
 */
record CombinationSweep(
    LossAndActivation combination,
    DriftSweep records,
    Map<Long, Double> sharpness,
    Map<Long, List<Double>> diverged) {
  static final double FIT_FLOOR = 1e-15;

  static CombinationSweep of(LossAndActivation combination, Plan plan, Results results) {
    int steps = plan.steps();
    double first = plan.learningRates().getFirst();
    Map<Long, Double> sharpness = new LinkedHashMap<>();
    Map<Long, List<Double>> diverged = new LinkedHashMap<>();
    for (long seed : plan.seeds()) {
      sharpness.put(
          seed,
          results
              .of(combination.run(first, steps, seed), new AtFirstWeights())
              .sharpness()
              .value());
      diverged.put(
          seed,
          plan.learningRates().stream()
              .filter(rate -> results.of(combination.run(rate, steps, seed)).outcome().diverged())
              .toList());
    }
    return new CombinationSweep(
        combination,
        DriftSweep.of(
            plan.learningRates(),
            plan.seeds(),
            results,
            (rate, seed) -> combination.run(rate, steps, seed)),
        sharpness,
        diverged);
  }

  CombinationSweep only(Predicate<Double> rate) {
    return new CombinationSweep(combination, records.only(rate, seed -> true), sharpness, diverged);
  }

  CombinationSweep withoutHighest() {
    double highest = records.learningRates().getLast();
    return only(rate -> rate < highest);
  }

  SeedSweep drift() {
    return records.drift();
  }

  double exponent() {
    return drift().fit(FIT_FLOOR).map(PowerLawFit::exponent).orElse(Double.NaN);
  }

  double rSquared() {
    return drift().fit(FIT_FLOOR).map(PowerLawFit::rSquared).orElse(Double.NaN);
  }

  /** Exponent and R^2 of one seed. */
  PowerLawFit ofSeed(long seed) {
    return drift().only(rate -> true, s -> s == seed).fit(FIT_FLOOR).orElseThrow();
  }

  double meanSharpness(List<Long> seeds) {
    return seeds.stream().mapToDouble(sharpness::get).average().orElse(Double.NaN);
  }

  Map<String, Object> aggregates() {
    SeedSweep drift = drift();
    Fields fields =
        Fields.of("meanDrift", drift.means())
            .and("stdDrift", drift.deviations())
            .and("localSlopes", drift.localSlopes())
            .and("exponentWithoutHighestRate", withoutHighest().exponent())
            .and("initialSharpness", List.copyOf(sharpness.values()));
    drift.fit(FIT_FLOOR).ifPresent(fit -> fields.and("fit", fit));
    return fields.map();
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : drift().seeds()) {
      for (double rate : drift().learningRates()) {
        Fields row =
            Fields.of("width", combination.width())
                .and("combination", combination.key())
                .and("seed", seed)
                .and("learningRate", rate)
                .and("initialSharpness", sharpness.get(seed))
                .and("rateOverLimit", rate * sharpness.get(seed) / 2)
                .and("diverged", diverged.get(seed).contains(rate));
        rows.add(DriftSweep.describe(row, records.at(seed, rate)).map());
      }
    }
    return rows;
  }
}
