package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.stats.LineFit;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;

/**
 * What E23 says about its claim.
 *
 * @param grid what was seen
 * @param visible the seeds that were published one by one
 */
record E23Claims(ConcentrationGrid grid, List<Long> visible) {
  /** The rate at which the seeds differ by one checkpoint. */
  private static final double SHARED_RATE = 0.01;

  List<Claim> list() {
    SeedSweep tau = grid.tau();
    LineFit line = ConcentrationGrid.againstInverseRate(tau).orElseThrow();
    PowerLawFit power = tau.fit(0).orElseThrow();
    double fastest = tau.rates()[tau.rates().length - 1];
    double fastestTau = tau.means()[tau.rates().length - 1];
    SeedSweep fits = grid.decays(ConcentrationDecay::rSquared);
    SeedSweep powers = grid.decays(ConcentrationDecay::powerRSquared);
    SeedSweep gains = grid.decays(decay -> decay.powerRSquared() - decay.rSquared());
    SeedSweep tails = grid.decays(ConcentrationDecay::tailExponent);
    SeedSweep tailFits = grid.decays(ConcentrationDecay::tailRSquared);
    SeedSweep orders = grid.decays(ConcentrationDecay::order);
    SeedSweep common =
        ConcentrationGrid.departures(grid, List.of(0.003, 0.01, 0.02, 0.03))
            .only(rate -> true, visible::contains);
    SeedSweep fast = ConcentrationGrid.departures(grid, ConcentrationGrid.FAST_RATES);
    List<PowerLawFit> crossings =
        Arrays.stream(ConcentrationGrid.LEVELS)
            .mapToObj(level -> grid.crossing(level).fit(0).orElseThrow())
            .toList();
    List<LineFit> crossingLines =
        Arrays.stream(ConcentrationGrid.LEVELS)
            .mapToObj(
                level -> ConcentrationGrid.againstInverseRate(grid.crossing(level)).orElseThrow())
            .toList();
    SeedSweep scaledSharpness = grid.scaledSharpness();
    double spread = spread(scaledSharpness.only(rate -> true, visible::contains));
    return List.of(
        Claim.paper(
            "P1",
            "Mean tau is C/eta + b with C in 1.30 to 1.36, b in 25 to 32, R^2 in 0.985 to 0.991",
            within(line.slope(), 1.30, 1.36)
                && within(line.intercept(), 25, 32)
                && within(line.rSquared(), 0.985, 0.991),
            "C %s, b %s, R^2 %s on %d points; b is %s of tau at eta = %s"
                .formatted(
                    Text.number(line.slope()),
                    Text.number(line.intercept()),
                    Text.number(line.rSquared(), 5),
                    line.points(),
                    Text.number(line.intercept() / fastestTau, 2),
                    Text.plain(fastest))),
        Claim.paper(
            "P2",
            "The exponent of mean tau, computed but not quoted, is -0.82 to -0.78",
            within(power.exponent(), -0.82, -0.78),
            "exponent %s, R^2 %s"
                .formatted(Text.number(power.exponent()), Text.number(power.rSquared(), 5))),
        Claim.refuted(
            "Theta(1/eta)",
            "The measured tau is proportional to 1/eta: exponent -1 to within 0.05",
            Math.abs(power.exponent() + 1) < 0.05,
            "exponent %s; eta tau rises: %s"
                .formatted(
                    Text.number(power.exponent()),
                    Text.numbers(grid.sweep((seed, rate) -> rate * tau.at(seed, rate)).means()))),
        Claim.refuted(
            "exponential",
            "1 - q decays exponentially, so that tau is a property of the run",
            fits.smallest() > 0.99,
            "R^2 of the exponential fits %s to %s, never reported; a power law of t on the same points has %s to %s"
                .formatted(
                    Text.number(fits.smallest()),
                    Text.number(fits.largest()),
                    Text.number(powers.smallest()),
                    Text.number(powers.largest()))),
        Claim.corrected(
            "P3",
            "Crossing times of 1 - q = 0.5, 0.1, 0.02 have exponents -1.04 to -0.98, R^2 > 0.9999 against 1/eta",
            crossings.stream().allMatch(fit -> within(fit.exponent(), -1.04, -0.98))
                && crossingLines.stream().allMatch(fit -> fit.rSquared() > 0.9999),
            "exponents %s; slopes eta t %s; R^2 from %s"
                .formatted(
                    Text.numbers(crossings.stream().mapToDouble(PowerLawFit::exponent).toArray()),
                    Text.numbers(crossingLines.stream().mapToDouble(LineFit::slope).toArray()),
                    Text.number(
                        crossingLines.stream().mapToDouble(LineFit::rSquared).min().orElseThrow(),
                        6))),
        Claim.corrected(
            "P4",
            "eta t lambda_max at t = 1000 is the same at all five rates to within 3 %, seed by seed, seeds "
                + visible,
            spread <= 0.03,
            "largest spread %s of the mean (all seeds: %s); means over seeds %s while eta t runs from 3 to 30"
                .formatted(
                    Text.number(spread, 3),
                    Text.number(spread(scaledSharpness), 3),
                    Text.numbers(scaledSharpness.means()))),
        Claim.corrected(
            "P5",
            "1 - q depends on eta t alone: at eta t = 3 it is the same from eta = 0.003 to 0.03 to within 1.2 %, seeds "
                + visible,
            common.smallest() >= 1 - 0.012 && common.largest() <= 1,
            "ratios to eta = 0.003 from %s; at eta = 0.1, 0.3, 1 the mean ratios are %s: tau ~ 1/eta is a change of units until eta nears 2/sharpness"
                .formatted(Text.number(common.smallest(), 5), Text.numbers(fast.means()))),
        Claim.corrected(
            "P6",
            "A power law of t fits every run better than the exponential, by more than 0.05 in R^2",
            gains.smallest() > 0.05,
            "gain in R^2 %s to %s"
                .formatted(Text.number(gains.smallest(), 3), Text.number(gains.largest(), 3))),
        Claim.corrected(
            "P7",
            "From eta t = 3 on, 1 - q falls as t^-1.16 to t^-1.24, R^2 > 0.9995, seeds " + visible,
            tails.only(rate -> true, visible::contains).smallest() >= -1.245
                && tails.only(rate -> true, visible::contains).largest() <= -1.155
                && tailFits.only(rate -> true, visible::contains).smallest() > 0.9995,
            "exponents %s to %s, R^2 from %s; in d(1-q)/ds = -k (1-q)^p, p is %s to %s, not 1"
                .formatted(
                    Text.number(tails.smallest()),
                    Text.number(tails.largest()),
                    Text.number(tailFits.smallest(), 5),
                    Text.number(orders.smallest(), 3),
                    Text.number(orders.largest(), 3))),
        Claim.corrected(
            "P8",
            "One checkpoint makes the spread at eta = 0.01: seeds 42 and 137 differ by one point, by over 20 % in tau, by under 10 % in the time of 1 - q = 0.02",
            grid.decay(42, SHARED_RATE).points() == grid.decay(137, SHARED_RATE).points() + 1
                && tau.at(42, SHARED_RATE) / tau.at(137, SHARED_RATE) > 1.2
                && Math.abs(
                        grid.crossing(0.02).at(42, SHARED_RATE)
                                / grid.crossing(0.02).at(137, SHARED_RATE)
                            - 1)
                    < 0.1,
            "tau %s and %s; times of 1 - q = 0.02 are %s and %s"
                .formatted(
                    Text.number(tau.at(42, SHARED_RATE)),
                    Text.number(tau.at(137, SHARED_RATE)),
                    Text.number(grid.crossing(0.02).at(42, SHARED_RATE)),
                    Text.number(grid.crossing(0.02).at(137, SHARED_RATE)))));
  }

  /** Largest over seeds of (largest - smallest)/mean over the learning rates. */
  private static double spread(SeedSweep sweep) {
    double largest = 0;
    for (long seed : sweep.seeds()) {
      SeedSweep one = sweep.only(rate -> true, s -> s == seed);
      double mean = Arrays.stream(one.means()).average().orElseThrow();
      largest = Math.max(largest, (one.largest() - one.smallest()) / mean);
    }
    return largest;
  }
}
