package dev.edgelaw.studies;

import dev.edgelaw.curvature.Sharpness;
import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.MeanInterval;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;

/**
 * Drifts and imbalance sums of one rung over a grid of learning rates and seeds. A run that
 * diverged has neither, and its learning rate has no mean.
 *
 * @param rung the network and its loss
 * @param learningRates ascending
 * @param seeds in the order of the published tables
 * @param runs what was measured, by rate and seed
 * @param sharpness largest Hessian eigenvalue at W(0), by seed
 */
record LadderSweep(
    LadderRung rung,
    List<Double> learningRates,
    List<Long> seeds,
    Run[][] runs,
    Map<Long, Double> sharpness) {
  /** Mean drifts at or below it leave the published fits. */
  private static final double FIT_FLOOR = 1e-15;

  private static final double CONFIDENCE = 0.95;

  /** A run stays far from the edge of stability up to this eta times the initial sharpness. */
  static final double FAR_FROM_EDGE = 0.5;

  /** What a run gave. */
  record Run(boolean diverged, ConservationRecord record) {}

  /** With the sharpness that the slowest runs saw. */
  static LadderSweep of(
      LadderRung rung, List<Double> rates, List<Long> seeds, int steps, Results results) {
    Map<Long, Double> sharpness = new LinkedHashMap<>();
    for (long seed : seeds) {
      Sharpness first =
          results.of(rung.run(rates.getFirst(), steps, seed), new AtFirstWeights()).sharpness();
      sharpness.put(seed, first.converged() ? first.value() : Double.NaN);
    }
    return of(rung, rates, seeds, steps, results, sharpness);
  }

  static LadderSweep of(
      LadderRung rung,
      List<Double> rates,
      List<Long> seeds,
      int steps,
      Results results,
      Map<Long, Double> sharpness) {
    Run[][] runs = new Run[rates.size()][seeds.size()];
    for (int i = 0; i < runs.length; i++) {
      for (int j = 0; j < seeds.size(); j++) {
        RunSpec run = rung.run(rates.get(i), steps, seeds.get(j));
        runs[i][j] = new Run(results.of(run).outcome().diverged(), results.conservation(run));
      }
    }
    return new LadderSweep(rung, rates, seeds, runs, sharpness);
  }

  Run at(long seed, double rate) {
    return runs[learningRates.indexOf(rate)][seeds.indexOf(seed)];
  }

  private SeedSweep quantity(ToDoubleFunction<ConservationRecord> quantity) {
    return SeedSweep.of(
        learningRates,
        seeds,
        (seed, rate) ->
            at(seed, rate).diverged()
                ? Double.NaN
                : quantity.applyAsDouble(at(seed, rate).record()));
  }

  /** |C(T) - C(0)|, which is eta^2 |S|. */
  SeedSweep drift() {
    return quantity(record -> record.drift(0));
  }

  /** |S|. */
  SeedSweep sum() {
    return quantity(ConservationRecord::imbalanceSum);
  }

  /** S with its sign. */
  SeedSweep signedSum() {
    return quantity(record -> record.frobenius().imbalanceSum()[0]);
  }

  /** The largest partial sum of imbalances of a run, the size that S has before it cancels. */
  SeedSweep largestPartialSum() {
    return quantity(record -> record.frobenius().largestImbalanceSum()[0]);
  }

  SeedSweep residual() {
    return quantity(ConservationRecord::worstIdentityResidual);
  }

  /** eta times the initial sharpness: from 2 on gradient descent is unstable at the start. */
  double distance(long seed, double rate) {
    return rate * sharpness.get(seed);
  }

  /** Drifts on part of the rates. */
  SeedSweep drift(DoublePredicate range) {
    return drift().only(range::test, seed -> true);
  }

  Optional<PowerLawFit> fit(DoublePredicate range) {
    return drift(range).fit(FIT_FLOOR);
  }

  /** alpha, the exponent of the mean drift; NaN where no line can be fitted. */
  double exponent(DoublePredicate range) {
    return fit(range).map(PowerLawFit::exponent).orElse(Double.NaN);
  }

  double exponent(Window window) {
    return exponent(window::contains);
  }

  /** alpha of single seeds; NaN where no line can be fitted. */
  double[] exponents(List<Long> of, DoublePredicate range) {
    return of.stream().mapToDouble(seed -> exponent(seed, range)).toArray();
  }

  /** The exponents of several networks as a series, with the spread over seeds. */
  static Figure.Series series(String name, double[] x, List<LadderSweep> ladder, Window window) {
    return ExponentSpread.ofSeeds(
        name,
        x,
        ladder.stream().mapToDouble(sweep -> sweep.exponent(window)).toArray(),
        ladder.stream().map(sweep -> sweep.exponents(sweep.seeds(), window::contains)).toList());
  }

  private double exponent(long seed, DoublePredicate range) {
    return drift()
        .only(range::test, s -> s == seed)
        .fit(FIT_FLOOR)
        .map(PowerLawFit::exponent)
        .orElse(Double.NaN);
  }

  /** alpha of single seeds, each on the rates that are far from its own edge of stability. */
  double[] exponentsFarFromEdge() {
    return seeds.stream()
        .mapToDouble(seed -> exponent(seed, rate -> distance(seed, rate) <= FAR_FROM_EDGE))
        .toArray();
  }

  /** Slope of the mean drift from the rate below to this one. */
  double localSlope(double rate) {
    return drift().localSlopes()[learningRates.indexOf(rate) - 1];
  }

  /** Whether no seed diverged at a rate. */
  boolean converged(double rate) {
    return seeds.stream().noneMatch(seed -> at(seed, rate).diverged());
  }

  /** The rates where every seed converged. */
  SeedSweep driftWhereConverged() {
    return drift(this::converged);
  }

  static Interval interval(double... values) {
    return MeanInterval.of(CONFIDENCE, values);
  }

  List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : seeds) {
      for (double rate : learningRates) {
        Run run = at(seed, rate);
        rows.add(
            Fields.of(rung.where())
                .and("seed", seed)
                .and("learningRate", rate)
                .and("diverged", run.diverged())
                .and("drift", drift().at(seed, rate))
                .and("imbalanceSum", sum().at(seed, rate))
                .and("signedImbalanceSum", signedSum().at(seed, rate))
                .and("firstImbalance", run.record().frobenius().firstImbalance()[0])
                .and("finalLoss", run.diverged() ? Double.NaN : run.record().lastLoss())
                .and("initialSharpness", sharpness.get(seed))
                .and("learningRateTimesSharpness", distance(seed, rate))
                .and("identityResidual", run.record().worstIdentityResidual())
                .map());
      }
    }
    return rows;
  }

  Map<String, Object> aggregate() {
    SeedSweep drift = drift();
    Fields fields =
        Fields.of(rung.where())
            .and("learningRate", drift.rates())
            .and("meanDrift", drift.means())
            .and("stdDrift", drift.deviations())
            .and("meanImbalanceSum", sum().means())
            .and("localSlopes", drift.localSlopes())
            .and("initialSharpness", sharpness);
    for (Window window : Window.values()) {
      fit(window::contains)
          .ifPresent(
              fit -> {
                double[] seedwise = exponents(seeds, window::contains);
                fields
                    .and("fit" + window.suffix(), fit)
                    .and("seedExponents" + window.suffix(), seedwise)
                    .and("seedExponentInterval" + window.suffix(), interval(seedwise));
              });
    }
    double[] far = exponentsFarFromEdge();
    return fields
        .and("seedExponentsFarFromEdge", far)
        .and("seedExponentIntervalFarFromEdge", interval(far))
        .map();
  }
}
