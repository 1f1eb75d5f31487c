package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.ImbalanceProbe;
import dev.edgelaw.theory.ImbalanceTrace;

/** The gradient imbalance of the first pair of layers before every update. */
public record EveryImbalance() implements Observation<ImbalanceTrace> {
  @Override
  public Class<ImbalanceTrace> resultType() {
    return ImbalanceTrace.class;
  }

  @Override
  public Recorder<ImbalanceTrace> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    ImbalanceProbe probe = new ImbalanceProbe(run.steps());
    return new Recorder<>(probe, probe::record);
  }
}
