package dev.edgelaw.studies;

import dev.edgelaw.curvature.HessianSpectrum;
import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.theory.ModeRule;
import dev.edgelaw.theory.SpectralPrediction;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;

/**
 * Predictions of the imbalance sum S from Hessians along a trajectory, held against S as measured.
 * Whatever the checkpoint, the published prediction counts T updates from it and is compared with a
 * sum that starts at 0.
 *
 * @param trajectories spectra by seed
 * @param measured S of the runs
 * @param horizon number of updates T
 */
record SpectralForecast(
    Map<Long, HessianTrajectory> trajectories, SeedSweep measured, int horizon) {
  private static final double SMALLEST_SUM = 1e-12;

  /** Far above float64 rounding of a Hessian of norm 10, far below its other eigenvalues. */
  private static final double ZERO_MODE = 1e-10;

  List<Integer> checkpoints() {
    return trajectories.values().iterator().next().checkpoints();
  }

  /** The same for one seed. */
  SpectralForecast only(long seed) {
    return new SpectralForecast(
        Map.of(seed, trajectories.get(seed)), measured.only(rate -> true, s -> s == seed), horizon);
  }

  /** S by the spectral formula, as published; NaN where there is no spectrum. */
  SeedSweep predicted(int checkpoint) {
    return predicted(checkpoint, ModeRule.PUBLISHED);
  }

  SeedSweep predicted(int checkpoint, ModeRule rule) {
    return SeedSweep.of(
        measured.learningRates(),
        measured.seeds(),
        (seed, rate) ->
            trajectories
                .get(seed)
                .spectra()
                .at(checkpoint)
                .map(spectrum -> new SpectralPrediction(spectrum, horizon).imbalanceSum(rate, rule))
                .orElse(Double.NaN));
  }

  /** Pearson's correlation of the logarithms of predicted and measured means over seeds. */
  double correlation(int checkpoint, DoublePredicate rates) {
    return correlation(predicted(checkpoint).means(), rates);
  }

  double correlation(double[] predicted, DoublePredicate rates) {
    double[] rate = measured.rates();
    double[] sums = measured.means();
    int[] used =
        IntStream.range(0, rate.length)
            .filter(i -> rates.test(rate[i]) && predicted[i] > 0 && sums[i] > SMALLEST_SUM)
            .toArray();
    return used.length < 2
        ? Double.NaN
        : Correlation.pearson(logarithms(predicted, used), logarithms(sums, used));
  }

  /** The same with 1/eta for the prediction: what any sum over a finite loss drop must follow. */
  double correlationOfInverseRate(DoublePredicate rates) {
    return correlation(Arrays.stream(measured.rates()).map(rate -> 1 / rate).toArray(), rates);
  }

  double[] correlations(DoublePredicate rates) {
    return checkpoints().stream().mapToDouble(step -> correlation(step, rates)).toArray();
  }

  /** Mean prediction over mean measurement, by learning rate. */
  double[] ratios(int checkpoint) {
    double[] predicted = predicted(checkpoint).means();
    double[] sums = measured.means();
    return IntStream.range(0, sums.length).mapToDouble(i -> predicted[i] / sums[i]).toArray();
  }

  /** Mean over seeds of lambda_max, by checkpoint; NaN as soon as one seed has none. */
  double[] meanSharpness() {
    return IntStream.range(0, checkpoints().size())
        .mapToDouble(
            i ->
                measured.seeds().stream()
                    .mapToDouble(seed -> trajectories.get(seed).sharpness()[i])
                    .average()
                    .orElseThrow())
        .toArray();
  }

  /** Standard deviation of lambda_max over seeds, by checkpoint. */
  double[] sharpnessDeviations() {
    return IntStream.range(0, checkpoints().size())
        .mapToDouble(
            i ->
                Summary.of(
                        measured.seeds().stream()
                            .mapToDouble(seed -> trajectories.get(seed).sharpness()[i])
                            .toArray())
                    .standardDeviation())
        .toArray();
  }

  /** The tolerance of a mean prediction: the largest that one of its seeds needs. */
  Tolerance tolerance(int checkpoint, Tolerance usual) {
    return trajectories.values().stream()
        .map(trajectory -> trajectory.tolerance(checkpoint, usual))
        .filter(tolerance -> !tolerance.equals(usual))
        .findFirst()
        .orElse(usual);
  }

  /** lambda_max at the first checkpoint over that at the last. */
  static double compression(double[] sharpness) {
    return sharpness[0] / sharpness[sharpness.length - 1];
  }

  /**
   * The published "time-averaged" prediction: the eigenvalues of one seed averaged over checkpoints
   * rank by rank, every mode with the coefficient 1/P.
   */
  double[] timeAveraged(long seed) {
    double[] mean = meanSpectrum(seed);
    return Arrays.stream(measured.rates())
        .map(
            rate ->
                Arrays.stream(mean)
                    .map(eigenvalue -> ModeRule.PUBLISHED.factor(eigenvalue, rate, horizon))
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }

  /** Number of modes of the averaged spectrum that are exactly 0 but for rounding. */
  int zeroModes(long seed) {
    return (int)
        Arrays.stream(meanSpectrum(seed)).filter(value -> Math.abs(value) < ZERO_MODE).count();
  }

  /** Eigenvalues averaged rank by rank over the checkpoints that the run reached. */
  private double[] meanSpectrum(long seed) {
    List<HessianSpectrum> spectra = trajectories.get(seed).spectra().spectra();
    if (spectra.isEmpty()) {
      return new double[] {Double.NaN};
    }
    double[] mean = new double[spectra.getFirst().eigenvalues().length];
    for (HessianSpectrum spectrum : spectra) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += spectrum.eigenvalues()[k] / spectra.size();
      }
    }
    return mean;
  }

  /**
   * The sum over segments between checkpoints, each with its own Hessian, gradient and number of
   * updates; for the learning rate of the trajectory alone.
   */
  double piecewise(long seed, double learningRate, ModeRule rule) {
    HessianTrajectory trajectory = trajectories.get(seed);
    double sum = 0;
    for (int i = 0; i < checkpoints().size() && checkpoints().get(i) < horizon; i++) {
      int start = checkpoints().get(i);
      int end = i + 1 < checkpoints().size() ? checkpoints().get(i + 1) : horizon;
      sum +=
          trajectory
              .spectra()
              .at(start)
              .map(
                  spectrum ->
                      Math.signum(spectrum.imbalance())
                          * new SpectralPrediction(spectrum, end - start)
                              .imbalanceSum(learningRate, rule))
              .orElse(Double.NaN);
    }
    return Math.abs(sum);
  }

  private static double[] logarithms(double[] values, int[] used) {
    return IntStream.of(used).mapToDouble(i -> StrictMath.log(values[i])).toArray();
  }
}
