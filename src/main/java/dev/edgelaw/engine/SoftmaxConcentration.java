package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.ConcentrationProbe;
import dev.edgelaw.theory.ConcentrationRecord;
import java.util.List;

/**
 * Softmax probabilities of the correct classes at checkpoints.
 *
 * @param checkpoints numbers of updates done, ascending
 */
public record SoftmaxConcentration(List<Integer> checkpoints)
    implements Observation<ConcentrationRecord> {
  /** Copies the list. */
  public SoftmaxConcentration {
    checkpoints = List.copyOf(checkpoints);
  }

  @Override
  public Class<ConcentrationRecord> resultType() {
    return ConcentrationRecord.class;
  }

  @Override
  public Recorder<ConcentrationRecord> recorder(
      RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    RunInputs inputs = RunInputs.of(run);
    ConcentrationProbe probe =
        new ConcentrationProbe(checkpoints, inputs.loss(run, arithmetic), inputs.training());
    return new Recorder<>(probe.probe(), probe::record);
  }
}
