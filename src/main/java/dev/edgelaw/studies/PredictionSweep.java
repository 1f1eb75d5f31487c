package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.engine.EveryImbalance;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Resampling;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ConservationRecord;
import dev.edgelaw.theory.ImbalanceTrace;
import dev.edgelaw.theory.ModeRule;
import dev.edgelaw.theory.SpectralPrediction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Measured and predicted gradient-imbalance sums of one network over a grid of learning rates and
 * seeds.
 *
 * @param net the network
 * @param learningRates ascending
 * @param seeds in the order of the published tables
 * @param runs what was measured, by rate and seed
 * @param predictions from the Hessian at W(0), by seed
 */
record PredictionSweep(
    SpectralCase net,
    List<Double> learningRates,
    List<Long> seeds,
    Run[][] runs,
    Map<Long, SpectralPrediction> predictions) {
  /** Keeps the logarithm finite where a sum is 0, as published. */
  private static final double LOG_FLOOR = 1e-20;

  /** Eigenvalues of modulus below it are the exact zeros of the net's symmetries: rounding. */
  static final double ZERO_MODE = 1e-10;

  private static final double CONFIDENCE = 0.95;

  /** What a run gave; a diverged one has no sum. */
  record Run(boolean diverged, ConservationRecord record, ImbalanceTrace trace) {
    double imbalanceSum() {
      return diverged ? Double.NaN : record.imbalanceSum();
    }

    double drift() {
      return diverged ? Double.NaN : record.drift(0);
    }

    double finalLoss() {
      return diverged ? Double.NaN : record.lastLoss();
    }
  }

  static PredictionSweep of(SpectralCase net, Plan plan, Results results) {
    return of(net, plan.learningRates(), plan, results);
  }

  /** The same plan's runs at learning rates of their own. */
  static PredictionSweep of(SpectralCase net, List<Double> rates, Plan plan, Results results) {
    List<Long> seeds = plan.seeds();
    Run[][] runs = new Run[rates.size()][seeds.size()];
    Map<Long, SpectralPrediction> predictions = new HashMap<>();
    for (int j = 0; j < seeds.size(); j++) {
      long seed = seeds.get(j);
      for (int i = 0; i < runs.length; i++) {
        RunSpec run = net.run(rates.get(i), plan.steps(), seed);
        runs[i][j] =
            new Run(
                results.of(run).outcome().diverged(),
                results.conservation(run),
                results.of(run, new EveryImbalance()));
      }
      RunSpec run = net.run(SpectralCase.SPECTRUM_RATE, plan.steps(), seed);
      HessianSpectrum spectrum = results.of(run, SpectralCase.INITIAL_SPECTRUM).at(0).orElseThrow();
      predictions.put(seed, new SpectralPrediction(spectrum, plan.steps()));
    }
    return new PredictionSweep(net, rates, seeds, runs, predictions);
  }

  Run at(long seed, double learningRate) {
    return runs[learningRates.indexOf(learningRate)][seeds.indexOf(seed)];
  }

  SpectralPrediction prediction(long seed) {
    return predictions.get(seed);
  }

  PredictionTables tables() {
    return new PredictionTables(this);
  }

  SpectralBaselines baselines() {
    return new SpectralBaselines(this);
  }

  HessianSpectrum spectrum(long seed) {
    return prediction(seed).spectrum();
  }

  /** S of every run, NaN where it diverged. */
  SeedSweep measured() {
    return SeedSweep.of(learningRates, seeds, (seed, rate) -> at(seed, rate).imbalanceSum());
  }

  /** S at the learning rates where every seed converged. */
  SeedSweep measuredWhereConverged() {
    double[] means = measured().means();
    return measured()
        .only(rate -> Double.isFinite(means[learningRates.indexOf(rate)]), seed -> true);
  }

  /** The prediction for every run, also where it diverged. */
  SeedSweep predicted(ModeRule rule) {
    return SeedSweep.of(
        learningRates, seeds, (seed, rate) -> prediction(seed).imbalanceSum(rate, rule));
  }

  SeedSweep drift() {
    return SeedSweep.of(learningRates, seeds, (seed, rate) -> at(seed, rate).drift());
  }

  SeedSweep finalLoss() {
    return SeedSweep.of(learningRates, seeds, (seed, rate) -> at(seed, rate).finalLoss());
  }

  SeedSweep unstableModes() {
    return SeedSweep.of(learningRates, seeds, (seed, rate) -> prediction(seed).unstableModes(rate));
  }

  /** The part of the first update in S. */
  SeedSweep firstShare() {
    return SeedSweep.of(
        learningRates,
        seeds,
        (seed, rate) ->
            at(seed, rate).diverged() ? Double.NaN : at(seed, rate).trace().firstShare());
  }

  /** Means of a prediction, NaN where the measured mean is, as published. */
  double[] means(SeedSweep prediction) {
    double[] sums = measured().means();
    double[] means = prediction.means();
    return IntStream.range(0, sums.length)
        .mapToDouble(i -> Double.isNaN(sums[i]) ? Double.NaN : means[i])
        .toArray();
  }

  /** Signed relative errors of the mean prediction, NaN where a run diverged. */
  double[] errors(SeedSweep prediction) {
    double[] sums = measured().means();
    double[] means = prediction.means();
    return IntStream.range(0, sums.length).mapToDouble(i -> means[i] / sums[i] - 1).toArray();
  }

  /** Signed relative errors of one seed. */
  double[] errors(SeedSweep prediction, long seed) {
    double[] sums = measured().ofSeed(seed);
    double[] values = prediction.ofSeed(seed);
    return IntStream.range(0, sums.length).mapToDouble(i -> values[i] / sums[i] - 1).toArray();
  }

  /** One per learning rate of a range, from an array with one per learning rate of the sweep. */
  double[] within(double[] values, DoublePredicate range) {
    return IntStream.range(0, values.length)
        .filter(i -> range.test(learningRates.get(i)))
        .mapToDouble(i -> values[i])
        .toArray();
  }

  /** Correlation in logarithms of the measured means with any prediction, over a range. */
  double correlation(double[] prediction, DoublePredicate range) {
    double[] sums = measured().means();
    int[] used =
        IntStream.range(0, sums.length)
            .filter(i -> range.test(learningRates.get(i)) && Double.isFinite(sums[i]))
            .toArray();
    return used.length < 2
        ? Double.NaN
        : Correlation.pearson(logarithms(prediction, used), logarithms(sums, used));
  }

  private static double[] logarithms(double[] values, int[] used) {
    return Arrays.stream(used).mapToDouble(i -> StrictMath.log(values[i] + LOG_FLOOR)).toArray();
  }

  /** Power law of the mean sum over a range; alpha is 2 more than its exponent. */
  Optional<PowerLawFit> fit(DoublePredicate range) {
    return measured().only(range::test, seed -> true).fit(0);
  }

  /** Interval of the error of the mean prediction at a learning rate over resampled seeds. */
  Optional<Interval> errorInterval(SeedSweep prediction, double rate) {
    SeedSweep sums = measured();
    return Resampling.interval(
        seeds.size(),
        CONFIDENCE,
        indices -> {
          double predicted = 0;
          double found = 0;
          for (int index : indices) {
            predicted += prediction.at(seeds.get(index), rate);
            found += sums.at(seeds.get(index), rate);
          }
          return predicted / found - 1;
        });
  }

  double worstIdentityResidual() {
    double worst = 0;
    for (Run[] row : runs) {
      for (Run run : row) {
        if (!run.diverged()) {
          worst = Math.max(worst, run.record().worstIdentityResidual());
        }
      }
    }
    return worst;
  }
}
