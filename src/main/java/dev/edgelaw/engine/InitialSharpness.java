package dev.edgelaw.engine;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.Sharpness;
import dev.edgelaw.curvature.SharpnessTracker;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The largest eigenvalue of the Hessian at W(0), without its other eigenvalues. It is the same for
 * every learning rate: observe it in one run per seed.
 *
 * @param tolerance largest residual relative to the Hessian's norm
 */
public record InitialSharpness(double tolerance) implements Observation<Sharpness> {
  /** A random start needs some 50 products. */
  private static final int MAX_PRODUCTS = 2000;

  @Override
  public Class<Sharpness> resultType() {
    return Sharpness.class;
  }

  @Override
  public Recorder<Sharpness> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, run.architecture(), run.loss(), loss.data());
    AtomicReference<Sharpness> seen = new AtomicReference<>();
    Probe probe =
        new Probe() {
          @Override
          public void start(TrainingState state) {
            curvature.at(state.parameters());
            seen.set(
                new SharpnessTracker(
                        arithmetic, curvature.hessian(), tolerance, MAX_PRODUCTS, run.seed())
                    .estimate());
          }
        };
    return new Recorder<>(probe, seen::get);
  }
}
