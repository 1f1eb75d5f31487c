package dev.edgelaw.studies;

import dev.edgelaw.curvature.SpectrumTrack;
import dev.edgelaw.stats.LineFit;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.ConcentrationTolerances;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Tolerance;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.ConcentrationRecord;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * E23 against the published figures, those of E18 and the float64 re-computation.
 *
 * @param grid what was seen
 * @param published the figures
 */
record E23Comparisons(ConcentrationGrid grid, Published published) {
  /** E18 observes the same run of this rate. */
  private static final double SHARED_RATE = 0.01;

  /** Checkpoints of E18. */
  private static final List<Integer> E18_CHECKPOINTS =
      List.of(0, 50, 100, 150, 200, 250, 300, 400, 500, 750, 1000);

  Comparisons all() {
    Comparisons comparisons = new Comparisons();
    published.forEachSeed(
        (seed, figures) -> {
          for (JsonNode run : figures.get("runs")) {
            compareRun(grid, seed, run, comparisons);
          }
          figures
              .get("float64_rerun_tau")
              .properties()
              .forEach(
                  entry -> {
                    double rate = Double.parseDouble(entry.getKey());
                    comparisons.float64(
                        "tau",
                        Fields.at(seed, rate),
                        entry.getValue().asDouble(),
                        grid.decay(seed, rate).tau(),
                        Tolerances.FLOAT64);
                  });
        });
    compareWithE18(grid, comparisons);
    JsonNode all = published.aggregate();
    Map<String, Object> mean = Fields.of("seeds", "all three").map();
    SeedSweep tau = grid.tau();
    comparisons.publishedByRate(
        "meanTau",
        mean,
        tau.rates(),
        all.get("tau_mean"),
        tau.means(),
        r -> Tolerances.FOUR_DIGITS);
    comparisons.publishedByRate(
        "stdTau",
        mean,
        tau.rates(),
        all.get("tau_std"),
        tau.deviations(),
        rate -> ConcentrationTolerances.FOUR_DIGIT_TAU_DEVIATION);
    LineFit line = ConcentrationGrid.againstInverseRate(tau).orElseThrow();
    PowerLawFit power = tau.fit(0).orElseThrow();
    Tolerance tolerance = ConcentrationTolerances.CONCENTRATION_TIME;
    comparisons.published(
        "linear.slope", mean, all.get("linear_C").asDouble(), line.slope(), tolerance);
    comparisons.published(
        "linear.intercept",
        mean,
        all.get("linear_intercept").asDouble(),
        line.intercept(),
        tolerance);
    comparisons.published(
        "linear.rSquared", mean, all.get("linear_r2").asDouble(), line.rSquared(), tolerance);
    comparisons.published(
        "powerLaw.exponent",
        mean,
        all.get("power_law_gamma").asDouble(),
        power.exponent(),
        tolerance);
    comparisons.published(
        "powerLaw.rSquared", mean, all.get("power_law_r2").asDouble(), power.rSquared(), tolerance);
    return comparisons;
  }

  private static void compareRun(
      ConcentrationGrid grid, long seed, JsonNode run, Comparisons comparisons) {
    double rate = run.get("lr").asDouble();
    Map<String, Object> at = Fields.at(seed, rate);
    ConcentrationDecay decay = grid.decay(seed, rate);
    Tolerance time = ConcentrationTolerances.CONCENTRATION_TIME;
    comparisons.published("tau", at, Published.number(run.get("tau")), decay.tau(), time);
    comparisons.published("a", at, run.get("a").asDouble(), decay.amplitude(), time);
    comparisons.published("rSquared", at, run.get("r2").asDouble(), decay.rSquared(), time);
    comparisons.published(
        "points", at, run.get("n_points").asInt(), decay.points(), Tolerance.absolute(0));
    ConcentrationRecord record = grid.concentration(seed, rate);
    for (int i = 0; i < record.checkpoints().length; i++) {
      int t = record.checkpoints()[i];
      Map<String, Object> then = Fields.of(at).and("t", t).map();
      comparisons.published(
          "oneMinusQ",
          then,
          run.get("one_minus_q").get(i).asDouble(),
          record.missing()[i],
          ConcentrationTolerances.CONCENTRATION);
      JsonNode loss = run.get("loss").get(String.valueOf(t));
      if (loss != null) {
        comparisons.published(
            "loss",
            then,
            loss.asDouble(),
            record.loss()[i],
            ConcentrationTolerances.CHECKPOINT_LOSS);
      }
    }
    compareSpectrum(run, at, grid.firstHessian(seed), comparisons);
    compareSpectrum(run, at, grid.spectrum(seed, rate), comparisons);
  }

  private static void compareSpectrum(
      JsonNode run, Map<String, Object> at, SpectrumTrack spectrum, Comparisons comparisons) {
    for (int i = 0; i < spectrum.checkpoints().length; i++) {
      String t = String.valueOf(spectrum.checkpoints()[i]);
      Map<String, Object> then = Fields.of(at).and("t", spectrum.checkpoints()[i]).map();
      comparisons.published(
          "lambdaMax",
          then,
          run.get("lambda_max").get(t).asDouble(),
          spectrum.sharpness()[i],
          Tolerances.FLOAT32_EIGENVALUE);
      comparisons.published(
          "lambdaMin",
          then,
          run.get("lambda_min").get(t).asDouble(),
          spectrum.smallest()[i],
          ConcentrationTolerances.FLOAT32_SMALLEST_EIGENVALUE);
      comparisons.incomparable(
          "nPositive",
          then,
          run.get("n_positive").get(t).asInt(),
          spectrum.positive()[i],
          "float32 zeros scatter about the threshold of 1e-8");
    }
  }

  /** E18 published the spectrum of the same run. */
  private static void compareWithE18(ConcentrationGrid grid, Comparisons comparisons) {
    Published.of("E18")
        .forEachSeed(
            (seed, figures) -> {
              SpectrumTrack spectrum = grid.spectrum(seed, SHARED_RATE);
              double[] published = Published.numbers(figures.get("n200").get("lambda_max"));
              for (int i = 0; i < spectrum.checkpoints().length; i++) {
                int t = spectrum.checkpoints()[i];
                comparisons.published(
                    "lambdaMax",
                    Fields.of(Fields.at(seed, SHARED_RATE))
                        .and("t", t)
                        .and("publishedIn", "E18")
                        .map(),
                    published[E18_CHECKPOINTS.indexOf(t)],
                    spectrum.sharpness()[i],
                    Tolerances.FLOAT32_EIGENVALUE);
              }
            });
  }
}
