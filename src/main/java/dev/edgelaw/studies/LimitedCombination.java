package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.MeanInterval;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.SeedSweep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * One combination of activation, loss and width at common shares s of its limit of stability: eta =
 * s 2 / lambda_max(0), with lambda_max(0) of that net, loss and seed. E14 and E17 share these runs.
 *
 * <p>To keep the cost low the runs make 1000 updates, half of the published number, on the three
 * published seeds, and linear nets under MSE see the second moments of their data alone.
 *
 * @param combination what was trained
 * @param drift eta^2 S with the sign of S, by share and seed; NaN where a run diverged
 */
record LimitedCombination(LossAndActivation combination, SeedSweep drift) {
  /** The shares up to which one exponent is fitted. */
  static final List<Double> SLOW = List.of(0.01, 0.03, 0.1, 0.3);

  /** The shares near the limit and beyond it. */
  static final List<Double> FAST = List.of(0.6, 0.9, 1.2);

  static final List<Double> ALL = List.of(0.01, 0.03, 0.1, 0.3, 0.6, 0.9, 1.2);

  private static final int STEPS = 1000;
  private static final double CONFIDENCE = 0.95;

  private static LimitGrid.Net net(LossAndActivation combination) {
    LinearNet linear = new LinearNet(20, combination.width());
    return (rate, seed) ->
        combination.relu() || combination.crossEntropy()
            ? combination.run(rate, STEPS, seed)
            : linear.run(rate, STEPS, seed);
  }

  static List<Cell> cells(
      LossAndActivation combination, List<Double> shares, ToDoubleFunction<RunSpec> sharpness) {
    return LimitGrid.of(shares, Protocol.THREE_SEEDS, net(combination), sharpness).cells();
  }

  /** Reads the runs of a plan that has them. */
  static LimitedCombination of(
      LossAndActivation combination, List<Double> shares, Plan plan, Results results) {
    LimitGrid grid = LimitGrid.planned(plan, shares, Protocol.THREE_SEEDS, net(combination));
    return new LimitedCombination(combination, grid.signedDrift(results));
  }

  /** The drifts of the shares up to 0.3. */
  SeedSweep slow() {
    return drift.only(SLOW::contains, seed -> true);
  }

  /** Slope of ln(mean of eta^2 S) on ln s up to 0.3; empty where a mean is not above 0. */
  Optional<PowerLawFit> fit() {
    return fit(slow());
  }

  private static Optional<PowerLawFit> fit(SeedSweep slow) {
    // A fit would leave out what is not positive, and then be one of other shares.
    return Arrays.stream(slow.means()).allMatch(mean -> mean > 0) ? slow.fit(0) : Optional.empty();
  }

  /** NaN where there is no fit. */
  double exponent() {
    return exponent(fit());
  }

  private static double exponent(Optional<PowerLawFit> fit) {
    return fit.map(PowerLawFit::exponent).orElse(Double.NaN);
  }

  /** One exponent per seed, NaN where S of the seed is not positive at every share. */
  double[] exponentsOfSeeds() {
    return drift.seeds().stream()
        .mapToDouble(seed -> exponent(fit(slow().only(share -> true, s -> s.equals(seed)))))
        .toArray();
  }

  /** Student's interval of the mean exponent of a seed, unknown where one seed has none. */
  Interval interval() {
    return MeanInterval.of(CONFIDENCE, exponentsOfSeeds());
  }

  /** How many times the mean drift at a share is what the line up to 0.3 foretells. */
  double excess(double share) {
    double mean = drift.only(s -> s == share, seed -> true).means()[0];
    return fit().map(line -> mean / line.predict(share)).orElse(Double.NaN);
  }

  Map<String, Object> aggregates() {
    Fields fields =
        Fields.of("width", combination.width())
            .and("combination", combination.key())
            .and("shareOfLimit", drift.learningRates())
            .and("seeds", drift.seeds())
            .and("signedDrift", drift.values())
            .and("meanSignedDrift", drift.means())
            .and("seedExponents", exponentsOfSeeds())
            .and("seedExponentInterval", interval());
    fit().ifPresent(fit -> fields.and("fitUpTo0.3", fit));
    for (double share : FAST) {
      if (drift.learningRates().contains(share)) {
        fields.and("excessAt" + share, excess(share));
      }
    }
    return fields.map();
  }
}
