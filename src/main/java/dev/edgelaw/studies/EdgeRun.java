package dev.edgelaw.studies;

import dev.edgelaw.curvature.SharpnessRecord;
import dev.edgelaw.study.Fields;
import dev.edgelaw.theory.ConservationRecord;
import dev.edgelaw.theory.ConservationTrajectoryRecord;
import java.util.Arrays;
import java.util.Map;

/**
 * A run with its sharpness followed. Drifts and imbalance sums count from the first record, the
 * state after update 1, as in the published tables. Quantities of a run that diverged before it are
 * NaN.
 *
 * @param seed its seed
 * @param learningRate eta
 * @param laws conservation laws over all updates
 * @param track the same along the run
 * @param sharpness sharpness at the same records
 */
record EdgeRun(
    long seed,
    double learningRate,
    ConservationRecord laws,
    ConservationTrajectoryRecord track,
    SharpnessRecord sharpness) {
  /** Number of records whose mean is the sharpness late in the run. */
  private static final int LATE = 20;

  /** The published rule: the edge is reached where the sharpness is this share of 2/eta. */
  private static final double EDGE = 0.8;

  /** The second published rule, on the mean of the late records. */
  private static final double LATE_EDGE = 0.6;

  double threshold() {
    return 2 / learningRate;
  }

  private int last() {
    return track.updates().length - 1;
  }

  int pairs() {
    return laws.frobenius().pairs();
  }

  /** |C_l - C_l after update 1| at a record. */
  double driftAt(int record, int pair) {
    return record < 0 ? Double.NaN : Math.abs(track.law()[record][pair] - track.law()[0][pair]);
  }

  double drift(int pair) {
    return driftAt(last(), pair);
  }

  double[] drifts() {
    double[] drifts = new double[pairs()];
    Arrays.setAll(drifts, this::drift);
    return drifts;
  }

  /** D4 at a record. */
  double totalDriftAt(int record) {
    double sum = 0;
    for (int pair = 0; pair < pairs(); pair++) {
      sum += driftAt(record, pair);
    }
    return sum;
  }

  /** D4. */
  double totalDrift() {
    return totalDriftAt(last());
  }

  /** |S_1| from the first record on. */
  double imbalanceSum() {
    return Math.abs(imbalance(0, last()));
  }

  /** Sum of delta_1 between two records. */
  private double imbalance(int from, int to) {
    return to < 0 ? Double.NaN : track.imbalanceSum()[to][0] - track.imbalanceSum()[from][0];
  }

  double finalLoss() {
    return at(sharpness.loss(), last());
  }

  double accuracy() {
    return at(sharpness.accuracy(), last());
  }

  double lastSharpness() {
    return at(sharpness.sharpness(), last());
  }

  /** A recorded quantity, NaN before the first record. */
  static double at(double[] values, int record) {
    return record < 0 ? Double.NaN : values[record];
  }

  double peakSharpness() {
    return Arrays.stream(sharpness.sharpness()).max().orElse(Double.NaN);
  }

  /** Number of updates made where the sharpness is largest, 0 without records. */
  int stepOfPeak() {
    double peak = peakSharpness();
    for (int i = 0; i <= last(); i++) {
      if (sharpness.sharpness()[i] == peak) {
        return track.updates()[i];
      }
    }
    return 0;
  }

  /** Mean sharpness of the last 20 records. */
  double lateSharpness() {
    return Arrays.stream(sharpness.sharpness())
        .skip(Math.max(0, last() + 1 - LATE))
        .average()
        .orElse(Double.NaN);
  }

  /** Late sharpness in units of 2/eta. */
  double lateShare() {
    return lateSharpness() / threshold();
  }

  double shareAboveThreshold() {
    return Arrays.stream(sharpness.sharpness())
        .map(value -> value > threshold() ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** The first record at the edge by the published rule, or -1. */
  int entry() {
    for (int i = 0; i <= last(); i++) {
      if (sharpness.sharpness()[i] >= EDGE * threshold()) {
        return i;
      }
    }
    return -1;
  }

  /** Number of updates made at {@link #entry}, 0 if the edge is not reached. */
  int entryStep() {
    return entry() < 0 ? 0 : track.updates()[entry()];
  }

  /**
   * How many times faster S_1 moves, per unit of time eta t, from the entry to the edge on than
   * before it; NaN without a stretch of run on both sides.
   */
  double edgeSpeedUp() {
    int entry = entry();
    return entry <= 0 || entry == last() ? Double.NaN : speed(entry, last()) / speed(0, entry);
  }

  private double speed(int from, int to) {
    double time = learningRate * (track.updates()[to] - track.updates()[from]);
    return Math.abs(imbalance(from, to)) / time;
  }

  /** The record whose time eta t is nearest. */
  int recordAt(double time) {
    int best = -1;
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= last(); i++) {
      double distance = Math.abs(learningRate * track.updates()[i] - time);
      if (distance < nearest) {
        nearest = distance;
        best = i;
      }
    }
    return best;
  }

  /** The record after a number of updates. */
  int recordAfter(int updates) {
    int record = Arrays.binarySearch(track.updates(), updates);
    if (record < 0) {
      throw new IllegalArgumentException("no record after " + updates + " updates");
    }
    return record;
  }

  /** Largest residual of a sharpness, relative to it. */
  double worstResidual() {
    double worst = 0;
    for (int i = 0; i <= last(); i++) {
      worst = Math.max(worst, sharpness.residual()[i] / Math.abs(sharpness.sharpness()[i]));
    }
    return worst;
  }

  int unconverged() {
    int count = 0;
    for (boolean converged : sharpness.converged()) {
      count += converged ? 0 : 1;
    }
    return count;
  }

  /** |C_1(1) - C_1(0)|, which the published drift leaves out. */
  double omittedDrift() {
    return laws.firstUpdateDrift();
  }

  Map<String, Object> row(boolean diverged) {
    return Fields.of(Fields.at(seed, learningRate))
        .and("diverged", diverged)
        .and("pairDrifts", drifts())
        .and("totalDrift", totalDrift())
        .and("imbalanceSum", imbalanceSum())
        .and("imbalanceSums", laws.frobenius().imbalanceSum())
        .and("omittedDrift", omittedDrift())
        .and("cInit", laws.frobenius().initial())
        .and("cAfterFirst", laws.frobenius().afterFirst())
        .and("cFinal", laws.frobenius().last())
        .and("initialLoss", laws.initialLoss())
        .and("finalLoss", finalLoss())
        .and("finalAccuracy", accuracy())
        .and("peakSharpness", peakSharpness())
        .and("stepOfPeak", stepOfPeak())
        .and("finalSharpness", lastSharpness())
        .and("lateSharpness", lateSharpness())
        .and("shareAboveThreshold", shareAboveThreshold())
        .and("edgeReached", peakSharpness() >= EDGE * threshold())
        .and("edgeKept", lateShare() >= LATE_EDGE)
        .and("edgeEntryStep", entryStep())
        .and("edgeSpeedUp", edgeSpeedUp())
        .and("powerIterationFirst", sharpness.powerIteration())
        .and("largestRelativeResidual", worstResidual())
        .and("unconvergedRecords", unconverged())
        .and("hessianProducts", Arrays.stream(sharpness.products()).sum())
        .and("identityResidual", laws.worstIdentityResidual())
        .and("trajectory", trajectory())
        .map();
  }

  private Map<String, Object> trajectory() {
    double[] first = new double[last() + 1];
    double[] total = new double[last() + 1];
    Arrays.setAll(first, record -> track.law()[record][0]);
    Arrays.setAll(total, this::totalDriftAt);
    return Fields.of("updates", track.updates())
        .and("loss", sharpness.loss())
        .and("sharpness", sharpness.sharpness())
        .and("residual", sharpness.residual())
        .and("c1", first)
        .and("totalDrift", total)
        .map();
  }
}
