package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.DataModes;
import dev.edgelaw.theory.DataModesProbe;
import dev.edgelaw.theory.NearestKink;
import java.util.Optional;

/**
 * A two-layer net with mean squared error, resolved by directions of the data.
 *
 * @param updates number of updates done
 * @param acrossKink look on the other side of the nearest kink, where that lies within float32
 *     rounding; nothing is seen where it does not
 */
public record DataModesAfter(int updates, boolean acrossKink) implements Observation<DataModes> {
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
            run.learningRate(),
            parameters ->
                acrossKink
                    ? NearestKink.cross(loss.layout(), parameters, inputs.training())
                    : Optional.of(parameters));
    return new Recorder<>(probe.probe(), probe::record);
  }
}
