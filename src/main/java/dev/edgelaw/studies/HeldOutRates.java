package dev.edgelaw.studies;

import dev.edgelaw.engine.Results;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ModeRule;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * Predictors at learning rates that had no part in their scale. Each has its amplitude set on one
 * grid, below the limit of stability, so that only the form of its dependence on the rate is judged
 * on the other.
 *
 * @param fitted the grid that sets the amplitude
 * @param held the rates held out
 */
record HeldOutRates(PredictionSweep fitted, PredictionSweep held) {
  /** Between the published rates, all of which they leave out. */
  static final List<Double> RATES = List.of(0.0005, 0.005, 0.05);

  static HeldOutRates of(PredictionSweep fitted, Plan plan, Results results) {
    return new HeldOutRates(fitted, PredictionSweep.of(fitted.net(), RATES, plan, results));
  }

  double[] spectrum() {
    return errors(sweep -> sweep.predicted(ModeRule.STABLE));
  }

  double[] oneMode() {
    return errors(sweep -> sweep.baselines().oneMode());
  }

  double[] energy() {
    return errors(sweep -> sweep.baselines().energy());
  }

  double[] inverseRate() {
    return errors(sweep -> sweep.baselines().inverseRate());
  }

  Map<String, Object> aggregate() {
    return Fields.of("learningRate", RATES)
        .and("meanImbalanceSum", held.measured().means())
        .and("errorSpectrum", spectrum())
        .and("errorOneMode", oneMode())
        .and("errorEnergy", energy())
        .and("errorInverseRate", inverseRate())
        .map();
  }

  /** Signed relative errors of the mean at the rates held out, by rate. */
  private double[] errors(Function<PredictionSweep, SeedSweep> predictor) {
    DoublePredicate range = Window.UP_TO_TENTH::contains;
    double[] predicted = fitted.within(predictor.apply(fitted).means(), range);
    double[] measured = fitted.within(fitted.measured().means(), range);
    double sum = 0;
    for (int i = 0; i < measured.length; i++) {
      sum += StrictMath.log(measured[i] / predicted[i]);
    }
    double scale = StrictMath.exp(sum / measured.length);
    double[] errors = held.errors(predictor.apply(held));
    for (int i = 0; i < errors.length; i++) {
      errors[i] = scale * (1 + errors[i]) - 1;
    }
    return errors;
  }
}
