package dev.edgelaw.curvature;

import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures both sides of Theorem 6 at some updates of a run under the cross-entropy. Only extreme
 * eigenvalues are computed, so a point costs some hundred gradients.
 */
public final class CompressionProbe implements Probe {
  /** Residuals of 1e-9 make eigenvalues good to the square of it over the gap. */
  private static final double TOLERANCE = 1e-9;

  private static final long START_VECTOR = 1;

  private final NetworkLoss objective;
  private final NetworkCurvature curvature;
  private final int lastStep;
  private final List<Integer> steps;
  private final List<CompressionPoint> points = new ArrayList<>();

  /**
   * Creates the probe for one run.
   *
   * @param objective the loss of the run, evaluated once at the end of it
   * @param curvature the same network's second derivatives; moved along
   * @param totalSteps number of updates T of the run
   * @param steps where to measure: t stands for W(t), and T for the end of the run
   */
  public CompressionProbe(
      NetworkLoss objective, NetworkCurvature curvature, int totalSteps, List<Integer> steps) {
    this.objective = objective;
    this.curvature = curvature;
    this.lastStep = totalSteps;
    this.steps = List.copyOf(steps);
  }

  @Override
  public void beforeUpdate(TrainingState state) {
    if (steps.contains(state.step())) {
      measure(state.step(), state.parameters());
    }
  }

  @Override
  public void afterUpdate(TrainingState state) {
    if (state.step() + 1 == lastStep
        && steps.contains(lastStep)
        && Double.isFinite(objective.value(state.parameters()))) {
      measure(lastStep, state.parameters());
    }
  }

  private void measure(int step, double[] parameters) {
    curvature.at(parameters);
    points.add(
        new CompressionPoint(
            step,
            LabelProbabilities.of(curvature),
            SpectralCompression.measure(curvature, TOLERANCE, START_VECTOR)));
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public CompressionRecord record() {
    return new CompressionRecord(points);
  }
}
