package dev.edgelaw.studies;

import dev.edgelaw.curvature.KinkRecord;
import dev.edgelaw.stats.RescaledRange;
import dev.edgelaw.theory.ConservationRecord;
import dev.edgelaw.theory.EnergyTrace;
import dev.edgelaw.theory.ImbalanceTrace;

/**
 * A two-layer run with imbalance, loss and gradient energy before every update.
 *
 * @param diverged whether it ended early
 * @param record its conservation record
 * @param imbalance delta(t)
 * @param energy Loss(t) and ||G(t)||^2
 * @param kinks distance to the nearest kink where trajectories are compared
 */
record ImbalanceRun(
    boolean diverged,
    ConservationRecord record,
    ImbalanceTrace imbalance,
    EnergyTrace energy,
    KinkRecord kinks) {
  /** |S|, as published: the sign is lost before seeds are averaged. */
  double sum() {
    return diverged ? Double.NaN : record.imbalanceSum();
  }

  /** S with its sign. */
  double signedSum() {
    return diverged ? Double.NaN : record.frobenius().imbalanceSum()[0];
  }

  /** The sum of delta up to a step, that step included. */
  double sumThrough(int step) {
    double sum = 0;
    for (int t = 0; t <= step; t++) {
      sum += imbalance.at(t);
    }
    return sum;
  }

  /** ||dL/dW_1||^2 before an update. */
  double firstLayer(int step) {
    return (energy.energy(step) - imbalance.at(step)) / 2;
  }

  /** ||dL/dW_2||^2 before an update. */
  double secondLayer(int step) {
    return (energy.energy(step) + imbalance.at(step)) / 2;
  }

  /** Share of updates at which delta has another sign than at the next. */
  double signChangeRate() {
    double[] values = imbalance.values();
    int changes = 0;
    for (int t = 0; t + 1 < values.length; t++) {
      changes += Math.signum(values[t]) == Math.signum(values[t + 1]) ? 0 : 1;
    }
    return diverged || values.length < 2 ? Double.NaN : (double) changes / (values.length - 1);
  }

  double hurst() {
    return diverged || imbalance.values().length < 2
        ? Double.NaN
        : RescaledRange.exponent(imbalance.values());
  }

  double lossIntegral() {
    return diverged ? Double.NaN : energy.lossIntegral();
  }

  double energyIntegral() {
    return diverged ? Double.NaN : energy.energyIntegral();
  }

  double energySum() {
    return diverged ? Double.NaN : energy.energySum();
  }

  /** delta_0 / G_0. */
  double initialShare() {
    return imbalance.at(0) / energy.energy(0);
  }

  /**
   * |drift - eta^2 S| over the drift, the drift as a difference of norms: what float64 leaves of
   * the published decomposition error.
   */
  double decompositionError() {
    double eta = record.learningRate();
    double drift = Math.abs(record.law().change(0));
    return Math.abs(drift - eta * eta * sum()) / Math.max(drift, 1e-15);
  }
}
