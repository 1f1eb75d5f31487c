package dev.edgelaw.engine;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.theory.SignedModes;
import java.util.List;

/**
 * The imbalance sum that the quadratic model at the first weights predicts for as many updates as
 * the run has, with the signed coefficients of its modes.
 *
 * @param learningRates the rates to predict for; that of the run does not matter
 */
public record SignedModesAtStart(List<Double> learningRates) implements Observation<SignedModes> {
  /** Copies the list. */
  public SignedModesAtStart {
    learningRates = List.copyOf(learningRates);
  }

  @Override
  public Class<SignedModes> resultType() {
    return SignedModes.class;
  }

  @Override
  public Recorder<SignedModes> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, run.architecture(), run.loss(), loss.data());
    return Recorder.atStart(
        state -> {
          curvature.at(state.parameters());
          return SignedModes.of(curvature, learningRates, run.steps());
        });
  }

  @Override
  public double cost(RunSpec run) {
    return Cost.spectrum(run);
  }
}
