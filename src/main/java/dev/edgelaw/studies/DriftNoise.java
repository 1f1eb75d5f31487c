package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Tolerance;
import java.util.Arrays;
import java.util.Map;

/** How far float32 noise of single drifts moves the exponent fitted to them. */
final class DriftNoise {
  /** Noise beyond this share of a drift leaves nothing of its logarithm. */
  private static final double MOST = 0.3;

  private DriftNoise() {}

  /**
   * Largest change of the least-squares slope of ln(drift) on ln(rate) if every drift moves within
   * its tolerance; infinite where one may move by more than a third of itself.
   */
  static double ofExponent(double[] rates, double[] drifts, Tolerance tolerance) {
    double[] x = new double[rates.length];
    Arrays.setAll(x, i -> Double.isFinite(drifts[i]) ? StrictMath.log(rates[i]) : Double.NaN);
    double mean = Arrays.stream(x).filter(Double::isFinite).average().orElse(Double.NaN);
    double spread = 0;
    double noise = 0;
    for (int i = 0; i < x.length; i++) {
      if (Double.isNaN(x[i])) {
        continue;
      }
      double relative = tolerance.bound(drifts[i]) / drifts[i];
      if (!(relative <= MOST)) {
        return Double.POSITIVE_INFINITY;
      }
      spread += (x[i] - mean) * (x[i] - mean);
      noise -= Math.abs(x[i] - mean) * StrictMath.log(1 - relative);
    }
    return noise / spread;
  }

  /** Compares the exponent of one seed where the noise of its drifts leaves it a meaning. */
  static void compareExponent(
      Map<String, Object> where,
      double published,
      double[] rates,
      double[] publishedDrifts,
      double[] ours,
      Tolerance tolerance,
      Comparisons comparisons) {
    double exponent = PowerLawFit.fit(rates, ours, 0).map(PowerLawFit::exponent).orElse(Double.NaN);
    double noise = ofExponent(rates, publishedDrifts, tolerance);
    if (Double.isFinite(noise)) {
      comparisons.published("exponent", where, published, exponent, Tolerance.absolute(noise));
    } else {
      comparisons.incomparable(
          "exponent", where, published, exponent, "its smallest drift is float32 noise");
    }
  }
}
