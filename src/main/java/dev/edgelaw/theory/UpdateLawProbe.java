package dev.edgelaw.theory;

import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;

/**
 * Holds every single update against {@link DriftLaws#afterDescent}, for each pair of layers with
 * its bias term.
 */
public final class UpdateLawProbe implements Probe {
  private final double weightDecay;
  private double[] before;
  private double[] scaleBefore;
  private double worstResidual;
  private double worstViolation;

  /**
   * Creates the probe for one run.
   *
   * @param weightDecay mu of the optimiser, 0 for none
   */
  public UpdateLawProbe(double weightDecay) {
    this.weightDecay = weightDecay;
  }

  @Override
  public void start(TrainingState state) {
    before = new double[state.weightNorms().layers() - 1];
    scaleBefore = new double[before.length];
    remember(state.weightNorms());
  }

  @Override
  public void afterUpdate(TrainingState state) {
    LayerNorms weights = state.weightNorms();
    for (int pair = 0; pair < before.length; pair++) {
      double imbalance = ConservationLaws.biasCorrected(state.gradientNorms(), pair);
      double predicted =
          DriftLaws.afterDescent(before[pair], imbalance, state.learningRate(), weightDecay);
      double gap = Math.abs(ConservationLaws.biasCorrected(weights, pair) - predicted);
      double scale = Math.max(scaleBefore[pair], scale(weights, pair));
      worstResidual = Math.max(worstResidual, gap / scale);
      worstViolation = Math.max(worstViolation, gap / Math.abs(predicted - before[pair]));
    }
    remember(weights);
  }

  /**
   * Largest violation over updates and pairs in units of the squared norms of the two layers,
   * before or after the update, whichever are larger: rounding, if the law holds.
   *
   * @return the worst residual; NaN once a number was not finite
   */
  public double worstResidual() {
    return worstResidual;
  }

  /**
   * Largest violation in units of the change that the law predicts: above 1 the law says nothing.
   * Small changes are lost in the rounding of C, so this is no measure of accuracy.
   *
   * @return the worst ratio
   */
  public double worstViolation() {
    return worstViolation;
  }

  private void remember(LayerNorms weights) {
    for (int pair = 0; pair < before.length; pair++) {
      before[pair] = ConservationLaws.biasCorrected(weights, pair);
      scaleBefore[pair] = scale(weights, pair);
    }
  }

  private static double scale(LayerNorms weights, int pair) {
    return weights.weight(pair) + weights.weight(pair + 1) + weights.bias(pair);
  }
}
