package dev.edgelaw.studies;

import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.theory.ConservationRecord;
import dev.edgelaw.theory.ModeRule;
import dev.edgelaw.theory.SpectralPrediction;

/**
 * What the prediction from all modes has to beat.
 *
 * @param sweep the sums that are predicted
 */
record SpectralBaselines(PredictionSweep sweep) {
  private SeedSweep sweep(SeedSweep.Quantity quantity) {
    return SeedSweep.of(sweep.learningRates(), sweep.seeds(), quantity);
  }

  /** 1/eta, the prediction that needs no net. */
  SeedSweep inverseRate() {
    return sweep((seed, rate) -> 1 / rate);
  }

  /** All modes replaced by one, at the Rayleigh quotient of the gradient. */
  SeedSweep oneMode() {
    return sweep((seed, rate) -> sweep.prediction(seed).oneMode(rate));
  }

  /** The published control: every mode with the coefficient 1/P. */
  SeedSweep uniform() {
    return sweep((seed, rate) -> sweep.prediction(seed).uniform(rate, ModeRule.PUBLISHED));
  }

  /**
   * The energy law, without any Hessian: eta sum ||g||^2 is the loss drop to first order, and the
   * imbalance keeps the share of ||g||^2 that it has at the start. It takes the loss before the
   * last update as measured.
   */
  SeedSweep energy() {
    return sweep(
        (seed, rate) -> {
          SpectralPrediction prediction = sweep.prediction(seed);
          PredictionSweep.Run run = sweep.at(seed, rate);
          ConservationRecord record = run.record();
          return run.diverged()
              ? Double.NaN
              : prediction.amplitude()
                  / prediction.spectrum().gradientEnergy()
                  * (record.initialLoss() - record.lastLoss())
                  / rate;
        });
  }

  /** The same with the first correction, 1/(1 - eta g'Hg / (2 g'g)). */
  SeedSweep energyCorrected() {
    SeedSweep energy = energy();
    return sweep(
        (seed, rate) ->
            energy.at(seed, rate) / (1 - rate * sweep.prediction(seed).rayleighQuotient() / 2));
  }
}
