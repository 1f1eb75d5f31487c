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
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One rung of the ladders from the linear net to ReLU, from MSE to the cross-entropy, and from
 * narrow to wide: a two-layer net on the mixture with its loss.
 *
 * @param where what tells it from the other rungs of its study
 * @param name for people
 * @param architecture the network
 * @param loss the loss
 */
record LadderRung(Map<String, Object> where, String name, Architecture architecture, Loss loss) {
  /** Eight learning rates from 1e-4 to 0.3. */
  static final List<Double> RATES = List.of(1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3);

  /** The net 20-m-5 without biases; nonlinearity 0 is linear, 1 is ReLU. */
  static Architecture net(int width, double nonlinearity) {
    return Architecture.unbiased(Activation.interpolated(nonlinearity), 20, width, 5);
  }

  /** A rung of the ladder of activations, on MSE. */
  static LadderRung ofActivation(double nonlinearity) {
    return new LadderRung(
        Map.of("epsilon", nonlinearity),
        "eps = " + Text.plain(nonlinearity),
        net(64, nonlinearity),
        new Loss.MeanSquaredError());
  }

  RunSpec run(double learningRate, int steps, long seed) {
    return new RunSpec(
        architecture,
        Protocol.MIXTURE,
        loss,
        Optimizer.gradientDescent(),
        learningRate,
        steps,
        seed,
        DivergenceRule.NOT_FINITE);
  }

  /** One run per seed and rate; the slowest, of which every ladder has one, sees the sharpness. */
  List<Cell> cells(List<Long> seeds, List<Double> rates, int steps) {
    List<Cell> cells = new ArrayList<>();
    for (long seed : seeds) {
      for (double rate : rates) {
        cells.add(Cell.of(run(rate, steps, seed), new Observation.Conservation()));
      }
      cells.add(Cell.of(run(rates.getFirst(), steps, seed), new AtFirstWeights()));
    }
    return cells;
  }
}
