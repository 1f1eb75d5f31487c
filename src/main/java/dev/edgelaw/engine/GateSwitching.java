package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.GateSwitchingProbe;
import dev.edgelaw.theory.GateSwitchingRecord;

/**
 * The gates z &gt; 0 of the first hidden layer that switch in every update, for nets without
 * biases. Of a linear net these are signs of pre-activations that gate nothing.
 */
public record GateSwitching() implements Observation<GateSwitchingRecord> {
  @Override
  public Class<GateSwitchingRecord> resultType() {
    return GateSwitchingRecord.class;
  }

  @Override
  public Recorder<GateSwitchingRecord> recorder(
      RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    if (run.architecture().biased()) {
      throw new IllegalArgumentException("gates of a net with biases: not counted");
    }
    GateSwitchingProbe probe =
        new GateSwitchingProbe(arithmetic, loss.layout(), loss.data(), run.steps());
    return new Recorder<>(probe, probe::record);
  }

  @Override
  public double cost(RunSpec run) {
    return run.steps() * Cost.gates(run);
  }
}
