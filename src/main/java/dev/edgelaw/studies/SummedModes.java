package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.DataModeSums;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.Correlation;
import dev.edgelaw.study.Fields;
import dev.edgelaw.theory.ModeSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The time-summed imbalance of every data mode of one trained linear net, against Theorem 4's c_k
 * f_T(eta lambda_k) with c_k and lambda_k of that mode at the first weights.
 *
 * @param run the run
 * @param modes what was summed
 */
record SummedModes(RunSpec run, ModeSums modes) {
  /** Far below, near and at half of the limit of stability. */
  static final List<Double> RATES = List.of(0.001, 0.01, 0.05);

  private static final DataModeSums SUMS = new DataModeSums();

  private static RunSpec run(double rate, long seed) {
    return E20LinearModeCoefficients.run(rate, Protocol.STEPS, seed);
  }

  static List<Cell> cells(List<Long> seeds) {
    List<Cell> cells = new ArrayList<>();
    seeds.forEach(seed -> RATES.forEach(rate -> cells.add(Cell.of(run(rate, seed), SUMS))));
    return cells;
  }

  static List<SummedModes> of(List<Long> seeds, Results results) {
    List<SummedModes> all = new ArrayList<>();
    for (double rate : RATES) {
      for (long seed : seeds) {
        all.add(new SummedModes(run(rate, seed), results.of(run(rate, seed), SUMS)));
      }
    }
    return all;
  }

  private double[] predicted() {
    return modes.predicted(run.learningRate(), run.steps());
  }

  int size() {
    return modes.sums().length;
  }

  /** R of ln |sum over t of c_k(t)| and ln |c_k(0) f_T| over some modes, unsorted. */
  double correlation(int from, int to) {
    return Correlation.pearson(
        logarithms(predicted(), from, to), logarithms(modes.sums(), from, to));
  }

  private static double[] logarithms(double[] values, int from, int to) {
    return ModeLists.logarithms(Arrays.stream(values, from, to).map(Math::abs).toArray());
  }

  /** Predicted over summed, mode by mode. */
  double[] ratios() {
    double[] predicted = predicted();
    return IntStream.range(0, size()).mapToDouble(k -> predicted[k] / modes.sums()[k]).toArray();
  }

  /** The same for the totals over all modes. */
  double totalRatio() {
    return Arrays.stream(predicted()).sum() / Arrays.stream(modes.sums()).sum();
  }

  Map<String, Object> describe() {
    return Fields.of(Fields.at(run.seed(), run.learningRate()))
        .and("summedCoefficients", modes.sums())
        .and("predictedCoefficients", predicted())
        .and("summedCorrelation", correlation(0, size()))
        .and("summedCorrelationSignal", correlation(0, ModeLists.SIGNAL))
        .and("summedCorrelationNoise", correlation(ModeLists.SIGNAL, size()))
        .and("predictedOverSummed", ratios())
        .and("predictedOverSummedTotal", totalRatio())
        .map();
  }
}
