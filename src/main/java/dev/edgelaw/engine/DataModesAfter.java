package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.DataModes;
import dev.edgelaw.theory.DataModesProbe;

/**
 * A two-layer net with mean squared error, resolved by directions of the data.
 *
 * @param updates number of updates done
 */
public record DataModesAfter(int updates) implements Observation<DataModes> {
  @Override
  public Class<DataModes> resultType() {
    return DataModes.class;
  }

  @Override
  public Recorder<DataModes> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    RunInputs inputs = RunInputs.of(run);
    DataModesProbe probe =
        new DataModesProbe(
            updates,
            arithmetic,
            inputs.loss(run, arithmetic),
            inputs.training(),
            run.learningRate());
    return new Recorder<>(probe.probe(), probe::record);
  }
}
