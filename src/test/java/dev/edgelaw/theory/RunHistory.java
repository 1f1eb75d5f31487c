package dev.edgelaw.theory;

import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;
import java.util.ArrayList;
import java.util.List;

/** Copies of W(0) to W(T), of the gradients and of what the rule moved along. */
record RunHistory(List<double[]> weights, List<double[]> gradients, List<double[]> directions)
    implements Probe {
  RunHistory() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  @Override
  public void start(TrainingState state) {
    weights.add(state.parameters().clone());
  }

  @Override
  public void afterUpdate(TrainingState state) {
    weights.add(state.parameters().clone());
    gradients.add(state.gradient().clone());
    directions.add(state.rule().direction().clone());
  }
}
