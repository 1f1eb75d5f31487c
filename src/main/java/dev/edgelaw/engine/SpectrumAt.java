package dev.edgelaw.engine;

import dev.edgelaw.curvature.GradientSpectrumProbe;
import dev.edgelaw.curvature.SpectrumRecord;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.NearestKink;
import java.util.List;
import java.util.Optional;

/**
 * The full spectrum of the Hessian, with the gradient's squared components in its eigenbasis. The
 * spectrum at W(0) is the same for every learning rate: observe it in one run per seed.
 *
 * @param steps where to take it, ascending: t stands for W(t), the point before update t; the
 *     number of updates T stands for the end of the run. A run that is shorter has no spectra
 *     beyond its end
 * @param acrossKink look on the other side of the nearest kink, where that lies within float32
 *     rounding, for two-layer ReLU nets; nothing is seen where it does not
 */
public record SpectrumAt(List<Integer> steps, boolean acrossKink)
    implements Observation<SpectrumRecord> {
  /** Copies the list. */
  public SpectrumAt {
    steps = List.copyOf(steps);
  }

  /**
   * Spectra at some updates.
   *
   * @param steps where to take them
   * @return the observation
   */
  public static SpectrumAt steps(Integer... steps) {
    return new SpectrumAt(List.of(steps), false);
  }

  @Override
  public Class<SpectrumRecord> resultType() {
    return SpectrumRecord.class;
  }

  @Override
  public Recorder<SpectrumRecord> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    GradientSpectrumProbe probe =
        new GradientSpectrumProbe(
            arithmetic,
            run.architecture(),
            run.loss(),
            loss.data(),
            run.steps(),
            steps,
            parameters ->
                acrossKink
                    ? NearestKink.cross(loss.layout(), parameters, loss.data())
                    : Optional.of(parameters));
    return new Recorder<>(probe, probe::record);
  }

  @Override
  public double cost(RunSpec run) {
    return steps.size() * Cost.spectrum(run);
  }
}
