package dev.edgelaw.engine;

import dev.edgelaw.curvature.GradientShareProbe;
import dev.edgelaw.curvature.GradientSpectrum;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.NearestKink;
import java.util.Optional;

/**
 * The Hessian spectrum and the gradient's place in it.
 *
 * @param updates number of updates done
 * @param acrossKink look on the other side of the nearest kink, where that lies within float32
 *     rounding; nothing is seen where it does not
 */
public record GradientSpectrumAfter(int updates, boolean acrossKink)
    implements Observation<GradientSpectrum> {
  @Override
  public Class<GradientSpectrum> resultType() {
    return GradientSpectrum.class;
  }

  @Override
  public Recorder<GradientSpectrum> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    RunInputs inputs = RunInputs.of(run);
    GradientShareProbe probe =
        new GradientShareProbe(
            updates,
            inputs.loss(run, arithmetic),
            new NetworkCurvature(arithmetic, run.architecture(), run.loss(), inputs.training()),
            parameters ->
                acrossKink
                    ? NearestKink.cross(loss.layout(), parameters, inputs.training())
                    : Optional.of(parameters));
    return new Recorder<>(probe.probe(), probe::record);
  }

  @Override
  public double cost(RunSpec run) {
    return Cost.spectrum(run);
  }
}
