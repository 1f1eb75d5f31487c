package dev.edgelaw.theory;

import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;

/**
 * Evaluates the exact drift law of the heavy ball: C(T) - C(0) = eta^2 sum over s of w_s b_s with
 * b_s = ||V_{l+1}(s)||^2 - ||V_l(s)||^2 (less ||V_bl(s)||^2 with biases) and w_s from {@link
 * DriftLaws#heavyBallWeight}, first pair of layers. With beta = 0 it is Theorem 2.
 */
public final class MomentumProbe implements Probe {
  private final double momentum;
  private final int steps;
  private final CompensatedSum weighted = new CompensatedSum();
  private final VelocityNorms velocity;
  private double initial;
  private double last;
  private double scale;
  private double squaredRate;

  /** Computes squared norms of a vector; given by whoever owns the kernel. */
  public interface VelocityNorms {
    /**
     * Squared norms of a vector.
     *
     * @param vector laid out as the parameters
     * @return norms valid until the next call
     */
    LayerNorms of(double[] vector);
  }

  /**
   * Creates the probe for one run.
   *
   * @param momentum beta
   * @param steps number of updates T the run is going to make
   * @param velocity computes the norms of the velocity
   */
  public MomentumProbe(double momentum, int steps, VelocityNorms velocity) {
    this.momentum = momentum;
    this.steps = steps;
    this.velocity = velocity;
  }

  @Override
  public void start(TrainingState state) {
    initial = ConservationLaws.biasCorrected(state.weightNorms(), 0);
    last = initial;
  }

  @Override
  public void afterUpdate(TrainingState state) {
    double imbalance = ConservationLaws.biasCorrected(velocity.of(state.rule().direction()), 0);
    weighted.add(DriftLaws.heavyBallWeight(momentum, steps - 1 - state.step()) * imbalance);
    last = ConservationLaws.biasCorrected(state.weightNorms(), 0);
    scale = state.weightNorms().weight(0) + state.weightNorms().weight(1);
    squaredRate = state.learningRate() * state.learningRate();
  }

  /**
   * What the law says and what happened, after T updates.
   *
   * @return a copy
   */
  public MomentumRecord record() {
    double predicted = squaredRate * weighted.value();
    return new MomentumRecord(
        last - initial, predicted, Math.abs(last - initial - predicted) / scale);
  }
}
