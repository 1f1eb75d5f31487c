package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.theory.ConservationRecord;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Runs of a network to the same time eta T = 2 with the step halved again and again: what tends to
 * 0 with eta belongs to the discretisation, what does not belongs to the flow.
 *
 * @param architecture the network
 */
record FixedTime(Architecture architecture) {
  static final double TIME = 2;
  static final List<Double> RATES = List.of(0.008, 0.004, 0.002, 0.001);

  private RunSpec run(double learningRate, long seed) {
    return Protocol.descent(
        architecture, learningRate, (int) Math.round(TIME / learningRate), seed);
  }

  List<Cell> cells(long seed) {
    return RATES.stream()
        .map(rate -> Cell.of(run(rate, seed), new Observation.Conservation()))
        .toList();
  }

  /** A quantity at the end of each run, for falling learning rates. */
  double[] ends(Results results, long seed, ToDoubleFunction<ConservationRecord> quantity) {
    return RATES.stream()
        .mapToDouble(rate -> quantity.applyAsDouble(results.conservation(run(rate, seed))))
        .toArray();
  }

  /** Ratios of successive values: 2 where the quantity is proportional to eta. */
  static double[] ratios(double[] ends) {
    double[] ratios = new double[ends.length - 1];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ends[i] / ends[i + 1];
    }
    return ratios;
  }

  /**
   * Richardson's extrapolation to eta = 0 from the last two values, for an error proportional to
   * eta.
   */
  static double limit(double[] ends) {
    return 2 * ends[ends.length - 1] - ends[ends.length - 2];
  }
}
