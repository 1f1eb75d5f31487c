package dev.edgelaw.studies;

import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is written down of Theorem 3's runs. */
final class E00bTables {
  private E00bTables() {}

  static List<Map<String, Object>> rows(Plan plan, Results results, SharedExponentRuns measured) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SpectralCase pairing : E00bSharedExponent.CASES) {
      for (long seed : plan.seeds()) {
        for (double rate : plan.learningRates()) {
          RunSpec run = pairing.run(rate, plan.steps(), seed);
          ConservationRecord record = results.conservation(run);
          boolean diverged = results.of(run).outcome().diverged();
          rows.add(
              Fields.of("part", "A")
                  .and("network", pairing.name())
                  .and("seed", seed)
                  .and("learningRate", rate)
                  .and("drift", diverged ? Double.NaN : record.drift(0))
                  .and("imbalanceSum", diverged ? Double.NaN : record.imbalanceSum())
                  .and("finalLoss", diverged ? Double.NaN : record.lastLoss())
                  .and("diverged", diverged)
                  .and("identityResidual", record.worstIdentityResidual())
                  .map());
        }
      }
    }
    measured.imbalance().forEach((rate, runs) -> rows.addAll(partB(plan.seeds(), rate, runs)));
    return rows;
  }

  private static List<Map<String, Object>> partB(
      List<Long> seeds, double rate, List<ImbalanceRun> runs) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      ImbalanceRun run = runs.get(i);
      rows.add(
          Fields.of("part", "B")
              .and("network", E00bSharedExponent.RELU_ENTROPY.name())
              .and("seed", seeds.get(i))
              .and("learningRate", rate)
              .and("drift", run.diverged() ? Double.NaN : run.record().drift(0))
              .and("imbalanceSum", run.sum())
              .and("signedImbalanceSum", run.signedSum())
              .and("decompositionError", run.decompositionError())
              .and("lossIntegral", run.lossIntegral())
              .and("gradientIntegral", run.energyIntegral())
              .and("gradientSum", run.energySum())
              .and("initialShare", run.initialShare())
              .and("signChangeRate", run.signChangeRate())
              .and("hurst", run.hurst())
              .and("diverged", run.diverged())
              .and("identityResidual", run.record().worstIdentityResidual())
              .map());
    }
    return rows;
  }

  static Fields aggregates(SharedExponentRuns measured) {
    Fields fields = Fields.of("initialSharpnessLinear", measured.sharpness());
    measured
        .cases()
        .forEach(
            (pairing, sums) -> {
              SeedSweep drift = SharedExponentRuns.drift(sums);
              Fields one =
                  Fields.of("learningRate", drift.rates())
                      .and("meanDrift", drift.means())
                      .and("stdDrift", drift.deviations())
                      .and("meanImbalanceSum", sums.means())
                      .and("localSlopes", drift.localSlopes());
              for (Window window : Window.values()) {
                window.fit(drift).ifPresent(fit -> one.and(window.key(), fit));
              }
              fields.and(pairing.key(), one.map());
            });
    SeedSweep sums = measured.partB(ImbalanceRun::sum);
    Fields partB =
        Fields.of("learningRate", sums.rates())
            .and("meanImbalanceSum", sums.means())
            .and("stdImbalanceSum", sums.deviations())
            .and("meanLossIntegral", measured.partB(ImbalanceRun::lossIntegral).means())
            .and("meanGradientIntegral", measured.partB(ImbalanceRun::energyIntegral).means())
            .and("meanGradientSum", measured.partB(ImbalanceRun::energySum).means())
            .and("meanSignChangeRate", measured.partB(ImbalanceRun::signChangeRate).means())
            .and("meanHurst", measured.partB(ImbalanceRun::hurst).means());
    SharedExponentRuns.drift(sums).fit(Window.FLOOR).ifPresent(fit -> partB.and("fit", fit));
    return fields.and("partB", partB.map());
  }
}
