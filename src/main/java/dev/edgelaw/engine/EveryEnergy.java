package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.EnergyProbe;
import dev.edgelaw.theory.EnergyTrace;

/** Loss and gradient energy before every update. */
public record EveryEnergy() implements Observation<EnergyTrace> {
  @Override
  public Class<EnergyTrace> resultType() {
    return EnergyTrace.class;
  }

  @Override
  public Recorder<EnergyTrace> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    EnergyProbe probe = new EnergyProbe(run.steps());
    return new Recorder<>(probe, probe::record);
  }
}
