package dev.edgelaw.curvature;

import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the sharpness at W(0) and after given numbers of updates. */
public final class SharpnessPointsProbe implements Probe {
  private final NetworkCurvature curvature;
  private final SharpnessTracker tracker;
  private final Set<Integer> steps;
  private final Map<Integer, Sharpness> points = new TreeMap<>();

  /**
   * Creates the probe for one run.
   *
   * @param curvature the curvature of the run's loss; the probe moves its point
   * @param tracker finds the sharpness of {@code curvature}'s Hessian
   * @param steps where: t stands for W(t), the point after t updates
   */
  public SharpnessPointsProbe(
      NetworkCurvature curvature, SharpnessTracker tracker, List<Integer> steps) {
    this.curvature = curvature;
    this.tracker = tracker;
    this.steps = Set.copyOf(steps);
  }

  @Override
  public void start(TrainingState state) {
    visit(0, state);
  }

  @Override
  public void afterUpdate(TrainingState state) {
    visit(state.step() + 1, state);
  }

  private void visit(int step, TrainingState state) {
    if (steps.contains(step) && SharpnessProbe.tame(state.weightNorms())) {
      curvature.at(state.parameters());
      points.put(step, tracker.estimate());
    }
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public SharpnessPoints record() {
    return new SharpnessPoints(points);
  }
}
