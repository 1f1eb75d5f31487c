package dev.edgelaw.studies;

import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Resampling;
import dev.edgelaw.study.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The four combinations of activation and loss.
 *
 * @param linearMse linear net on MSE
 * @param linearCe linear net on cross-entropy
 * @param reluMse ReLU net on MSE
 * @param reluCe ReLU net on cross-entropy
 */
record FourWays(
    PredictionSweep linearMse,
    PredictionSweep linearCe,
    PredictionSweep reluMse,
    PredictionSweep reluCe) {
  private static final double CONFIDENCE = 0.95;

  /**
   * Differences of four exponents.
   *
   * @param reluMinusLinearMse effect of ReLU under MSE
   * @param ceMinusMseLinear effect of the cross-entropy on the linear net
   * @param ceMinusMseRelu effect of the cross-entropy on the ReLU net
   * @param total both together
   */
  record Decomposition(
      double reluMinusLinearMse, double ceMinusMseLinear, double ceMinusMseRelu, double total) {
    /** What is left of the total after both single effects. */
    double interaction() {
      return ceMinusMseRelu - ceMinusMseLinear;
    }

    Map<String, Object> fields() {
      return Fields.of("reluMinusLinearMse", reluMinusLinearMse)
          .and("ceMinusMseLinear", ceMinusMseLinear)
          .and("ceMinusMseRelu", ceMinusMseRelu)
          .and("total", total)
          .and("interaction", interaction())
          .map();
    }
  }

  List<PredictionSweep> all() {
    return List.of(linearMse, linearCe, reluMse, reluCe);
  }

  Decomposition decomposition(ToDoubleFunction<PredictionSweep> exponent) {
    double base = exponent.applyAsDouble(linearMse);
    double loss = exponent.applyAsDouble(linearCe);
    double activation = exponent.applyAsDouble(reluMse);
    double both = exponent.applyAsDouble(reluCe);
    return new Decomposition(activation - base, loss - base, both - activation, both - base);
  }

  /** From mean sums over the rates of a window that converged; NaN where no line can be fitted. */
  Decomposition decomposition(Window window) {
    return decomposition(sweep -> exponent(sweep.fit(window::contains)));
  }

  private static double exponent(Optional<PowerLawFit> fit) {
    return fit.map(line -> 2 + line.exponent()).orElse(Double.NaN);
  }

  /** Interval of the interaction over resampled seeds, the same for all four nets. */
  Optional<Interval> interactionInterval(Window window) {
    return Resampling.interval(
        linearMse.seeds().size(),
        CONFIDENCE,
        indices ->
            decomposition(sweep -> exponent(resampled(sweep, window, indices))).interaction());
  }

  private static Optional<PowerLawFit> resampled(
      PredictionSweep sweep, Window window, int[] indices) {
    double[] rates = Arrays.stream(sweep.measured().rates()).filter(window::contains).toArray();
    double[] means =
        Arrays.stream(rates)
            .map(
                rate ->
                    Arrays.stream(indices)
                        .mapToDouble(i -> sweep.at(sweep.seeds().get(i), rate).imbalanceSum())
                        .average()
                        .orElseThrow())
            .toArray();
    return PowerLawFit.fit(rates, means, 0);
  }
}
