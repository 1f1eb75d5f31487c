package dev.edgelaw.studies;

import dev.edgelaw.engine.DataModesAfter;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.engine.SpectrumAt;
import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.SortedNoise;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.DataModes;
import dev.edgelaw.theory.NearestKink;
import java.util.List;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/**
 * Mode coefficients of ReLU nets after training, over learning rates and seeds.
 *
 * @param plan what was run
 * @param results what was seen
 */
record ReluModes(Plan plan, Results results) {
  /** With a sharpness near 10 at the first weights: eta lambda_max/2 near 0.1, 0.5, 0.9 and 1.1. */
  static final List<Double> FAST_RATES = List.of(0.02, 0.1, 0.18, 0.22);

  static final DataModesAfter FIRST_MODES = new DataModesAfter(0, false);

  static RunSpec run(double learningRate, int steps, long seed) {
    return Protocol.squaredDescent(Protocol.TWO_LAYER, learningRate, steps, seed);
  }

  ModeLists lists(long seed, double rate) {
    return lists(seed, rate, false);
  }

  private ModeLists lists(long seed, double rate, boolean acrossKink) {
    RunSpec run = run(rate, plan.steps(), seed);
    return ModeLists.of(
        results,
        run,
        new DataModesAfter(plan.steps(), acrossKink),
        new SpectrumAt(List.of(plan.steps()), acrossKink),
        plan.steps());
  }

  /**
   * The side of the nearest kink on which the published run ended, told by its share of active
   * neurons. Where float32 rounding does not reach the kink, or nothing was published, ours.
   */
  ModeLists publishedSide(long seed, double rate, Published published) {
    ModeLists ours = lists(seed, rate);
    for (Published.Seed shown : published.perSeed()) {
      for (JsonNode run : shown.figures().get("runs")) {
        if (shown.seed() == seed
            && run.get("lr").asDouble() == rate
            && ours.modes().kinkDistance() < NearestKink.FLOAT32) {
          double active = run.get("active_fraction").asDouble();
          ModeLists others = lists(seed, rate, true);
          return Math.abs(others.modes().activeFraction() - active)
                  < Math.abs(ours.modes().activeFraction() - active)
              ? others
              : ours;
        }
      }
    }
    return ours;
  }

  SeedSweep publishedSides(Published published, ToDoubleFunction<ModeLists> quantity) {
    return SeedSweep.of(
        plan.learningRates(),
        plan.seeds(),
        (seed, rate) -> quantity.applyAsDouble(publishedSide(seed, rate, published)));
  }

  /** The first weights' modes; with the spectrum of the end, which is not used. */
  ModeLists first(long seed) {
    double rate = plan.learningRates().getFirst();
    return new ModeLists(
        results.of(run(rate, plan.steps(), seed), FIRST_MODES), lists(seed, rate).spectrum());
  }

  double finalLoss(long seed, double rate) {
    return results.of(run(rate, plan.steps(), seed)).outcome().lastLoss();
  }

  SeedSweep sweep(List<Double> rates, ToDoubleFunction<ModeLists> quantity) {
    return SeedSweep.of(
        rates, plan.seeds(), (seed, rate) -> quantity.applyAsDouble(lists(seed, rate)));
  }

  SeedSweep sweep(ToDoubleFunction<ModeLists> quantity) {
    return sweep(plan.learningRates(), quantity);
  }

  SeedSweep correlation() {
    return sweep(ModeLists::sortedCorrelation);
  }

  SeedSweep switchRate() {
    return sweep(lists -> switchRate(lists.modes()));
  }

  /** eta lambda_max/2, which is 1 at the edge of stability. */
  SeedSweep stability(List<Double> rates) {
    return SeedSweep.of(
        rates, plan.seeds(), (seed, rate) -> rate * lists(seed, rate).spectrum().top()[0] / 2);
  }

  double correlationWithSwitches() {
    return correlationOfMeans(correlation(), switchRate());
  }

  static double correlationOfMeans(SeedSweep x, SeedSweep y) {
    return x.rates().length < 2 ? Double.NaN : Correlation.pearson(x.means(), y.means());
  }

  /** On the step to zero targets, as published. */
  static double switchRate(DataModes modes) {
    return (double) modes.switchesToZero() / modes.pairs();
  }

  static double[] noise(ModeLists lists, SortedNoise noise) {
    return noise.correlations(ModeLists.logarithms(lists.theory()));
  }

  static Object pairedWithinNoise(ModeLists lists) {
    return lists.pairedTest(ModeLists.SIGNAL, lists.modes().eigenvalues().length);
  }

  static SeedSweep paired(ReluModes grid, List<Double> rates) {
    return grid.sweep(rates, lists -> lists.pairedTest().correlation());
  }
}
