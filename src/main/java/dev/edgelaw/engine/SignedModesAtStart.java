package dev.edgelaw.engine;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import dev.edgelaw.theory.SignedModes;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

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
    AtomicReference<SignedModes> seen = new AtomicReference<>();
    Probe probe =
        new Probe() {
          @Override
          public void start(TrainingState state) {
            curvature.at(state.parameters());
            seen.set(SignedModes.of(curvature, learningRates, run.steps()));
          }
        };
    return new Recorder<>(probe, seen::get);
  }

  @Override
  public double cost(RunSpec run) {
    return Cost.spectrum(run);
  }
}
