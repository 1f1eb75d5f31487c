package dev.edgelaw.engine;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.SharpnessPoints;
import dev.edgelaw.curvature.SharpnessPointsProbe;
import dev.edgelaw.curvature.SharpnessTracker;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.NetworkLoss;
import java.util.List;

/**
 * The sharpness at some points of a run, by Lanczos. Of W(0) alone {@link AtFirstWeights} tells
 * more.
 *
 * @param steps where, ascending: t stands for W(t), the point after t updates
 */
public record SharpnessAt(List<Integer> steps) implements Observation<SharpnessPoints> {
  /** Largest residual relative to the Hessian's norm: the eigenvalue is far better than that. */
  private static final double RESIDUAL = 1e-6;

  private static final int MAX_PRODUCTS = 1000;

  /** Copies the list. */
  public SharpnessAt {
    steps = List.copyOf(steps);
  }

  @Override
  public Class<SharpnessPoints> resultType() {
    return SharpnessPoints.class;
  }

  @Override
  public Recorder<SharpnessPoints> recorder(RunSpec run, NetworkLoss loss, Arithmetic arithmetic) {
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, run.architecture(), run.loss(), loss.data());
    SharpnessPointsProbe probe =
        new SharpnessPointsProbe(
            curvature,
            new SharpnessTracker(
                arithmetic, curvature.hessian(), RESIDUAL, MAX_PRODUCTS, run.seed()),
            steps);
    return new Recorder<>(probe, probe::record);
  }

  @Override
  public double cost(RunSpec run) {
    return steps.size() * Cost.sharpness(run);
  }
}
