package dev.edgelaw.studies;

import dev.edgelaw.engine.Results;
import dev.edgelaw.engine.SignedModesAtStart;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.SignedModes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Predictions with signed coefficients, from layer blocks of the Hessian's eigenvectors.
 *
 * @param sweep the sums that are predicted
 * @param modes by seed
 */
record SignedForecast(PredictionSweep sweep, Map<Long, SignedModes> modes) {
  static SignedModesAtStart at(List<Double> rates) {
    return new SignedModesAtStart(rates);
  }

  static SignedForecast of(PredictionSweep sweep, Plan plan, Results results) {
    Map<Long, SignedModes> modes = new TreeMap<>();
    for (long seed : plan.seeds()) {
      modes.put(
          seed,
          results.of(
              sweep.net().run(SpectralCase.SPECTRUM_RATE, plan.steps(), seed),
              at(plan.learningRates())));
    }
    return new SignedForecast(sweep, modes);
  }

  /** |sum over k of c_k f(eta lambda_k)|, signed c_k, without cross terms. */
  SeedSweep diagonal() {
    return sweep(SignedModes::diagonalSums);
  }

  /** The quadratic model's own |S|, on modes of positive curvature below the limit. */
  SeedSweep exact() {
    return sweep(SignedModes::sums);
  }

  private interface Sums {
    double[] of(SignedModes modes);
  }

  private SeedSweep sweep(Sums sums) {
    return SeedSweep.of(
        sweep.learningRates(),
        sweep.seeds(),
        (seed, rate) -> Math.abs(sums.of(modes.get(seed))[sweep.learningRates().indexOf(rate)]));
  }

  Map<String, Object> aggregate() {
    return Fields.of("meanPredictedSumSigned", diagonal().means())
        .and("relativeErrorSigned", sweep.errors(diagonal()))
        .and("meanPredictedSumQuadratic", exact().means())
        .and("relativeErrorQuadratic", sweep.errors(exact()))
        .and(
            "negativeCoefficients",
            modes.values().stream().mapToDouble(SignedModes::negativeCoefficients).toArray())
        .map();
  }
}
