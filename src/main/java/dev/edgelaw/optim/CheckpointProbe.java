package dev.edgelaw.optim;

import java.util.List;

/**
 * Visits the weights after given numbers of updates. The loss there is evaluated afresh, also after
 * the last update, where the run itself evaluates none; a checkpoint that the run does not reach,
 * or where the loss is no longer finite, is not visited.
 */
public final class CheckpointProbe implements Probe {
  private final List<Integer> checkpoints;
  private final Evaluation evaluation;
  private final Visitor visitor;

  /** Evaluates the loss, on a workspace that is not the run's own. */
  public interface Evaluation {
    /**
     * The loss alone, such as that of {@link dev.edgelaw.net.NetworkLoss#value}.
     *
     * @param parameters the point
     * @return its value
     */
    double value(double[] parameters);
  }

  /** Takes what is at a checkpoint. */
  public interface Visitor {
    /**
     * Called right after the evaluation.
     *
     * @param index place of the checkpoint in the list
     * @param parameters the run's own array: read only
     * @param loss the loss at these parameters, finite
     */
    void visit(int index, double[] parameters, double loss);
  }

  /**
   * Creates the probe for one run.
   *
   * @param checkpoints numbers of updates done, each at most once
   * @param evaluation evaluates the loss apart from the run, as probes change nothing in it
   * @param visitor called at each
   */
  public CheckpointProbe(List<Integer> checkpoints, Evaluation evaluation, Visitor visitor) {
    this.checkpoints = List.copyOf(checkpoints);
    this.evaluation = evaluation;
    this.visitor = visitor;
  }

  @Override
  public void start(TrainingState state) {
    visit(0, state);
  }

  @Override
  public void afterUpdate(TrainingState state) {
    visit(state.step() + 1, state);
  }

  private void visit(int updates, TrainingState state) {
    int index = checkpoints.indexOf(updates);
    if (index < 0 || !Double.isFinite(state.weightNorms().total())) {
      return;
    }
    double loss = evaluation.value(state.parameters());
    if (Double.isFinite(loss)) {
      visitor.visit(index, state.parameters(), loss);
    }
  }
}
