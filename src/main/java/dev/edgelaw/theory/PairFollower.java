package dev.edgelaw.theory;

import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.optim.TrainingState;

/**
 * Follows one law over all pairs of layers: its values by difference, its imbalance by compensated
 * sums.
 */
final class PairFollower {
  /** A law as a function of the squared norms of weights or of a gradient. */
  interface Law {
    double of(LayerNorms norms, int pair);
  }

  private final Law law;
  private final double squaredRate;
  private final double[] initial;
  private final double[] afterFirst;
  private final double[] last;
  private final double[] largestDrift;
  private final double[] firstImbalance;
  private final CompensatedSum[] imbalance;
  private final double[] largestImbalance;
  private final double[] residual;

  PairFollower(Law law, LayerNorms weights, double learningRate) {
    int pairs = weights.layers() - 1;
    this.law = law;
    this.squaredRate = learningRate * learningRate;
    this.initial = new double[pairs];
    this.afterFirst = new double[pairs];
    this.last = new double[pairs];
    this.largestDrift = new double[pairs];
    this.firstImbalance = new double[pairs];
    this.imbalance = new CompensatedSum[pairs];
    this.largestImbalance = new double[pairs];
    this.residual = new double[pairs];
    for (int pair = 0; pair < pairs; pair++) {
      initial[pair] = law.of(weights, pair);
      afterFirst[pair] = initial[pair];
      last[pair] = initial[pair];
      imbalance[pair] = new CompensatedSum();
    }
  }

  void afterUpdate(TrainingState state) {
    LayerNorms weights = state.weightNorms();
    for (int pair = 0; pair < initial.length; pair++) {
      double delta = law.of(state.gradientNorms(), pair);
      imbalance[pair].add(delta);
      last[pair] = law.of(weights, pair);
      if (state.step() == 0) {
        firstImbalance[pair] = delta;
        afterFirst[pair] = last[pair];
      }
      double change = last[pair] - initial[pair];
      double sum = imbalance[pair].value();
      double scale = weights.weight(pair) + weights.weight(pair + 1) + weights.bias(pair);
      largestDrift[pair] = Math.max(largestDrift[pair], Math.abs(change));
      largestImbalance[pair] = Math.max(largestImbalance[pair], Math.abs(sum));
      residual[pair] = Math.max(residual[pair], Math.abs(change - squaredRate * sum) / scale);
    }
  }

  PairTrack track() {
    double[] sums = new double[initial.length];
    for (int pair = 0; pair < sums.length; pair++) {
      sums[pair] = imbalance[pair].value();
    }
    return new PairTrack(
        initial.clone(),
        afterFirst.clone(),
        last.clone(),
        largestDrift.clone(),
        firstImbalance.clone(),
        sums,
        largestImbalance.clone(),
        residual.clone());
  }
}
