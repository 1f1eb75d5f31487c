package dev.edgelaw.optim;

/**
 * Watches a training run. A probe changes neither parameters nor gradient and draws from no random
 * stream, so a run gives the same numbers whatever watches it.
 */
public interface Probe {
  /**
   * Called once, before the first gradient.
   *
   * @param state norms of the initial weights are there, gradients not yet
   */
  default void start(TrainingState state) {}

  /**
   * Called at W(t) with the gradient G(t) and the loss there.
   *
   * @param state the run before update t
   */
  default void beforeUpdate(TrainingState state) {}

  /**
   * Called at W(t+1), with G(t) and the loss at W(t) still in place.
   *
   * @param state the run after update t
   */
  default void afterUpdate(TrainingState state) {}
}
