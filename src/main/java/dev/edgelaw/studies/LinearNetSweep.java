package dev.edgelaw.studies;

import dev.edgelaw.curvature.InitialCurvature;
import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Results;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.QuadraticTest;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.WidthTolerances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/**
 * Drifts of one linear net over a grid of learning rates and seeds. Means are over the seeds that
 * did not diverge, however few: that is how the published exponents were made.
 *
 * @param net the network
 * @param records what was observed of each run
 * @param drift |C(T) - C(0)|, NaN where the run diverged
 * @param start gradient and sharpness at the first weights, by seed
 */
record LinearNetSweep(
    LinearNet net, DriftSweep records, SeedSweep drift, Map<Long, InitialCurvature> start) {
  private static final double FIT_FLOOR = 1e-15;

  static LinearNetSweep of(
      LinearNet net, List<Double> rates, List<Long> seeds, int steps, Results results) {
    DriftSweep records =
        DriftSweep.of(rates, seeds, results, (rate, seed) -> net.run(rate, steps, seed));
    SeedSweep drift =
        SeedSweep.of(
            rates,
            seeds,
            (seed, rate) ->
                results.of(net.run(rate, steps, seed)).outcome().diverged()
                    ? Double.NaN
                    : records.at(seed, rate).drift(0));
    Map<Long, InitialCurvature> start = new LinkedHashMap<>();
    for (long seed : seeds) {
      start.put(seed, results.of(net.run(rates.getFirst(), steps, seed), new AtFirstWeights()));
    }
    return new LinearNetSweep(net, records, drift, start);
  }

  /** The same runs at part of the learning rates. */
  LinearNetSweep only(Predicate<Double> rate) {
    return new LinearNetSweep(
        net, records.only(rate, seed -> true), drift.only(rate, seed -> true), start);
  }

  double[] means() {
    return summaries(Summary::mean);
  }

  double[] deviations() {
    return summaries(Summary::standardDeviation);
  }

  /** Number of seeds that did not diverge, by learning rate. */
  double[] converged() {
    return summaries(Summary::count);
  }

  private double[] summaries(ToDoubleFunction<Summary> figure) {
    return Arrays.stream(drift.values())
        .mapToDouble(row -> figure.applyAsDouble(finite(row)))
        .toArray();
  }

  private static Summary finite(double[] row) {
    double[] finite = Arrays.stream(row).filter(Double::isFinite).toArray();
    return finite.length == 0 ? new Summary(Double.NaN, Double.NaN, 0) : Summary.of(finite);
  }

  Optional<PowerLawFit> fit() {
    return PowerLawFit.fit(drift.rates(), means(), FIT_FLOOR);
  }

  /** The exponents of single seeds, as far as a line can be drawn. */
  double[] exponentsOfSeeds() {
    return drift.seeds().stream()
        .map(seed -> PowerLawFit.fit(drift.rates(), drift.ofSeed(seed), FIT_FLOOR))
        .flatMap(Optional::stream)
        .mapToDouble(PowerLawFit::exponent)
        .toArray();
  }

  /** The exponent, NaN where no line can be drawn. */
  double exponent() {
    return fit().map(PowerLawFit::exponent).orElse(Double.NaN);
  }

  double rSquared() {
    return fit().map(PowerLawFit::rSquared).orElse(Double.NaN);
  }

  Optional<QuadraticTest> curvature() {
    return QuadraticTest.fit(drift.rates(), means(), FIT_FLOOR);
  }

  double sharpness(long seed) {
    return start.get(seed).sharpness().value();
  }

  /** The learning rates that are at most a share of every seed's limit 2/lambda_max(0). */
  LinearNetSweep upToShareOfLimit(double share) {
    double highest = start.keySet().stream().mapToDouble(this::sharpness).max().orElseThrow();
    return only(rate -> rate * highest / 2 <= share);
  }

  double meanSharpness(List<Long> seeds) {
    return seeds.stream().mapToDouble(this::sharpness).average().orElse(Double.NaN);
  }

  /** What belongs to the network rather than to a run. */
  Map<String, Object> aggregates() {
    Fields fields =
        Fields.of("features", net.features())
            .and("width", net.width())
            .and("meanDrift", means())
            .and("stdDrift", deviations())
            .and("converged", converged())
            .and("initialSharpness", drift.seeds().stream().map(this::sharpness).toList())
            .and("exponentWithoutHighestRate", withoutHighest().exponent());
    fit().ifPresent(fit -> fields.and("fit", fit));
    curvature().ifPresent(test -> fields.and("curvature", test));
    return fields.map();
  }

  /**
   * Drift over what it would be if the share of the imbalance in the gradient energy stayed as it
   * was at the start: eta (Loss(0) - Loss(T)) |delta_1(0)| / ||G(0)||^2.
   */
  SeedSweep driftOverInitialShare() {
    return SeedSweep.of(
        drift.learningRates(),
        drift.seeds(),
        (seed, rate) ->
            records.at(seed, rate).driftOverLossDrop()
                / Math.abs(start.get(seed).imbalanceShare()));
  }

  LinearNetSweep withoutHighest() {
    double highest = drift.learningRates().getLast();
    return only(rate -> rate < highest);
  }

  /** One row per run; a diverged run has no drift. */
  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : drift.seeds()) {
      for (double rate : drift.learningRates()) {
        Fields row =
            Fields.of("features", net.features())
                .and("width", net.width())
                .and("seed", seed)
                .and("learningRate", rate)
                .and("initialSharpness", sharpness(seed))
                .and("rateOverLimit", rate * sharpness(seed) / 2);
        DriftSweep.describe(row, records.at(seed, rate)).and("drift", drift.at(seed, rate));
        rows.add(row.map());
      }
    }
    return rows;
  }

  /** Holds the drifts of one seed against a published run and its float64 re-computation. */
  void compare(long seed, JsonNode run, Tolerance tolerance, Comparisons comparisons) {
    Map<String, Object> at =
        Fields.of("d", net.features()).and("m", net.width()).and("seed", seed).map();
    double[] rates = drift.rates();
    double[] ours = drift.ofSeed(seed);
    comparisons.publishedByRate("drift", at, rates, run.get("drift"), ours, rate -> tolerance);
    comparisons.float64ByRate(
        "drift",
        at,
        rates,
        run.get("float64_rerun_drift"),
        ours,
        WidthTolerances.FLOAT64_LINEAR_DRIFT);
    JsonNode exponent = run.get("alpha_of_this_seed");
    // A seed that diverged somewhere has none.
    if (exponent != null && !exponent.isNull()) {
      double[] published = Published.numbers(run.get("drift"));
      DriftNoise.compareExponent(
          at, exponent.asDouble(), rates, published, ours, tolerance, comparisons);
    }
  }
}
