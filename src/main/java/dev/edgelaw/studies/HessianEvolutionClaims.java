package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.falling;
import static dev.edgelaw.stats.SeriesShape.largest;
import static dev.edgelaw.stats.SeriesShape.smallest;
import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.stats.FlooredExponentialFit;
import dev.edgelaw.stats.LineFit;
import dev.edgelaw.stats.PowerLawFit;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * E18's statements on the fall of lambda_max, judged.
 *
 * @param sizes one evolution for each data set size
 */
record HessianEvolutionClaims(List<HessianEvolution> sizes) {
  /** The size and the seed for which the float64 re-computation went into detail. */
  private static final int DETAILED_SIZE = 200;

  static final long DETAILED_SEED = 42;

  List<Claim> list() {
    List<Claim> claims = new ArrayList<>();
    claims.addAll(published());
    claims.addAll(decay());
    return claims;
  }

  private List<Claim> published() {
    double[] compressions =
        each(size -> SpectralForecast.compression(size.forecast().meanSharpness()));
    double[] rates = each(size -> fit(size).rate());
    double spread = range(rates) / Arrays.stream(rates).average().orElseThrow();
    double[] best = each(HessianEvolution::bestCheckpoint);
    double[] atStart = each(size -> size.forecast().correlations(rate -> true)[0]);
    boolean falling =
        sizes.stream().allMatch(size -> falling(size.forecast().correlations(rate -> true)));
    double[] atEnd =
        each(
            size ->
                size.meanCompression(0, point -> point.spectra().hessian())
                    / size.meanCompression(
                        size.measuredAt().getLast(), point -> point.spectra().hessian()));
    return List.of(
        Claim.paper(
            "P1",
            "Mean lambda_max falls 21- to 25-fold in 1000 updates, for n = 100, 200 and 400",
            within(compressions, 21, 25),
            Text.numbers(compressions) + "-fold"),
        Claim.paper(
            "P2",
            "The fitted decay rate is 0.0048 to 0.0052 for every n, with a spread below 3 %",
            within(rates, 0.0048, 0.0052) && spread < 0.03,
            "rates %s, spread %s; they measure the grid of checkpoints"
                .formatted(Text.numbers(rates), Text.number(spread, 2))),
        Claim.paper(
            "P3",
            "The Hessian at t = 0 predicts S best for every n; R falls with t and starts above 0.9999",
            within(best, 0, 0) && falling && Arrays.stream(atStart).allMatch(r -> r > 0.9999),
            "best checkpoints %s, R there %s".formatted(Text.numbers(best), digits(atStart, 7))),
        Claim.refuted(
            "best checkpoint grows",
            "The best checkpoint grows linearly with n",
            best[0] < best[1] && best[1] < best[2],
            "it is t = 0 for every n"),
        Claim.refuted(
            "24-fold over 2000",
            "lambda_max falls 24-fold over the 2000 updates, from 7.2 to 0.3",
            within(atEnd, 22, 26),
            "the published checkpoints stop at 1000; at 2000 it has fallen %s-fold"
                .formatted(Text.numbers(atEnd))));
  }

  private List<Claim> decay() {
    double[] rSquared = each(size -> fit(size).rSquared());
    List<PowerLawFit> laws =
        sizes.stream().map(size -> LateDecay.of(size).powerLaw().orElseThrow()).toList();
    double[] exponents = laws.stream().mapToDouble(PowerLawFit::exponent).toArray();
    double[] quality = laws.stream().mapToDouble(PowerLawFit::rSquared).toArray();
    double[] missing = each(size -> LateDecay.of(size).missingPowerLaw().orElseThrow().exponent());
    List<LineFit> lines =
        sizes.stream().map(size -> LateDecay.of(size).reciprocalLine().orElseThrow()).toList();
    double[] straight = lines.stream().mapToDouble(LineFit::rSquared).toArray();
    double[] advantage =
        each(
            size ->
                Math.min(
                        LateDecay.of(size).akaikeOfExponential(),
                        LateDecay.of(size).akaikeOfFloored())
                    - LateDecay.of(size).akaikeOfPowerLaw());
    double[] advantageOfLine =
        each(
            size ->
                Math.min(
                        LateDecay.of(size).akaikeOfExponential(),
                        LateDecay.of(size).akaikeOfFloored())
                    - LateDecay.of(size).akaikeOfReciprocal());
    double[] collapse = collapse();
    return List.of(
        Claim.refuted(
            "exponential",
            "lambda_max decays exponentially",
            Arrays.stream(rSquared).allMatch(r -> r >= 0.99),
            "R^2 of the published fit is %s, with a floor assumed at 0.9 of the last value"
                .formatted(Text.numbers(rSquared))),
        Claim.corrected(
            "P4",
            "lambda_max falls as 1/t: exponent -1.04 to -0.95 with R^2 > 0.9999 from t = 250 on, every n",
            within(exponents, -1.04, -0.95) && Arrays.stream(quality).allMatch(r -> r > 0.9999),
            "exponents %s, R^2 %s".formatted(Text.numbers(exponents), digits(quality, 6))),
        Claim.corrected(
            "C1",
            "1 - mean q falls as a power of t too, with exponent -1.27 to -1.18 from t = 250 on",
            within(missing, -1.27, -1.18),
            "exponents " + Text.numbers(missing)),
        Claim.corrected(
            "C2",
            "1/lambda_max is a straight line in t over all checkpoints: R^2 > 0.997",
            Arrays.stream(straight).allMatch(r -> r > 0.997),
            "R^2 %s, with two parameters against the exponential's three"
                .formatted(digits(straight, 5))),
        Claim.corrected(
            "C3",
            "Akaike's criterion prefers both 1/t laws to either exponential from t = 50 on, by more than 10",
            Math.min(smallest(advantage), smallest(advantageOfLine)) > 10,
            "by %s (power law) and %s (1/lambda linear)"
                .formatted(Text.numbers(advantage), Text.numbers(advantageOfLine))),
        Claim.corrected(
            "C4",
            "eta t lambda_max is constant from t = 250 on: 2.80 to 2.84 for seed 42, n = 200",
            within(collapse, 2.80, 2.84),
            "values " + Text.numbers(collapse)));
  }

  private double[] collapse() {
    HessianEvolution size = detailed(sizes);
    double[] times = size.times();
    double[] sharpness = size.trajectory(DETAILED_SEED).sharpness();
    return IntStream.range(0, times.length)
        .filter(i -> times[i] >= 250)
        .mapToDouble(i -> HessianEvolution.TRAJECTORY_RATE * times[i] * sharpness[i])
        .toArray();
  }

  private static FlooredExponentialFit fit(HessianEvolution size) {
    return LateDecay.of(size).floored().orElseThrow();
  }

  static HessianEvolution detailed(List<HessianEvolution> sizes) {
    return sizes.stream().filter(size -> size.samples() == DETAILED_SIZE).findFirst().orElseThrow();
  }

  private double[] each(ToDoubleFunction<HessianEvolution> quantity) {
    return sizes.stream().mapToDouble(quantity).toArray();
  }

  private static double range(double[] values) {
    return largest(values) - smallest(values);
  }

  static String digits(double[] values, int digits) {
    return String.join(
        ", ", Arrays.stream(values).mapToObj(value -> Text.number(value, digits)).toList());
  }
}
