package dev.edgelaw.studies;

import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.EveryImbalance;
import dev.edgelaw.engine.GateSwitching;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import dev.edgelaw.theory.GateSwitchingRecord;
import dev.edgelaw.theory.ImbalanceTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One non-linearity and loss with the gates free and with the gates of the first weights, from the
 * same start: what switching does to the imbalance sum.
 *
 * @param nonlinearity eps
 * @param free full dynamics
 * @param frozen fixed gates
 * @param switching what the gates did in the free runs
 */
record GateCoupling(
    double nonlinearity, LadderSweep free, LadderSweep frozen, Map<At, Switching> switching) {
  /** Limit of eta times the sharpness for stable descent. */
  private static final double EDGE = 2;

  /** A run of the grid. */
  record At(long seed, double rate) {}

  /** Summary of a run's gates. */
  record Switching(
      long flips,
      double meanRate,
      double netChange,
      double correlation,
      double correlationOfDifferences) {
    static Switching of(GateSwitchingRecord gates, ImbalanceTrace imbalance) {
      return new Switching(
          gates.totalFlips(),
          gates.meanRate(),
          gates.netChange(),
          SwitchingCorrelation.raw(gates, imbalance, 0),
          SwitchingCorrelation.ofDifferences(gates, imbalance));
    }
  }

  static LadderRung freeRung(double nonlinearity, Loss loss) {
    return rung(nonlinearity, loss, "free", LadderRung.net(64, nonlinearity));
  }

  /** For the linear net the same runs: it has no gates. */
  static LadderRung frozenRung(double nonlinearity, Loss loss) {
    return rung(
        nonlinearity,
        loss,
        "frozen",
        Architecture.unbiased(Activation.interpolatedWithInitialGates(nonlinearity), 20, 64, 5));
  }

  private static LadderRung rung(
      double nonlinearity, Loss loss, String gates, Architecture architecture) {
    String name = loss instanceof Loss.CrossEntropy ? "ce" : "mse";
    return new LadderRung(
        Fields.of("epsilon", nonlinearity).and("loss", name).and("gates", gates).map(),
        "eps = %s, %s, %s".formatted(Text.plain(nonlinearity), name, gates),
        architecture,
        loss);
  }

  static List<Cell> cells(
      double nonlinearity, Loss loss, List<Long> seeds, List<Double> rates, int steps) {
    List<Cell> cells = new ArrayList<>(freeRung(nonlinearity, loss).cells(seeds, rates, steps));
    for (long seed : seeds) {
      for (double rate : rates) {
        cells.add(
            Cell.of(
                freeRung(nonlinearity, loss).run(rate, steps, seed),
                new GateSwitching(),
                new EveryImbalance()));
        cells.add(
            Cell.of(
                frozenRung(nonlinearity, loss).run(rate, steps, seed),
                new Observation.Conservation()));
      }
    }
    return cells;
  }

  static GateCoupling of(
      double nonlinearity,
      Loss loss,
      List<Double> rates,
      List<Long> seeds,
      int steps,
      Results results) {
    LadderRung rung = freeRung(nonlinearity, loss);
    LadderSweep free = LadderSweep.of(rung, rates, seeds, steps, results);
    LadderSweep frozen =
        LadderSweep.of(
            frozenRung(nonlinearity, loss), rates, seeds, steps, results, free.sharpness());
    Map<At, Switching> switching = new HashMap<>();
    for (long seed : seeds) {
      for (double rate : rates) {
        RunSpec run = rung.run(rate, steps, seed);
        switching.put(
            new At(seed, rate),
            Switching.of(
                results.of(run, new GateSwitching()), results.of(run, new EveryImbalance())));
      }
    }
    return new GateCoupling(nonlinearity, free, frozen, switching);
  }

  /** kappa = S with frozen gates over S, less 1; NaN where one of the two diverged. */
  SeedSweep coupling() {
    SeedSweep frozenSums = frozen.signedSum();
    SeedSweep freeSums = free.signedSum();
    return SeedSweep.of(
        free.learningRates(),
        free.seeds(),
        (seed, rate) -> frozenSums.at(seed, rate) / freeSums.at(seed, rate) - 1);
  }

  SeedSweep gates(ToDoubleFunction<Switching> quantity) {
    return SeedSweep.of(
        free.learningRates(),
        free.seeds(),
        (seed, rate) -> quantity.applyAsDouble(switching.get(new At(seed, rate))));
  }

  /** Whether a run starts below the edge of stability. */
  boolean belowEdge(long seed, double rate) {
    return free.distance(seed, rate) < EDGE;
  }

  /** Whether every run at a rate came through. */
  boolean converged(double rate) {
    return free.converged(rate) && frozen.converged(rate);
  }

  List<Map<String, Object>> rows() {
    SeedSweep coupling = coupling();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Map<String, Object> row : free.rows()) {
      At at = new At((long) row.get("seed"), (double) row.get("learningRate"));
      Switching gates = switching.get(at);
      rows.add(
          Fields.of(row)
              .and("coupling", coupling.at(at.seed(), at.rate()))
              .and("belowEdge", belowEdge(at.seed(), at.rate()))
              .and("pairFlips", gates.flips())
              .and("netPatternChange", gates.netChange())
              .and("flipImbalanceCorrelation", gates.correlation())
              .and("flipImbalanceCorrelationOfDifferences", gates.correlationOfDifferences())
              .map());
    }
    rows.addAll(frozen.rows());
    return rows;
  }

  Map<String, Object> aggregate() {
    return Fields.of("epsilon", nonlinearity)
        .and("loss", free.rung().where().get("loss"))
        .and("meanCoupling", coupling().means())
        .and("meanPairFlips", gates(Switching::flips).means())
        .and("meanNetPatternChange", gates(Switching::netChange).means())
        .and("meanFlipImbalanceCorrelation", gates(Switching::correlation).means())
        .and(
            "meanFlipImbalanceCorrelationOfDifferences",
            gates(Switching::correlationOfDifferences).means())
        .map();
  }
}
