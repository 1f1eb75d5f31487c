package dev.edgelaw.theory;

import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;

/**
 * Holds every update of every entry of the matrix laws against Theorem 2, as linear nets obey it.
 * For checks: it allocates.
 */
public final class MatrixLawProbe implements Probe {
  private double[][] before;
  private double[] scaleBefore;
  private double worstResidual;

  /** Creates the probe for one run. */
  public MatrixLawProbe() {}

  @Override
  public void start(TrainingState state) {
    before = new double[state.weightNorms().layers() - 1][];
    scaleBefore = new double[before.length];
    for (int pair = 0; pair < before.length; pair++) {
      remember(state, pair);
    }
  }

  @Override
  public void afterUpdate(TrainingState state) {
    for (int pair = 0; pair < before.length; pair++) {
      double[] after = ConservationLaws.matrix(state.layout(), state.parameters(), pair);
      double[] imbalance = ConservationLaws.matrix(state.layout(), state.gradient(), pair);
      double scale = Math.max(scaleBefore[pair], scale(state, pair));
      for (int i = 0; i < after.length; i++) {
        double predicted =
            DriftLaws.afterDescent(before[pair][i], imbalance[i], state.learningRate(), 0);
        worstResidual = Math.max(worstResidual, Math.abs(after[i] - predicted) / scale);
      }
      remember(state, pair);
    }
  }

  /**
   * Largest violation over updates, pairs and entries, in units of the squared norms of the two
   * layers.
   *
   * @return rounding, if the law holds
   */
  public double worstResidual() {
    return worstResidual;
  }

  private void remember(TrainingState state, int pair) {
    before[pair] = ConservationLaws.matrix(state.layout(), state.parameters(), pair);
    scaleBefore[pair] = scale(state, pair);
  }

  private static double scale(TrainingState state, int pair) {
    return state.weightNorms().weight(pair) + state.weightNorms().weight(pair + 1);
  }
}
