package dev.edgelaw.theory;

import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.TrainingState;

/**
 * Follows the per-neuron laws of every hidden layer, m (L-1) of them: what the sums over a layer
 * may hide by cancellation.
 */
public final class NeuronProbe implements Probe {
  private double[][] initial;
  private double[][] imbalance;
  private double[][] laws;
  private double[][] deltas;
  private double[] largestDrift;
  private double worstResidual;

  /** Creates the probe for one run of gradient descent. */
  public NeuronProbe() {}

  @Override
  public void start(TrainingState state) {
    int pairs = state.layout().architecture().depth() - 1;
    initial = new double[pairs][];
    imbalance = new double[pairs][];
    laws = new double[pairs][];
    deltas = new double[pairs][];
    largestDrift = new double[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      initial[pair] = ConservationLaws.perNeuron(state.layout(), state.parameters(), pair);
      imbalance[pair] = new double[initial[pair].length];
      laws[pair] = new double[initial[pair].length];
      deltas[pair] = new double[initial[pair].length];
    }
  }

  @Override
  public void afterUpdate(TrainingState state) {
    double squaredRate = state.learningRate() * state.learningRate();
    for (int pair = 0; pair < initial.length; pair++) {
      double scale = state.weightNorms().weight(pair) + state.weightNorms().weight(pair + 1);
      ConservationLaws.perNeuron(state.layout(), state.parameters(), pair, laws[pair]);
      ConservationLaws.perNeuron(state.layout(), state.gradient(), pair, deltas[pair]);
      for (int j = 0; j < initial[pair].length; j++) {
        imbalance[pair][j] += deltas[pair][j];
        double change = laws[pair][j] - initial[pair][j];
        largestDrift[pair] = Math.max(largestDrift[pair], Math.abs(change));
        worstResidual =
            Math.max(worstResidual, Math.abs(change - squaredRate * imbalance[pair][j]) / scale);
      }
    }
  }

  /**
   * What was seen so far.
   *
   * @return a copy
   */
  public NeuronRecord record() {
    return new NeuronRecord(largestDrift.clone(), worstResidual);
  }
}
