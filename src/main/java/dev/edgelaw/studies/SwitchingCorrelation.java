package dev.edgelaw.studies;

import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.theory.GateSwitchingRecord;
import dev.edgelaw.theory.ImbalanceTrace;
import java.util.Arrays;

/**
 * Correlations, along one run, of the gates that switch with the gradient imbalance. Flips between
 * W(t) and W(t+1) go with delta at W(t).
 */
final class SwitchingCorrelation {
  /** Population deviation of a series that does not vary, as in the published figures. */
  private static final double CONSTANT = 1e-12;

  private SwitchingCorrelation() {}

  /** Pearson of h_t and |delta_t| from an update on, 0 where one of them does not vary. */
  static double raw(GateSwitchingRecord gates, ImbalanceTrace imbalance, int from) {
    return pearson(tail(gates.rates(), from), tail(sizes(imbalance, gates.updates()), from));
  }

  /** The same with sqrt |delta_t|, which follows the length of the step rather than its square. */
  static double ofRoots(GateSwitchingRecord gates, ImbalanceTrace imbalance) {
    double[] roots = sizes(imbalance, gates.updates());
    Arrays.setAll(roots, t -> Math.sqrt(roots[t]));
    return pearson(gates.rates(), roots);
  }

  /**
   * Pearson of the first differences of ln(h_t + 1/pairs) and ln |delta_t|: what remains of the
   * correlation without the trend that both series share.
   */
  static double ofDifferences(GateSwitchingRecord gates, ImbalanceTrace imbalance) {
    return pearson(
        differencesOfLogs(gates.rates(), 1.0 / gates.pairs()),
        differencesOfLogs(sizes(imbalance, gates.updates()), 0));
  }

  private static double pearson(double[] x, double[] y) {
    if (x.length < 2) {
      return Double.NaN;
    }
    // As published: a series that does not vary correlates with nothing.
    return constant(x) || constant(y) ? 0 : Correlation.pearson(x, y);
  }

  private static boolean constant(double[] values) {
    return Summary.of(values).standardDeviation() <= CONSTANT;
  }

  private static double[] sizes(ImbalanceTrace imbalance, int updates) {
    double[] sizes = new double[updates];
    Arrays.setAll(sizes, t -> Math.abs(imbalance.at(t)));
    return sizes;
  }

  private static double[] tail(double[] values, int from) {
    return Arrays.copyOfRange(values, Math.min(from, values.length), values.length);
  }

  private static double[] differencesOfLogs(double[] values, double shift) {
    double[] differences = new double[Math.max(0, values.length - 1)];
    Arrays.setAll(
        differences,
        t -> StrictMath.log(values[t + 1] + shift) - StrictMath.log(values[t] + shift));
    return differences;
  }
}
