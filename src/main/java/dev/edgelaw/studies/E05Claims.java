package dev.edgelaw.studies;

import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.stats.QuadraticTest;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import dev.edgelaw.study.Tolerances;
import dev.edgelaw.theory.ConservationRecord;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** What E5 says about one exponent, and what its runs say. */
final class E05Claims {
  private E05Claims() {}

  static List<Claim> of(DriftSweep sweep, List<Long> visible) {
    SeedSweep drift = sweep.drift();
    PowerLawFit fit = drift.fit(E05DriftScalingLaw.FIT_FLOOR).orElseThrow();
    QuadraticTest curvature = E05DriftScalingLaw.curvature(drift).orElseThrow();
    DoubleSummaryStatistics slopes = Arrays.stream(drift.localSlopes()).summaryStatistics();
    double plateau = drift.localSlopesWithin(0.001, 0.03).getMax();
    double top = drift.localSlopesWithin(0.3, 1).getMin();
    SeedSweep share = sweep.quantity(ConservationRecord::driftOverLossDrop);
    SeedSweep slow = share.only(rate -> rate <= 0.1, visible::contains);
    SeedSweep fast = share.only(rate -> rate == 1, visible::contains);
    SeedSweep first =
        sweep
            .quantity(record -> record.firstUpdateDrift() / record.drift(0))
            .only(rate -> rate == 1, seed -> true);
    SeedSweep visibleFirst = first.only(rate -> true, visible::contains);
    double residual = sweep.worstIdentityResidual();
    return List.of(
        Claim.paper(
            "P1",
            "A line through all ten mean drifts has slope 1.14 to 1.19 and R^2 > 0.99",
            fit.exponent() >= 1.14 && fit.exponent() <= 1.19 && fit.rSquared() > 0.99,
            "slope %s, R^2 %s"
                .formatted(Text.number(fit.exponent(), 5), Text.number(fit.rSquared(), 5))),
        Claim.refuted(
            "single exponent",
            "The drift follows one power law, eta^1.16, over the four decades",
            curvature.pValue() > 0.05 && slopes.getMax() - slopes.getMin() < 0.2,
            "the slope from one rate to the next runs %s: 1.16 averages three regimes"
                .formatted(Text.numbers(drift.localSlopes()))),
        Claim.corrected(
            "P2",
            "The drift is eta^2 |S| exactly (Theorem 2), at every eta",
            residual <= Tolerances.IDENTITY,
            "largest violation %s of the squared norms".formatted(Text.number(residual, 2))),
        Claim.corrected(
            "P3",
            "The curve bends: slope < 1.05 on [0.001, 0.03], > 1.7 on [0.3, 1], quadratic term >"
                + " 0.02",
            plateau < 1.05 && top > 1.7 && curvature.coefficient() > 0.02,
            "slopes up to %s and from %s; quadratic term %s, F = %s, p = %s"
                .formatted(
                    Text.number(plateau),
                    Text.number(top),
                    Text.number(curvature.coefficient(), 3),
                    Text.number(curvature.fStatistic(), 3),
                    Text.number(curvature.pValue(), 2))),
        Claim.corrected(
            "P4",
            "The drift is 0.34 to 0.50 of eta times the loss drop up to eta = 0.1, above 1.4 of it"
                + " at 1, for seeds "
                + visible,
            slow.smallest() >= 0.34 && slow.largest() <= 0.5 && fast.smallest() > 1.4,
            "%s to %s, and from %s at 1 (all seeds: %s to %s up to 0.1); slope 1 needs no Hessian, only a fixed loss drop"
                .formatted(
                    Text.number(slow.smallest()),
                    Text.number(slow.largest()),
                    Text.number(fast.smallest()),
                    Text.number(share.only(rate -> rate <= 0.1, seed -> true).smallest()),
                    Text.number(share.only(rate -> rate <= 0.1, seed -> true).largest()))),
        Claim.corrected(
            "P5",
            "At eta = 1 the first update alone makes the final drift to within 10 %, for seeds "
                + visible,
            visibleFirst.smallest() >= 0.9 && visibleFirst.largest() <= 1.1,
            "its share is %s to %s (all seeds: from %s); the other 1999 updates add little"
                .formatted(
                    Text.number(visibleFirst.smallest()),
                    Text.number(visibleFirst.largest()),
                    Text.number(first.smallest()))));
  }
}
