package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.RecordSchedule;
import dev.edgelaw.theory.ConservationTrajectoryProbe;
import dev.edgelaw.theory.ConservationTrajectoryRecord;

/**
 * Conservation laws and imbalance sums along a run: after the first update, every so many, and the
 * last.
 *
 * @param every distance between records in updates
 */
public record ConservationTrajectory(int every)
    implements Observation<ConservationTrajectoryRecord> {
  @Override
  public Class<ConservationTrajectoryRecord> resultType() {
    return ConservationTrajectoryRecord.class;
  }

  @Override
  public Recorder<ConservationTrajectoryRecord> recorder(
      RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    ConservationTrajectoryProbe probe =
        new ConservationTrajectoryProbe(new RecordSchedule(every, run.steps()));
    return new Recorder<>(probe, probe::record);
  }
}
