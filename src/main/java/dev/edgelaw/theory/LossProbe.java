package dev.edgelaw.theory;

import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Notes the loss before some updates of a run. */
public final class LossProbe implements Probe {
  private final Set<Integer> steps;
  private final Map<Integer, Double> losses = new TreeMap<>();

  /**
   * Creates the probe for one run.
   *
   * @param steps the updates t at which to note the loss at W(t)
   */
  public LossProbe(List<Integer> steps) {
    this.steps = Set.copyOf(steps);
  }

  @Override
  public void beforeUpdate(TrainingState state) {
    if (steps.contains(state.step())) {
      losses.put(state.step(), state.loss());
    }
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public LossRecord record() {
    return new LossRecord(losses);
  }
}
