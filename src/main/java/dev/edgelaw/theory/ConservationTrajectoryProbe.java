package dev.edgelaw.theory;

import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.RecordSchedule;
import dev.edgelaw.optim.TrainingState;
import java.util.Arrays;

/** Records the Frobenius laws and the sums of their imbalances along a run. */
public final class ConservationTrajectoryProbe implements Probe {
  private final RecordSchedule schedule;
  private final int[] updates;
  private CompensatedSum[] sums;
  private double[][] law;
  private double[][] imbalanceSum;
  private int count;

  /**
   * Creates the probe for one run.
   *
   * @param schedule when to record
   */
  public ConservationTrajectoryProbe(RecordSchedule schedule) {
    this.schedule = schedule;
    this.updates = new int[schedule.size()];
  }

  @Override
  public void start(TrainingState state) {
    int pairs = state.weightNorms().layers() - 1;
    sums = new CompensatedSum[pairs];
    Arrays.setAll(sums, pair -> new CompensatedSum());
    law = new double[updates.length][pairs];
    imbalanceSum = new double[updates.length][pairs];
  }

  @Override
  public void afterUpdate(TrainingState state) {
    for (int pair = 0; pair < sums.length; pair++) {
      sums[pair].add(ConservationLaws.frobenius(state.gradientNorms(), pair));
    }
    if (schedule.recordsAfter(state.step())) {
      for (int pair = 0; pair < sums.length; pair++) {
        law[count][pair] = ConservationLaws.frobenius(state.weightNorms(), pair);
        imbalanceSum[count][pair] = sums[pair].value();
      }
      updates[count++] = state.step() + 1;
    }
  }

  /**
   * What was seen so far.
   *
   * @return a record of the updates made
   */
  public ConservationTrajectoryRecord record() {
    return new ConservationTrajectoryRecord(
        Arrays.copyOf(updates, count),
        Arrays.copyOf(law, count),
        Arrays.copyOf(imbalanceSum, count));
  }
}
