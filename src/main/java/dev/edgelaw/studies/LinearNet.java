package dev.edgelaw.studies;

import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.data.SecondMoments;
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
 * A two-layer linear net d-m-5 under mean squared error on 200 samples, of which it sees the second
 * moments only.
 *
 * @param features d
 * @param width m
 */
record LinearNet(int features, int width) {
  private static final int CLASSES = 5;

  /** Learning rates of the width sweeps. */
  static final List<Double> RATES = List.of(3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1);

  RunSpec run(double learningRate, int steps, long seed) {
    return new RunSpec(
        Architecture.unbiased(Activation.identity(), features, width, CLASSES),
        new SecondMoments(new GaussianMixture(200, 50, features, CLASSES, 2)),
        new Loss.MeanSquaredError(),
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

  /** m(d+K)/n, parameters over samples. */
  double parametersPerSample() {
    return width * (features + CLASSES) / 200.0;
  }
}
