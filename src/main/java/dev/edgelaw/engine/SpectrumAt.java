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
 * @param step where to take it: t stands for W(t), the point before update t; the number of updates
 *     T stands for the end of the run. A run that is shorter has no spectrum there. One update
 *     each, so that studies that want some of the same ones share them
 * @param acrossKink look on the other side of the nearest kink, where that lies within float32
 *     rounding, for two-layer ReLU nets; nothing is seen where it does not
 */
public record SpectrumAt(int step, boolean acrossKink) implements Observation<SpectrumRecord> {
  /**
   * The spectrum where the run itself is.
   *
   * @param step where to take it
   */
  public SpectrumAt(int step) {
    this(step, false);
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
            List.of(step),
            parameters ->
                acrossKink
                    ? NearestKink.cross(loss.layout(), parameters, loss.data())
                    : Optional.of(parameters));
    return new Recorder<>(probe, probe::record);
  }

  @Override
  public double cost(RunSpec run) {
    return Cost.spectrum(run);
  }
}
