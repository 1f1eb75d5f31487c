package dev.edgelaw.studies;

import dev.edgelaw.engine.BalancePathAtStart;
import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Fields;
import dev.edgelaw.theory.BalancePath;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * Where c_k stops being proportional to lambda_k^2 |e_k|^2 as the weights become balanced.
 *
 * @param paths one per seed
 */
record BalanceSweep(List<BalancePath> paths) {
  /** From balanced to the weights drawn. */
  static final BalancePathAtStart OBSERVED =
      new BalancePathAtStart(List.of(0.0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.85, 1.0));

  double[] shares() {
    return paths.getFirst().shares();
  }

  /** R of ln |c_k| and ln(lambda_k^2 |e_k|^2), by share, mean over seeds. */
  double[] correlations() {
    return means(
        (path, i) ->
            Correlation.pearson(
                ModeLists.logarithms(
                    Arrays.stream(path.coefficients()[i]).map(Math::abs).toArray()),
                ModeLists.logarithms(path.theory()[i])));
  }

  /** Number of modes with a positive c_k, by share, mean over seeds. */
  double[] positive() {
    return means((path, i) -> Arrays.stream(path.coefficients()[i]).filter(c -> c > 0).count());
  }

  /** Standard deviation of c_k/(lambda_k^2 |e_k|^2) over the modulus of its mean. */
  double[] variations() {
    return means(
        (path, i) -> {
          Summary ratios =
              Summary.of(
                  IntStream.range(0, path.theory()[i].length)
                      .mapToDouble(k -> path.coefficients()[i][k] / path.theory()[i][k])
                      .toArray());
          return ratios.standardDeviation() / Math.abs(ratios.mean());
        });
  }

  double[] imbalance() {
    return means((path, i) -> path.imbalanceOfWeights()[i]);
  }

  private double[] means(ToDoubleBiFunction<BalancePath, Integer> quantity) {
    return IntStream.range(0, shares().length)
        .mapToDouble(
            i ->
                paths.stream()
                    .mapToDouble(path -> quantity.applyAsDouble(path, i))
                    .average()
                    .orElseThrow())
        .toArray();
  }

  Map<String, Object> aggregate() {
    return Fields.of("shareOfDrawnWeights", shares())
        .and("imbalanceOfWeights", imbalance())
        .and("correlation", correlations())
        .and("positiveCoefficients", positive())
        .and("variationOfRatio", variations())
        .map();
  }
}
