package dev.edgelaw.studies;

import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.ConservationTolerances;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/**
 * One row of the tables of E1, E2 and E3: a network at a learning rate, run for every seed.
 *
 * @param key its name in the published data
 * @param run the run of a seed
 * @param noisy whether its published relative drift is rounding noise over a small |C_l(0)|
 * @param float64 tolerance of its drifts against the float64 re-computation
 * @param loss tolerance of its final loss against the published one
 */
record ConservationCase(
    String key, LongFunction<RunSpec> run, boolean noisy, Tolerance float64, Tolerance loss) {

  /**
   * Smallest |C_1(0)| of the two-layer nets, which turns an absolute tolerance of C into one of the
   * relative drift.
   */
  private static final double TWO_LAYER_SCALE = 18;

  ConservationRecord record(Results results, long seed) {
    return results.conservation(run.apply(seed));
  }

  String network(long seed) {
    return run.apply(seed).architecture().widthsText();
  }

  double mean(Results results, List<Long> seeds, ToDoubleFunction<ConservationRecord> quantity) {
    return summary(results, seeds, quantity).mean();
  }

  private Summary summary(
      Results results, List<Long> seeds, ToDoubleFunction<ConservationRecord> quantity) {
    return Summary.of(
        seeds.stream()
            .mapToDouble(seed -> quantity.applyAsDouble(record(results, seed)))
            .toArray());
  }

  List<Map<String, Object>> rows(Results results, List<Long> seeds) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : seeds) {
      RunSpec spec = run.apply(seed);
      ConservationRecord record = record(results, seed);
      Fields row =
          Fields.of("seed", seed)
              .and("learningRate", spec.learningRate())
              .and("network", spec.architecture().widthsText())
              .and("bias", spec.architecture().biased())
              .and("meanRelativeDrift", record.meanLargestRelativeDrift())
              .and("maxRelativeDriftPerPair", relativeDrifts(record))
              .and("maxAbsDriftPerPair", absoluteDrifts(record))
              .and("cInit", record.frobenius().initial())
              .and("cFinal", record.frobenius().last())
              .and("finalLoss", record.lastLoss())
              .and("initialLoss", record.initialLoss())
              .and("driftOverLossDrop", record.driftOverLossDrop())
              .and("driftOverNormExchange", record.driftOverNormExchange())
              .and("identityResidual", record.worstIdentityResidual());
      if (record.biasCorrected() != null) {
        row.and("biasCorrectedMaxAbsDriftPerPair", lawDrifts(record));
      }
      rows.add(row.map());
    }
    return rows;
  }

  Map<String, Object> aggregate(Results results, List<Long> seeds) {
    Summary relative = summary(results, seeds, ConservationRecord::meanLargestRelativeDrift);
    return Fields.of("network", network(seeds.getFirst()))
        .and("learningRate", run.apply(seeds.getFirst()).learningRate())
        .and("meanRelativeDrift", relative.mean())
        .and("stdRelativeDrift", relative.standardDeviation())
        .and("meanFinalLoss", mean(results, seeds, ConservationRecord::lastLoss))
        .map();
  }

  void compare(Comparisons comparisons, Results results, List<Long> seeds, Published published) {
    published.forEachSeed(
        (seed, figures) -> compareSeed(comparisons, results, seed, figures.get(key)));
    JsonNode all = published.aggregate().get(key);
    Map<String, Object> where = Fields.of("seeds", "all five").and("case", key).map();
    Summary relative = summary(results, seeds, ConservationRecord::meanLargestRelativeDrift);
    double mean = all.get("mean_drift").asDouble();
    double deviation = all.get("std_drift_population_2_digits").asDouble();
    if (noisy) {
      String reason = "rounding noise over a small |C(0)|";
      comparisons.incomparable("meanRelativeDrift", where, mean, relative.mean(), reason);
      comparisons.incomparable(
          "stdRelativeDrift", where, deviation, relative.standardDeviation(), reason);
    } else {
      comparisons.published("meanRelativeDrift", where, mean, relative.mean(), relativeTolerance());
      comparisons.published(
          "stdRelativeDrift",
          where,
          deviation,
          relative.standardDeviation(),
          Tolerances.twoDigits(deviation, relativeTolerance()));
    }
    comparisons.float64(
        "meanRelativeDrift",
        where,
        all.get("float64_rerun_mean_drift").asDouble(),
        relative.mean(),
        Tolerances.FLOAT64);
  }

  private Tolerance relativeTolerance() {
    return Tolerance.sum(
        ConservationTolerances.CONSERVED_QUANTITY.absolute() / TWO_LAYER_SCALE,
        ConservationTolerances.FLOAT32_RELATIVE);
  }

  private void compareSeed(Comparisons comparisons, Results results, long seed, JsonNode figures) {
    ConservationRecord record = record(results, seed);
    Map<String, Object> run = Fields.of("seed", seed).and("case", key).map();
    comparisons.published(
        "finalLoss", run, figures.get("final_loss").asDouble(), record.lastLoss(), loss);
    double relative = figures.get("mean_relative_drift").asDouble();
    if (noisy) {
      comparisons.incomparable(
          "meanRelativeDrift",
          run,
          relative,
          record.meanLargestRelativeDrift(),
          "rounding noise over a small |C(0)|");
    } else {
      comparisons.published(
          "meanRelativeDrift",
          run,
          relative,
          record.meanLargestRelativeDrift(),
          relativeTolerance());
    }
    double[] initial = Published.numbers(figures.get("C_init"));
    double[] last = Published.numbers(figures.get("C_final"));
    double[] drift = Published.numbers(figures.get("max_relative_drift_per_pair"));
    JsonNode rerun = figures.get("float64_rerun");
    for (int pair = 0; pair < initial.length; pair++) {
      Map<String, Object> at = Fields.of(run).and("pair", pair + 1).map();
      comparisons.published(
          "cInit",
          at,
          initial[pair],
          record.frobenius().initial()[pair],
          ConservationTolerances.CONSERVED_QUANTITY);
      comparisons.published(
          "cFinal",
          at,
          last[pair],
          record.frobenius().last()[pair],
          ConservationTolerances.CONSERVED_QUANTITY);
      comparisons.published(
          "maxAbsDriftPerPair",
          at,
          drift[pair] * Math.abs(initial[pair]),
          absoluteDrifts(record)[pair],
          ConservationTolerances.CONSERVED_QUANTITY);
      comparisons.float64(
          "maxRelativeDriftPerPair",
          at,
          rerun.get("max_relative_drift_per_pair").get(pair).asDouble(),
          relativeDrifts(record)[pair],
          float64.over(record.frobenius().initial()[pair]));
      comparisons.float64(
          "maxAbsDriftPerPair",
          at,
          rerun.get("max_abs_drift_per_pair").get(pair).asDouble(),
          absoluteDrifts(record)[pair],
          float64);
      if (record.biasCorrected() != null) {
        comparisons.float64(
            "biasCorrectedMaxAbsDriftPerPair",
            at,
            rerun.get("bias_corrected_max_abs_drift_per_pair").get(pair).asDouble(),
            lawDrifts(record)[pair],
            float64);
      }
    }
    comparisons.float64(
        "finalLoss",
        run,
        rerun.get("final_loss").asDouble(),
        record.lastLoss(),
        Tolerances.FLOAT64_LOSS);
  }

  static double[] relativeDrifts(ConservationRecord record) {
    double[] drifts = new double[record.frobenius().pairs()];
    for (int pair = 0; pair < drifts.length; pair++) {
      drifts[pair] = record.largestRelativeDrift(pair);
    }
    return drifts;
  }

  /** Largest drift of the law that holds: with the bias term where there are biases. */
  static double[] lawDrifts(ConservationRecord record) {
    double[] drifts = new double[record.frobenius().pairs()];
    for (int pair = 0; pair < drifts.length; pair++) {
      drifts[pair] = record.largestDrift(pair);
    }
    return drifts;
  }

  /** Largest drift of C from weights alone. */
  private static double[] absoluteDrifts(ConservationRecord record) {
    return record.biasCorrected() == null ? lawDrifts(record) : record.frobenius().largestDrift();
  }
}
