package dev.edgelaw.studies;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.DataModesAfter;
import dev.edgelaw.engine.Observation;
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
 * @param limits runs at shares of the limit of stability; empty for an overridden plan
 */
record ReluModes(Plan plan, Results results, LimitGrid limits) {
  /** Shares of 2/lambda_max(0), with lambda_max(0) of each seed: eta lambda_max/2 at the start. */
  static final List<Double> SHARES = List.of(0.1, 0.5, 0.9, 1.1);

  static final DataModesAfter FIRST_MODES = new DataModesAfter(0, false);

  static RunSpec run(double learningRate, int steps, long seed) {
    return Protocol.squaredDescent(Protocol.TWO_LAYER, learningRate, steps, seed);
  }

  static ReluModes of(Plan plan, Results results) {
    List<Long> seeds = plan.overridden() ? List.of() : plan.seeds();
    return new ReluModes(plan, results, limited(seeds, plan.steps(), AtFirstWeights::sharpness));
  }

  ModeLists lists(long seed, double rate) {
    return lists(run(rate, plan.steps(), seed), false);
  }

  /** Runs at shares of the limit of stability. */
  static LimitGrid limited(List<Long> seeds, int steps, ToDoubleFunction<RunSpec> sharpness) {
    return LimitGrid.of(SHARES, seeds, (rate, seed) -> run(rate, steps, seed), sharpness);
  }

  /** What is seen at the end of a run. */
  static List<Observation<?>> observed(int steps, boolean acrossKink) {
    return List.of(new DataModesAfter(steps, acrossKink), new SpectrumAt(steps, acrossKink));
  }

  private ModeLists lists(RunSpec run, boolean acrossKink) {
    return ModeLists.of(
        results,
        run,
        new DataModesAfter(plan.steps(), acrossKink),
        new SpectrumAt(plan.steps(), acrossKink),
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
          ModeLists others = lists(run(rate, plan.steps(), seed), true);
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

  /** A quantity of the runs at shares of the limit. */
  SeedSweep limited(ToDoubleFunction<ModeLists> quantity) {
    return SeedSweep.of(
        SHARES,
        plan.seeds(),
        (seed, share) -> quantity.applyAsDouble(lists(limits.run(seed, share), false)));
  }

  /** eta lambda_max/2 at the end of the runs at shares of the limit; NaN where one diverged. */
  SeedSweep limitedStability() {
    return SeedSweep.of(
        SHARES,
        plan.seeds(),
        (seed, share) -> {
          RunSpec run = limits.run(seed, share);
          return run.learningRate() * lists(run, false).spectrum().top()[0] / 2;
        });
  }

  /**
   * The sum S that c_k f_T(eta kappa_k) of the first weights' data modes predicts, over the
   * measured one, less 1.
   */
  SeedSweep errorOfSum() {
    return SeedSweep.of(
        plan.learningRates(),
        plan.seeds(),
        (seed, rate) -> {
          double predicted =
              Math.abs(first(seed).modes().imbalanceSum(Protocol.CLASSES, rate, plan.steps()));
          return predicted / results.conservation(run(rate, plan.steps(), seed)).imbalanceSum() - 1;
        });
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

  SeedSweep paired() {
    return sweep(lists -> lists.pairedTest().correlation());
  }
}
