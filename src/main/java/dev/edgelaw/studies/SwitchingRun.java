package dev.edgelaw.studies;

import dev.edgelaw.engine.EveryImbalance;
import dev.edgelaw.engine.GateSwitching;
import dev.edgelaw.engine.Observation;
import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.study.Fields;
import dev.edgelaw.theory.ConservationRecord;
import dev.edgelaw.theory.GateSwitchingRecord;
import dev.edgelaw.theory.ImbalanceTrace;
import java.util.Arrays;
import java.util.List;

/**
 * A two-layer run with its gates and its gradient imbalance in every update.
 *
 * @param record its conservation record
 * @param gates its gates
 * @param imbalance delta(t)
 */
record SwitchingRun(
    ConservationRecord record, GateSwitchingRecord gates, ImbalanceTrace imbalance) {
  /** What such a run must be observed for. */
  static final List<Observation<?>> OBSERVATIONS =
      List.of(new Observation.Conservation(), new EveryImbalance(), new GateSwitching());

  /** Updates left out to see what the correlation owes to the common decay. */
  static final int LATE = 100;

  static SwitchingRun of(Results results, RunSpec run) {
    return new SwitchingRun(
        results.conservation(run),
        results.of(run, new GateSwitching()),
        results.of(run, new EveryImbalance()));
  }

  double correlation() {
    return SwitchingCorrelation.raw(gates, imbalance, 0);
  }

  double lateCorrelation() {
    return SwitchingCorrelation.raw(gates, imbalance, LATE);
  }

  double rootCorrelation() {
    return SwitchingCorrelation.ofRoots(gates, imbalance);
  }

  double correlationOfDifferences() {
    return SwitchingCorrelation.ofDifferences(gates, imbalance);
  }

  /** Share of the flips that fall into the first tenth of the updates. */
  double earlyShare() {
    return (double) gates.flipsWithin(gates.updates() / 10) / gates.totalFlips();
  }

  double flipsPerPair() {
    return (double) gates.totalFlips() / gates.pairs();
  }

  /** Flips of all pairs for each time that W_1 moves by its own norm, per pair. */
  double flipsPerPath() {
    return flipsPerPair() / gates.relativePath();
  }

  /** Fewest different rows of gates at any recorded update. */
  int fewestPatterns() {
    return Arrays.stream(gates.distinctPatterns()).min().orElse(0);
  }

  Fields describe(Fields row) {
    return row.and("meanHamming", gates.meanRate())
        .and("maxHamming", (double) gates.mostFlips() / gates.pairs())
        .and("zeroChangeFraction", gates.quietShare())
        .and("meanNeuronsChanged", gates.meanNeuronsChanged())
        .and("hammingImbalanceCorrelation", correlation())
        .and("lateCorrelation", lateCorrelation())
        .and("rootCorrelation", rootCorrelation())
        .and("correlationOfDifferences", correlationOfDifferences())
        .and("minMarginAfterFirstStep", gates.smallestMarginFirst())
        .and("minMarginFinal", gates.smallestMarginLast())
        .and("meanMarginAfterFirstStep", gates.meanMarginFirst())
        .and("meanMarginFinal", gates.meanMarginLast())
        .and("totalPairFlips", gates.totalFlips())
        .and("flipsPerPair", flipsPerPair())
        .and("earlyShare", earlyShare())
        .and("netChange", gates.netChange())
        .and("neuronsTouched", gates.neuronsTouched())
        .and("flipsPerPath", flipsPerPath())
        .and("flipsOverExpected", gates.flipsOverExpected())
        .and("fewestDistinctPatterns", fewestPatterns())
        .and("imbalanceSum", record.imbalanceSum())
        .and("drift", record.drift(0))
        .and("finalLoss", record.lastLoss())
        .and("identityResidual", record.worstIdentityResidual());
  }
}
