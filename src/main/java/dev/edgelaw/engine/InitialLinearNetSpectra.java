package dev.edgelaw.engine;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.LinearNetSpectra;
import dev.edgelaw.theory.TwoLayerPoint;

/**
 * Hessian eigenvectors and Gauss-Newton spectrum of a two-layer linear net at its first weights.
 */
public record InitialLinearNetSpectra() implements Observation<LinearNetSpectra> {
  @Override
  public Class<LinearNetSpectra> resultType() {
    return LinearNetSpectra.class;
  }

  @Override
  public Recorder<LinearNetSpectra> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    RunInputs inputs = RunInputs.of(run);
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, run.architecture(), run.loss(), inputs.training());
    return Recorder.atStart(
        state -> {
          curvature.at(state.parameters());
          return LinearNetSpectra.of(
              curvature,
              TwoLayerPoint.of(curvature.layout(), state.parameters(), inputs.training()));
        });
  }

  @Override
  public double cost(RunSpec run) {
    return 2 * Cost.spectrum(run);
  }
}
