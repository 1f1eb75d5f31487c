package dev.edgelaw.studies;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.Resampling;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.SeedSweep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The four combinations of activation and loss at common shares of their limits of stability, so
 * that none is compared beyond its limit with another below its own.
 *
 * @param drifts by share and seed: linear MSE, linear cross-entropy, ReLU MSE, ReLU cross-entropy
 */
record LimitedFourWays(List<SeedSweep> drifts) {
  private static final List<Double> SHARES = List.of(0.003, 0.01, 0.03, 0.1, 0.3, 0.6);
  private static final double CONFIDENCE = 0.95;

  private static LimitGrid grid(
      SpectralCase net, List<Long> seeds, int steps, ToDoubleFunction<RunSpec> sharpness) {
    return LimitGrid.of(SHARES, seeds, (rate, seed) -> net.run(rate, steps, seed), sharpness);
  }

  static List<Cell> cells(
      List<SpectralCase> nets, List<Long> seeds, int steps, ToDoubleFunction<RunSpec> sharpness) {
    return nets.stream()
        .flatMap(net -> grid(net, seeds, steps, sharpness).cells().stream())
        .toList();
  }

  static LimitedFourWays of(List<SpectralCase> nets, List<Long> seeds, int steps, Results results) {
    return new LimitedFourWays(
        nets.stream()
            .map(net -> grid(net, seeds, steps, AtFirstWeights::sharpness).drift(results))
            .toList());
  }

  /** Slopes of ln(mean drift) on ln(share), in the order of the nets. */
  double[] exponents() {
    return exponents(IntStream.range(0, drifts.getFirst().seeds().size()).toArray());
  }

  private double[] exponents(int[] seeds) {
    return drifts.stream()
        .mapToDouble(
            drift -> {
              double[] means =
                  Arrays.stream(drift.values())
                      .mapToDouble(
                          row ->
                              Arrays.stream(seeds).mapToDouble(i -> row[i]).average().orElseThrow())
                      .toArray();
              return PowerLawFit.fit(drift.rates(), means, 0)
                  .map(PowerLawFit::exponent)
                  .orElse(Double.NaN);
            })
        .toArray();
  }

  double interaction() {
    return interaction(exponents());
  }

  private static double interaction(double[] exponents) {
    return exponents[3] - exponents[2] - (exponents[1] - exponents[0]);
  }

  Optional<Interval> interactionInterval() {
    return Resampling.interval(
        drifts.getFirst().seeds().size(), CONFIDENCE, seeds -> interaction(exponents(seeds)));
  }

  Map<String, Object> aggregates() {
    Fields fields =
        Fields.of("shareOfLimit", SHARES)
            .and("exponents", exponents())
            .and("interaction", interaction());
    interactionInterval().ifPresent(interval -> fields.and("interactionInterval", interval));
    return fields.map();
  }
}
