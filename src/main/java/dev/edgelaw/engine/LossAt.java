package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.LossProbe;
import dev.edgelaw.theory.LossRecord;
import java.util.List;

/**
 * The loss before some updates.
 *
 * @param steps updates t, ascending: the loss is that at W(t)
 */
public record LossAt(List<Integer> steps) implements Observation<LossRecord> {
  /** Copies the list. */
  public LossAt {
    steps = List.copyOf(steps);
  }

  @Override
  public Class<LossRecord> resultType() {
    return LossRecord.class;
  }

  @Override
  public Recorder<LossRecord> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    LossProbe probe = new LossProbe(steps);
    return new Recorder<>(probe, probe::record);
  }
}
