package dev.edgelaw.studies;

import dev.edgelaw.curvature.GradientSpectrum;
import dev.edgelaw.engine.DataModesAfter;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SpectrumAt;
import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.PermutationTest;
import dev.edgelaw.stats.SortedNoise;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.theory.DataModes;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The two lists of mode coefficients that E20 and E21 compare, each sorted by its own size, and the
 * same comparison done mode by mode.
 *
 * @param modes the theory's side, by directions of the data
 * @param spectrum the empirical side, by eigenvectors of the Hessian
 */
record ModeLists(DataModes modes, GradientSpectrum spectrum) {
  /** Modes of the class means; the others are the noise about them. */
  static final int SIGNAL = 5;

  private static final int DRAWS = 4000;
  private static final int PERMUTATIONS = 9999;
  private static final long NULL_SEED = 1;
  private static final long PERMUTATION_SEED = 2;
  private static final double OFFSET = 1e-20;

  /** Noise in place of the empirical list: as many squared normals as there are parameters. */
  static SortedNoise noise(int parameters) {
    return SortedNoise.squaredNormals(2 * DRAWS, parameters, GradientSpectrum.TOP, NULL_SEED);
  }

  /** Two sorted samples without any relation. */
  static SortedNoise exponentials() {
    return SortedNoise.exponentials(2 * DRAWS, GradientSpectrum.TOP, NULL_SEED);
  }

  /** What two observations of a run saw after a number of updates. */
  static ModeLists of(
      Results results, RunSpec run, DataModesAfter modes, SpectrumAt spectrum, int updates) {
    return new ModeLists(
        results.of(run, modes),
        results
            .of(run, spectrum)
            .at(updates)
            .map(GradientSpectrum::of)
            .orElseGet(GradientSpectrum::unseen));
  }

  double[] empirical() {
    return spectrum.shares();
  }

  /** Shares of the published theory, descending. */
  double[] theory() {
    double[] sorted = modes.publishedTheory();
    Arrays.sort(sorted);
    return shares(reversed(sorted));
  }

  /** Shares of lambda_k^2 |e_k|^2 with the true error, in the order of the data. */
  double[] trueShares() {
    return shares(modes.theory());
  }

  private static double[] shares(double[] values) {
    double total = Arrays.stream(values).sum();
    return Arrays.stream(values).map(value -> value / total).toArray();
  }

  private static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
    return reversed;
  }

  static double[] logarithms(double[] values) {
    return Arrays.stream(values).map(value -> StrictMath.log(value + OFFSET)).toArray();
  }

  /** The published R: rank by rank. */
  double sortedCorrelation() {
    return Correlation.pearson(logarithms(empirical()), logarithms(theory()));
  }

  /** The published comparison of Hessian and data spectra, rank by rank. */
  double spectrumCorrelation() {
    double[] moduli = Arrays.stream(spectrum.top()).map(Math::abs).toArray();
    return Correlation.pearson(logarithms(moduli), logarithms(modes.eigenvalues()));
  }

  /** R of a made-up list against the theory. */
  double correlationOf(double[] list) {
    return Correlation.pearson(logarithms(list), logarithms(theory()));
  }

  /** Median of |log10(empirical/theory)|, rank by rank. */
  double medianDisagreement() {
    double[] ratios = new double[theory().length];
    Arrays.setAll(ratios, k -> Math.abs(StrictMath.log10(empirical()[k] / theory()[k])));
    Arrays.sort(ratios);
    int middle = ratios.length / 2;
    return ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
  }

  /** Mode by mode: ln |c_k| against ln(lambda_k^2 |e_k|^2), with the true target. */
  PermutationTest pairedTest() {
    return pairedTest(0, modes.eigenvalues().length);
  }

  /** The same within some modes. */
  PermutationTest pairedTest(int from, int to) {
    return PermutationTest.of(
        pairable(modes.coefficients(), from, to),
        pairable(modes.theory(), from, to),
        PERMUTATIONS,
        PERMUTATION_SEED);
  }

  /** Mode by mode with the published target. */
  double pairedCorrelationOfPublishedTarget() {
    int all = modes.eigenvalues().length;
    return Correlation.pearson(
        pairable(modes.coefficients(), 0, all), pairable(modes.publishedTheory(), 0, all));
  }

  private static double[] pairable(double[] values, int from, int to) {
    return logarithms(Arrays.stream(Arrays.copyOfRange(values, from, to)).map(Math::abs).toArray());
  }

  /** c_k/(lambda_k^2 |e_k|^2), constant if Theorem 5 holds. */
  double[] ratios() {
    double[] coefficients = modes.coefficients();
    double[] theory = modes.theory();
    double[] ratios = new double[theory.length];
    Arrays.setAll(ratios, k -> coefficients[k] / theory[k]);
    return ratios;
  }

  double coefficientSum() {
    return Arrays.stream(modes.coefficients()).sum();
  }

  /** Holds a list against the published one, entry by entry. */
  static void compare(
      Comparisons comparisons,
      String quantity,
      Map<String, Object> where,
      JsonNode published,
      double[] ours,
      Tolerance tolerance) {
    for (int k = 0; k < published.size(); k++) {
      comparisons.published(
          quantity,
          Fields.of(where).and("k", k + 1).map(),
          published.get(k).asDouble(),
          ours[k],
          tolerance);
    }
  }
}
