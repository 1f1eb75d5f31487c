package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ModeRule;
import dev.edgelaw.theory.SpectralPrediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;

/**
 * The tables of a sweep for the results file.
 *
 * @param sweep measured and predicted sums
 */
record PredictionTables(PredictionSweep sweep) {
  /** One row per run, seed by seed. */
  List<Map<String, Object>> rows() {
    SpectralBaselines baselines = sweep.baselines();
    SeedSweep published = sweep.predicted(ModeRule.PUBLISHED);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long seed : sweep.seeds()) {
      SpectralPrediction prediction = sweep.prediction(seed);
      for (double rate : sweep.learningRates()) {
        PredictionSweep.Run run = sweep.at(seed, rate);
        rows.add(
            Fields.of("case", sweep.net().key())
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
                .and("energyBaseline", baselines.energy().at(seed, rate))
                .and("inverseRate", 1 / rate)
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
    for (long seed : sweep.seeds()) {
      HessianSpectrum spectrum = sweep.spectrum(seed);
      rows.add(
          Fields.of("seed", seed)
              .and("imbalance", spectrum.imbalance())
              .and("initialLoss", spectrum.loss())
              .and("largestEigenvalue", spectrum.largest())
              .and("smallestEigenvalue", spectrum.smallest())
              .and("positiveModes", spectrum.countAbove(PredictionSweep.ZERO_MODE))
              .and("negativeModes", spectrum.countBelow(-PredictionSweep.ZERO_MODE))
              .and("effectiveRank", spectrum.effectiveRank())
              .and("medianPositive", spectrum.medianPositive(PredictionSweep.ZERO_MODE))
              .and(
                  "spectralWidth",
                  spectrum.largest() / spectrum.medianPositive(PredictionSweep.ZERO_MODE))
              .and("negativeShare", sweep.prediction(seed).negativeShare())
              .and("rayleighQuotient", sweep.prediction(seed).rayleighQuotient())
              .map());
    }
    return rows;
  }

  /** Means, errors and fits of the case. */
  Fields aggregate() {
    SpectralBaselines baselines = sweep.baselines();
    SeedSweep published = sweep.predicted(ModeRule.PUBLISHED);
    DoublePredicate all = rate -> true;
    Fields fields =
        Fields.of("learningRate", sweep.measured().rates())
            .and("meanImbalanceSum", sweep.measured().means())
            .and("meanDrift", sweep.drift().means())
            .and("meanPredictedSum", sweep.means(published))
            .and("relativeErrorOfMeans", sweep.errors(published))
            .and("relativeErrorStable", sweep.errors(sweep.predicted(ModeRule.STABLE)))
            .and("relativeErrorPositive", sweep.errors(sweep.predicted(ModeRule.POSITIVE)))
            .and("relativeErrorEveryMode", sweep.errors(sweep.predicted(ModeRule.EVERY)))
            .and("relativeErrorOneMode", sweep.errors(baselines.oneMode()))
            .and("relativeErrorUniform", sweep.errors(baselines.uniform()))
            .and("relativeErrorEnergy", sweep.errors(baselines.energy()))
            .and("relativeErrorEnergyCorrected", sweep.errors(baselines.energyCorrected()))
            .and("correlation", sweep.correlation(published.means(), all))
            .and(
                "correlationStable",
                sweep.correlation(sweep.predicted(ModeRule.STABLE).means(), all))
            .and("correlationOneMode", sweep.correlation(baselines.oneMode().means(), all))
            .and(
                "correlationReciprocalRate",
                sweep.correlation(baselines.inverseRate().means(), all))
            .and("correlationUniform", sweep.correlation(baselines.uniform().means(), all))
            .and("correlationEnergy", sweep.correlation(baselines.energy().means(), all))
            .and("spectra", spectra());
    Map<String, Interval> intervals = new LinkedHashMap<>();
    for (double rate : sweep.learningRates()) {
      sweep
          .errorInterval(published, rate)
          .ifPresent(interval -> intervals.put(Double.toString(rate), interval));
    }
    fields.and("relativeErrorInterval", intervals);
    for (Window window : Window.values()) {
      sweep
          .fit(window::contains)
          .ifPresent(
              fit ->
                  fields
                      .and("fit" + window.suffix(), fit)
                      .and("exponent" + window.suffix(), 2 + fit.exponent())
                      .and(
                          "correlation" + window.suffix(),
                          sweep.correlation(published.means(), window::contains)));
    }
    return fields;
  }
}
