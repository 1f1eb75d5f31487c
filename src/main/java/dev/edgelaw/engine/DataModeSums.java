package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.ModeSums;
import dev.edgelaw.theory.ModeSumsProbe;

/** The imbalance of every direction of the data of a two-layer linear net, summed over the run. */
public record DataModeSums() implements Observation<ModeSums> {
  @Override
  public Class<ModeSums> resultType() {
    return ModeSums.class;
  }

  @Override
  public Recorder<ModeSums> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    ModeSumsProbe probe = new ModeSumsProbe(arithmetic, loss.layout(), loss.data());
    return new Recorder<>(probe, probe::record);
  }
}
