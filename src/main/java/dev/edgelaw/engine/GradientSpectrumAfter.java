package dev.edgelaw.engine;

import dev.edgelaw.curvature.GradientSpectrum;
import dev.edgelaw.curvature.GradientSpectrumProbe;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;

/**
 * The Hessian spectrum and the gradient's place in it.
 *
 * @param updates number of updates done
 */
public record GradientSpectrumAfter(int updates) implements Observation<GradientSpectrum> {
  @Override
  public Class<GradientSpectrum> resultType() {
    return GradientSpectrum.class;
  }

  @Override
  public Recorder<GradientSpectrum> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    RunInputs inputs = RunInputs.of(run);
    GradientSpectrumProbe probe =
        new GradientSpectrumProbe(
            updates,
            inputs.loss(run, arithmetic),
            new NetworkCurvature(arithmetic, run.architecture(), run.loss(), inputs.training()));
    return new Recorder<>(probe.probe(), probe::record);
  }
}
