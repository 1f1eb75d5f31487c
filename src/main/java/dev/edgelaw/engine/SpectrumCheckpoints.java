package dev.edgelaw.engine;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.SpectrumProbe;
import dev.edgelaw.curvature.SpectrumTrack;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import java.util.List;

/**
 * The full Hessian spectrum at checkpoints.
 *
 * @param checkpoints numbers of updates done, ascending
 */
public record SpectrumCheckpoints(List<Integer> checkpoints) implements Observation<SpectrumTrack> {
  /** Copies the list. */
  public SpectrumCheckpoints {
    checkpoints = List.copyOf(checkpoints);
  }

  @Override
  public Class<SpectrumTrack> resultType() {
    return SpectrumTrack.class;
  }

  @Override
  public Recorder<SpectrumTrack> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    RunInputs inputs = RunInputs.of(run);
    SpectrumProbe probe =
        new SpectrumProbe(
            checkpoints,
            inputs.loss(run, arithmetic),
            new NetworkCurvature(arithmetic, run.architecture(), run.loss(), inputs.training()));
    return new Recorder<>(probe.probe(), probe::record);
  }

  @Override
  public double cost(RunSpec run) {
    return checkpoints.size() * Cost.spectrum(run);
  }
}
