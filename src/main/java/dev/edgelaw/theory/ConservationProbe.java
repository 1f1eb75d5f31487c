package dev.edgelaw.theory;

import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;

/** Follows the Frobenius laws of every pair of layers, with and without the bias correction. */
public final class ConservationProbe implements Probe {
  private final boolean plainDescent;
  private final CompensatedSum energy = new CompensatedSum();
  private PairFollower frobenius;
  private PairFollower corrected;
  private double learningRate;
  private double initialLoss = Double.NaN;
  private double lastLoss = Double.NaN;
  private double[] initialNorms;
  private LayerNorms norms;

  /**
   * Creates the probe for one run.
   *
   * @param plainDescent whether updates are W - eta G, without weight decay
   */
  public ConservationProbe(boolean plainDescent) {
    this.plainDescent = plainDescent;
  }

  @Override
  public void start(TrainingState state) {
    norms = state.weightNorms();
    learningRate = state.learningRate();
    frobenius = new PairFollower(ConservationLaws::frobenius, norms, learningRate);
    corrected =
        state.layout().architecture().biased()
            ? new PairFollower(ConservationLaws::biasCorrected, norms, learningRate)
            : frobenius;
    initialNorms = weightNorms();
  }

  @Override
  public void beforeUpdate(TrainingState state) {
    if (state.step() == 0) {
      initialLoss = state.loss();
    }
    lastLoss = state.loss();
    energy.add(state.gradientNorms().total());
  }

  @Override
  public void afterUpdate(TrainingState state) {
    frobenius.afterUpdate(state);
    if (corrected != frobenius) {
      corrected.afterUpdate(state);
    }
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public ConservationRecord record() {
    return new ConservationRecord(
        frobenius.track(),
        corrected == frobenius ? null : corrected.track(),
        learningRate,
        plainDescent,
        initialLoss,
        lastLoss,
        energy.value(),
        initialNorms,
        weightNorms());
  }

  private double[] weightNorms() {
    double[] values = new double[norms.layers()];
    for (int layer = 0; layer < values.length; layer++) {
      values[layer] = norms.weight(layer);
    }
    return values;
  }
}
