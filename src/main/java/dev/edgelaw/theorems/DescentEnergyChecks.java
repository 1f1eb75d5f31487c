package dev.edgelaw.theorems;

import static dev.edgelaw.theory.TheoremTolerances.LOSS_DROP_LEAST;
import static dev.edgelaw.theory.TheoremTolerances.LOSS_DROP_MOST;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.SharpnessTracker;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.theorems.Requirement.Between;
import dev.edgelaw.theory.ConservationProbe;
import java.util.List;

/**
 * Theorem 3 is a fit, alpha = 1.10, not a theorem. What can be asserted is the mechanism behind it,
 * and behind the exponents near 1 of E3 and E5: eta times the gradient energy is the loss drop,
 * whatever the network, so that the drift, a share of eta^2 times the energy, is a share of eta
 * times the loss drop.
 */
final class DescentEnergyChecks {
  /** Most x = eta lambda_max(0). A quadratic mode has the ratio 2/(2-x), 1.047 here. */
  private static final double[] STABLE = {0.001, 0.01, 0.09};

  private static final double[] EDGE = {1.5};
  private static final List<Integer[]> SHAPES =
      List.of(
          new Integer[] {20, 32, 5},
          new Integer[] {20, 200, 5},
          new Integer[] {20, 8, 5},
          new Integer[] {20, 32, 16, 5});
  private static final int STEPS = 300;

  private final Laboratory laboratory;

  DescentEnergyChecks(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  List<Check> checks() {
    return List.of(
        Check.of(
                "3.1",
                Status.STATISTICAL,
                "eta sum of ||G||^2 over the loss drop, eta lambda_max(0) < 0.1, ReLU with CE and linear with MSE",
                new Between(LOSS_DROP_LEAST, LOSS_DROP_MOST),
                tally -> ratios(tally, STABLE))
            .against("eta lambda_max(0) = 1.5", tally -> ratios(tally, EDGE))
            .inSeconds());
  }

  private void ratios(Tally tally, double[] relativeRates) {
    for (Integer[] widths : SHAPES) {
      ratios(
          tally,
          laboratory.published(Activation.relu(), new Loss.CrossEntropy(), 42, widths),
          relativeRates);
      ratios(
          tally,
          laboratory.published(Activation.identity(), new Loss.MeanSquaredError(), 137, widths),
          relativeRates);
    }
  }

  private void ratios(Tally tally, RandomNet net, double[] relativeRates) {
    NetworkCurvature curvature = laboratory.curvature(net);
    double sharpness =
        new SharpnessTracker(laboratory.arithmetic(), curvature.hessian(), 1e-6, 500, 1)
            .estimate()
            .value();
    for (double relative : relativeRates) {
      double rate = relative / sharpness;
      ConservationProbe probe = new ConservationProbe(true);
      double[] moved = net.parameters().clone();
      laboratory
          .training(net.loss(), Optimizer.gradientDescent(), rate, STEPS)
          .run(moved, List.of(probe));
      double drop = net.loss().value(net.parameters()) - net.loss().value(moved);
      tally.see(
          rate * probe.record().gradientEnergy() / drop,
          "%s eta lambda %s".formatted(net.name(), relative));
    }
  }
}
