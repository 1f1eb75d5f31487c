package dev.edgelaw.studies;

import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.ModeTolerances;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.NearestKink;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * E21 against the published figures, those of E16 and the float64 re-computation.
 *
 * @param grid what was seen
 * @param published the figures
 */
record E21Comparisons(ReluModes grid, Published published) {
  /** E16 observes the same run of this rate, 500 updates being one of its checkpoints. */
  private static final double SHARED_RATE = 0.01;

  Comparisons all() {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed(
        (seed, figures) -> {
          for (JsonNode run : figures.get("runs")) {
            compareRun(grid, seed, run, published, comparisons);
          }
          for (JsonNode rerun : figures.get("float64_rerun")) {
            compareRerun(grid, seed, rerun, comparisons);
          }
          ModeLists.compare(
              comparisons,
              "dataEigenvalues",
              Fields.of("seed", seed).map(),
              figures.get("data_eigenvalues"),
              grid.first(seed).modes().eigenvalues(),
              Tolerances.FLOAT32_EIGENVALUE);
        });
    compareWithE16(grid, comparisons);
    JsonNode byRate = published.aggregate().get("by_lr");
    SeedSweep correlation = grid.publishedSides(published, ModeLists::sortedCorrelation);
    SeedSweep switchRate =
        grid.publishedSides(published, lists -> ReluModes.switchRate(lists.modes()));
    for (int i = 0; i < correlation.rates().length; i++) {
      double rate = correlation.rates()[i];
      JsonNode all = null;
      for (Map.Entry<String, JsonNode> entry : byRate.properties()) {
        all = Double.parseDouble(entry.getKey()) == rate ? entry.getValue() : all;
      }
      Map<String, Object> at = Fields.of("seeds", "all three").and("learningRate", rate).map();
      comparisons.published(
          "meanCkCorrelation",
          at,
          all.get("mean_ck_correlation").asDouble(),
          correlation.means()[i],
          ModeTolerances.MEAN_TRAINED_CORRELATION);
      comparisons.published(
          "stdCkCorrelation",
          at,
          all.get("std_ck_correlation").asDouble(),
          correlation.deviations()[i],
          ModeTolerances.MEAN_TRAINED_CORRELATION);
      comparisons.published(
          "meanSwitchRate",
          at,
          all.get("mean_switch_rate").asDouble(),
          switchRate.means()[i],
          ModeTolerances.MEAN_SWITCH_RATE);
    }
    comparisons.published(
        "correlationWithSwitchRate",
        Fields.of("seeds", "all three").map(),
        published.aggregate().get("R_vs_switch_rate_correlation").asDouble(),
        ReluModes.correlationOfMeans(correlation, switchRate),
        ModeTolerances.FOUR_POINT_CORRELATION);
    return comparisons;
  }

  private static void compareRun(
      ReluModes grid, long seed, JsonNode run, Published published, Comparisons comparisons) {
    double rate = run.get("lr").asDouble();
    ModeLists lists = grid.publishedSide(seed, rate, published);
    Fields where = Fields.of(Fields.at(seed, rate));
    Map<String, Object> at =
        lists.modes().kinkDistance() < NearestKink.FLOAT32
            ? where.and("kink", "within float32 rounding").map()
            : where.map();
    comparisons.published(
        "ckCorrelation",
        at,
        run.get("ck_correlation").asDouble(),
        lists.sortedCorrelation(),
        ModeTolerances.TRAINED_CORRELATION);
    comparisons.published(
        "spectrumCorrelation",
        at,
        run.get("spectrum_correlation").asDouble(),
        lists.spectrumCorrelation(),
        ModeTolerances.SPECTRUM_CORRELATION);
    comparisons.published(
        "finalLoss",
        at,
        run.get("final_loss").asDouble(),
        grid.finalLoss(seed, rate),
        ModeTolerances.SQUARED_LOSS);
    comparisons.published(
        "activeFraction",
        at,
        run.get("active_fraction").asDouble(),
        lists.modes().activeFraction(),
        ModeTolerances.ACTIVE_FRACTION);
    comparisons.published(
        "switchesZeroTargetStep",
        at,
        run.get("switches_zero_target_step").asInt(),
        lists.modes().switchesToZero(),
        Tolerances.SWITCHES);
    comparisons.published(
        "nPositive",
        at,
        run.get("n_positive_hessian").asInt(),
        lists.spectrum().positive(),
        ModeTolerances.POSITIVE_EIGENVALUES);
    ModeLists.compare(
        comparisons,
        "ckEmpiricalTop",
        at,
        run.get("ck_empirical_top"),
        lists.empirical(),
        ModeTolerances.TRAINED_MODE_SHARE);
    ModeLists.compare(
        comparisons,
        "ckTheoryTop",
        at,
        run.get("ck_theory_top"),
        lists.theory(),
        ModeTolerances.TRAINED_MODE_SHARE);
    ModeLists.compare(
        comparisons,
        "hessianTopEigenvalues",
        at,
        run.get("hessian_top_eigenvalues"),
        lists.spectrum().top(),
        Tolerances.FLOAT32_EIGENVALUE);
  }

  private static void compareRerun(
      ReluModes grid, long seed, JsonNode rerun, Comparisons comparisons) {
    double rate = rerun.get("lr").asDouble();
    Map<String, Object> at = Fields.at(seed, rate);
    ModeLists lists = grid.lists(seed, rate);
    comparisons.float64(
        "ckCorrelation",
        at,
        rerun.get("ck_correlation").asDouble(),
        lists.sortedCorrelation(),
        Tolerances.SIX_DIGITS);
    comparisons.float64(
        "switchesZeroTargetStep",
        at,
        rerun.get("switches_zero_target_step").asInt(),
        lists.modes().switchesToZero(),
        Tolerance.absolute(0));
    comparisons.float64(
        "switchesTrueTargetStep",
        at,
        rerun.get("switches_true_target_step").asInt(),
        lists.modes().switches(),
        Tolerance.absolute(0));
  }

  /** E16 published the spectrum of the same run. */
  private static void compareWithE16(ReluModes grid, Comparisons comparisons) {
    Published.of("E16")
        .forEachSeed(
            (seed, figures) -> {
              for (JsonNode checkpoint : figures.get("mse").get("checkpoints")) {
                if (checkpoint.get("t").asInt() == grid.plan().steps()) {
                  comparisons.published(
                      "lambdaMax",
                      Fields.of(Fields.at(seed, SHARED_RATE)).and("publishedIn", "E16").map(),
                      checkpoint.get("lambda_max").asDouble(),
                      grid.lists(seed, SHARED_RATE).spectrum().top()[0],
                      Tolerances.FLOAT32_EIGENVALUE);
                }
              }
            });
  }
}
