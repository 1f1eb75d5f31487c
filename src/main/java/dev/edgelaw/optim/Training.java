package dev.edgelaw.optim;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.Objective;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The training loop: T updates of the parameters in place, with probes before and after each.
 *
 * @param arithmetic the kernel
 * @param objective what is descended; its gradient is evaluated once per update
 * @param optimizer the update rule
 * @param learningRate eta, finite and above 0
 * @param steps number of updates T, at least 1
 * @param divergence when to give up
 */
public record Training(
    Arithmetic arithmetic,
    Objective objective,
    Optimizer optimizer,
    double learningRate,
    int steps,
    DivergenceRule divergence) {

  /** Checks the numbers. */
  public Training {
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learning rate " + learningRate + ": must be finite and above 0");
    }
    if (steps < 1) {
      throw new IllegalArgumentException("steps " + steps + ": must be at least 1");
    }
  }

  /**
   * How a run ended.
   *
   * @param updates number of updates made
   * @param lastLoss the loss before the last update made, or the one that ended the run
   * @param diverged whether the divergence rule ended it
   */
  public record Outcome(int updates, double lastLoss, boolean diverged) {}

  /**
   * Runs on the full data set.
   *
   * @param parameters starting point, moved in place
   * @param probes what to watch
   * @return how it ended
   */
  public Outcome run(double[] parameters, List<? extends Probe> probes) {
    return run(parameters, probes, step -> {});
  }

  /**
   * Runs with a hook ahead of every gradient, which may choose the step's mini-batch.
   *
   * @param parameters starting point, moved in place
   * @param probes what to watch
   * @param beforeGradient called with the zero-based step
   * @return how it ended
   */
  public Outcome run(
      double[] parameters, List<? extends Probe> probes, IntConsumer beforeGradient) {
    TrainingState state = new TrainingState(this, parameters);
    probes.forEach(probe -> probe.start(state));
    double loss = Double.NaN;
    for (int step = 0; step < steps; step++) {
      beforeGradient.accept(step);
      loss = objective.valueAndGradient(parameters, state.gradient());
      if (divergence.lossDiverged(loss)) {
        return new Outcome(step, loss, true);
      }
      state.at(step, loss);
      for (Probe probe : probes) {
        probe.beforeUpdate(state);
      }
      state.update();
      for (Probe probe : probes) {
        probe.afterUpdate(state);
      }
      if (divergence.weightsDiverged(state.weightNorms())) {
        return new Outcome(step + 1, loss, true);
      }
    }
    return new Outcome(steps, loss, false);
  }
}
