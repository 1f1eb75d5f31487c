package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.engine.EveryImbalance;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Resampling;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ConservationRecord;
import dev.edgelaw.theory.ImbalanceTrace;
import dev.edgelaw.theory.ModeRule;
import dev.edgelaw.theory.SpectralPrediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    List<Double> rates = plan.learningRates();
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

  SeedSweep oneMode() {
    return SeedSweep.of(learningRates, seeds, (seed, rate) -> prediction(seed).oneMode(rate));
  }

  SeedSweep uniform() {
    return SeedSweep.of(
        learningRates, seeds, (seed, rate) -> prediction(seed).uniform(rate, ModeRule.PUBLISHED));
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

  /** 1/eta, the prediction that needs no Hessian. */
  double[] reciprocalRates() {
    return learningRates.stream().mapToDouble(rate -> 1 / rate).toArray();
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

  /** One row per run, seed by seed. */
  List<Map<String, Object>> rows() {
    SeedSweep published = predicted(ModeRule.PUBLISHED);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : seeds) {
      SpectralPrediction prediction = prediction(seed);
      for (double rate : learningRates) {
        Run run = at(seed, rate);
        rows.add(
            Fields.of("case", net.key())
                .and("seed", seed)
                .and("learningRate", rate)
                .and("diverged", run.diverged())
                .and("updates", run.trace().values().length)
                .and("imbalanceSum", run.imbalanceSum())
                .and("predictedSum", published.at(seed, rate))
                .and("relativeError", published.at(seed, rate) / run.imbalanceSum() - 1)
                .and("predictedSumStable", prediction.imbalanceSum(rate, ModeRule.STABLE))
                .and("predictedSumPositive", prediction.imbalanceSum(rate, ModeRule.POSITIVE))
                .and("predictedSumEveryMode", prediction.imbalanceSum(rate, ModeRule.EVERY))
                .and("predictedSumOneMode", prediction.oneMode(rate))
                .and("predictedSumUniform", prediction.uniform(rate, ModeRule.PUBLISHED))
                .and("unstableModes", prediction.unstableModes(rate))
                .and("distanceFromInstability", prediction.distanceFromInstability(rate))
                .and("drift", run.drift())
                .and("finalLoss", run.finalLoss())
                .and("firstShare", run.diverged() ? Double.NaN : run.trace().firstShare())
                .and("updatesToHalf", run.diverged() ? 0 : run.trace().updatesToHalf())
                .and("identityResidual", run.record().worstIdentityResidual())
                .map());
      }
    }
    return rows;
  }

  /** Spectra at W(0), one row per seed. */
  List<Map<String, Object>> spectra() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : seeds) {
      HessianSpectrum spectrum = spectrum(seed);
      rows.add(
          Fields.of("seed", seed)
              .and("imbalance", spectrum.imbalance())
              .and("initialLoss", spectrum.loss())
              .and("largestEigenvalue", spectrum.largest())
              .and("smallestEigenvalue", spectrum.smallest())
              .and("positiveModes", spectrum.countAbove(ZERO_MODE))
              .and("negativeModes", spectrum.countBelow(-ZERO_MODE))
              .and("effectiveRank", spectrum.effectiveRank())
              .and("medianPositive", spectrum.medianPositive(ZERO_MODE))
              .and("spectralWidth", spectrum.largest() / spectrum.medianPositive(ZERO_MODE))
              .and("negativeShare", prediction(seed).negativeShare())
              .and("rayleighQuotient", prediction(seed).rayleighQuotient())
              .map());
    }
    return rows;
  }

  /** Means, errors and fits of the case. */
  Fields aggregate() {
    SeedSweep published = predicted(ModeRule.PUBLISHED);
    DoublePredicate all = rate -> true;
    Fields fields =
        Fields.of("learningRate", measured().rates())
            .and("meanImbalanceSum", measured().means())
            .and("meanDrift", drift().means())
            .and("meanPredictedSum", means(published))
            .and("relativeErrorOfMeans", errors(published))
            .and("relativeErrorStable", errors(predicted(ModeRule.STABLE)))
            .and("relativeErrorPositive", errors(predicted(ModeRule.POSITIVE)))
            .and("relativeErrorEveryMode", errors(predicted(ModeRule.EVERY)))
            .and("relativeErrorOneMode", errors(oneMode()))
            .and("correlation", correlation(published.means(), all))
            .and("correlationStable", correlation(predicted(ModeRule.STABLE).means(), all))
            .and("correlationOneMode", correlation(oneMode().means(), all))
            .and("correlationReciprocalRate", correlation(reciprocalRates(), all))
            .and("spectra", spectra());
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (double rate : learningRates) {
      errorInterval(published, rate)
          .ifPresent(interval -> intervals.put(Double.toString(rate), interval));
    }
    fields.and("relativeErrorInterval", intervals);
    for (Window window : Window.values()) {
      fit(window::contains)
          .ifPresent(
              fit ->
                  fields
                      .and("fit" + window.suffix(), fit)
                      .and("exponent" + window.suffix(), 2 + fit.exponent())
                      .and(
                          "correlation" + window.suffix(),
                          correlation(published.means(), window::contains)));
    }
    return fields;
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
