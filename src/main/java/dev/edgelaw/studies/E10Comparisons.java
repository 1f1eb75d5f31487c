package dev.edgelaw.studies;

import dev.edgelaw.stats.LocalSlopes;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.LadderTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SwitchingTolerances;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;

/** E10's figures beside E11's and E9's, and beside the independent runs with frozen gates. */
final class E10Comparisons {
  /** Differences of float32 norms of squared size 21. */
  private static final double NOISE = 2e-5;

  private E10Comparisons() {}

  static Comparisons of(
      List<LadderSweep> ladder,
      CouplingLadder squared,
      CouplingLadder entropy,
      Published published) {
    Comparisons comparisons = new Comparisons();
    compareLadder(comparisons, ladder, published);
    compareCouplings(comparisons, squared, entropy, published.aggregate());
    compareSwitching(comparisons, entropy.at(1), published.aggregate());
    return comparisons;
  }

  private static void compareLadder(
      Comparisons comparisons, List<LadderSweep> ladder, Published published) {
    JsonNode windows = published.aggregate().get("derived_alpha_from_S_by_epsilon");
    JsonNode slopes =
        published.aggregate().get("derived_local_alpha_from_S_between_neighbouring_learning_rates");
    for (LadderSweep sweep : ladder) {
      String key = sweep.rung().where().get("epsilon").toString();
      LadderComparisons rung =
          new LadderComparisons(
              comparisons,
              sweep,
              rate -> LadderTolerances.ladderDrift(rate, NOISE),
              LadderTolerances.LADDER_EXPONENT,
              LadderTolerances.LADDER_R_SQUARED);
      published.forEachSeed(
          (seed, figures) ->
              rung.seed(
                  seed,
                  figures.get("drift_by_epsilon").get(key),
                  figures.get("float64_rerun_S_by_epsilon").get(key)));
      for (Window window : List.of(Window.UP_TO_TENTH, Window.UP_TO_THIRTIETH, Window.MIDDLE)) {
        comparisons.published(
            "exponentFromSum",
            Fields.of(sweep.rung().where()).and("window", window.key()).map(),
            windows.get(window.key()).get(key).asDouble(),
            sweep.exponent(window),
            LadderTolerances.DERIVED_EXPONENT);
      }
      double[] rates = sweep.drift().rates();
      double[] local = LocalSlopes.between(rates, sweep.drift().means());
      for (int i = 0; i < local.length; i++) {
        comparisons.published(
            "localExponent",
            Fields.of(sweep.rung().where()).and("from", rates[i]).and("to", rates[i + 1]).map(),
            Published.number(slopes.get(key).get(i)),
            local[i],
            LadderTolerances.DERIVED_EXPONENT);
      }
    }
  }

  private static void compareCouplings(
      Comparisons comparisons, CouplingLadder squared, CouplingLadder entropy, JsonNode aggregate) {
    for (JsonNode node : aggregate.get("float64_frozen_gates")) {
      String loss = node.get("loss").asString();
      double nonlinearity = node.get("epsilon").asDouble();
      long seed = node.get("seed").asLong();
      double rate = node.get("learning_rate").asDouble();
      Map<String, Object> at =
          Fields.of("loss", loss)
              .and("epsilon", nonlinearity)
              .and("seed", seed)
              .and("learningRate", rate)
              .map();
      GateCoupling rung = (loss.equals("ce") ? entropy : squared).at(nonlinearity);
      comparisons.float64(
          "coupling",
          at,
          node.get("coupling_percent").asDouble() / 100,
          rung.coupling().at(seed, rate),
          SwitchingTolerances.COUPLING);
      if (!node.get("pair_flips").isNull()) {
        comparisons.float64(
            "pairFlips",
            at,
            node.get("pair_flips").asDouble(),
            rung.gates(GateCoupling.Switching::flips).at(seed, rate),
            SwitchingTolerances.PAIR_FLIPS);
      }
    }
  }

  /** E9's figures for ReLU with the cross-entropy, means over its three seeds. */
  private static void compareSwitching(
      Comparisons comparisons, GateCoupling relu, JsonNode aggregate) {
    for (double rate : relu.free().learningRates()) {
      String key = Double.toString(rate);
      if (aggregate.get("pair_flip_rate_by_lr").has(key)) {
        Map<String, Object> at =
            Fields.of("loss", "ce").and("epsilon", 1.0).and("learningRate", rate).map();
        comparisons.published(
            "meanFlipImbalanceCorrelation",
            at,
            aggregate.get("hamming_imbalance_corr_by_lr").get(key).asDouble(),
            ofE9(relu, GateCoupling.Switching::correlation, rate),
            SwitchingTolerances.SWITCHING_CORRELATION);
        comparisons.published(
            "meanPairFlipRate",
            at,
            aggregate.get("pair_flip_rate_by_lr").get(key).asDouble(),
            ofE9(relu, GateCoupling.Switching::meanRate, rate),
            SwitchingTolerances.PAIR_FLIP_RATE);
      }
    }
  }

  private static double ofE9(
      GateCoupling relu, ToDoubleFunction<GateCoupling.Switching> quantity, double rate) {
    return relu.gates(quantity).only(r -> r == rate, Protocol.THREE_SEEDS::contains).means()[0];
  }
}
