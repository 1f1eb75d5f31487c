package dev.edgelaw.studies;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;

/**
 * One of four combinations of activation and loss for a two-layer net 20-m-5 on the mixture.
 *
 * @param width m
 * @param relu ReLU, otherwise linear
 * @param crossEntropy cross-entropy, otherwise mean squared error
 */
record LossAndActivation(int width, boolean relu, boolean crossEntropy) {
  static List<LossAndActivation> all(int width) {
    return List.of(
        new LossAndActivation(width, false, false),
        new LossAndActivation(width, false, true),
        new LossAndActivation(width, true, false),
        new LossAndActivation(width, true, true));
  }

  /** As in the published tables. */
  String key() {
    return (relu ? "relu" : "linear") + (crossEntropy ? "_ce" : "_mse");
  }

  RunSpec run(double learningRate, int steps, long seed) {
    return new RunSpec(
        Architecture.unbiased(relu ? Activation.relu() : Activation.identity(), 20, width, 5),
        Protocol.MIXTURE,
        crossEntropy ? new Loss.CrossEntropy() : new Loss.MeanSquaredError(),
        Optimizer.gradientDescent(),
        learningRate,
        steps,
        seed,
        DivergenceRule.NOT_FINITE);
  }

  /** All runs of a grid; the first of each seed tells the curvature at the start. */
  List<Cell> cells(List<Long> seeds, List<Double> rates, int steps) {
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      cells.add(Cell.of(run(rates.getFirst(), steps, seed), new AtFirstWeights()));
      for (double rate : rates) {
        cells.add(Cell.of(run(rate, steps, seed), new Observation.Conservation()));
      }
    }
    return cells;
  }
}
