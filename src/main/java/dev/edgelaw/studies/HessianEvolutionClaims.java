package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.falling;
import static dev.edgelaw.stats.SeriesShape.largest;
import static dev.edgelaw.stats.SeriesShape.rising;
import static dev.edgelaw.stats.SeriesShape.smallest;
import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.curvature.CompressionPoint;
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
 * The statements of E18, judged.
 *
 * @param sizes one evolution for each data set size
 * @param visible seeds whose numbers were published one by one
 */
record HessianEvolutionClaims(List<HessianEvolution> sizes, List<Long> visible) {
  /** The size and the seed for which the float64 re-computation went into detail. */
  private static final int DETAILED_SIZE = 200;

  private static final long DETAILED_SEED = 42;

  List<Claim> list() {
    List<Claim> claims = new ArrayList<>();
    claims.addAll(published());
    claims.addAll(decay());
    claims.addAll(theorem6());
    claims.addAll(prediction());
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
    HessianEvolution size = detailed();
    double[] times = size.times();
    double[] sharpness = size.trajectory(DETAILED_SEED).sharpness();
    return IntStream.range(0, times.length)
        .filter(i -> times[i] >= 250)
        .mapToDouble(i -> HessianEvolution.TRAJECTORY_RATE * times[i] * sharpness[i])
        .toArray();
  }

  private List<Claim> theorem6() {
    double claimed = smallest(everywhere(CompressionPoint::claimedSlack));
    double slack = smallest(everywhere(CompressionPoint::slack));
    HessianEvolution size = detailed();
    double[] slacks = detail(CompressionPoint::slack, 0, 250, 1000, 2000);
    double[] jacobian = detail(point -> point.spectra().jacobian(), 0, 250, 1000, 2000);
    double[] ratio = detail(CompressionPoint::overAverageSample, 50, 100, 250, 500, 1000, 2000);
    double[] gaussNewton = atStart(point -> point.spectra().gaussNewton());
    double[] bound = atStart(point -> point.spectra().claimedBound());
    double[] softmax = atStart(point -> point.spectra().softmax());
    double[] accuracy = everywhere(point -> point.step() >= 50 ? point.labels().accuracy() : 1);
    double need = Arrays.stream(each(s -> s.samples() * Math.log(s.samples()))).min().orElseThrow();
    int width = Protocol.TWO_LAYER.widths().get(1);
    return List.of(
        Claim.refuted(
            "Theorem 6",
            "lambda_max(H_GN) <= lambda_max(J'J/n) max q(1-q) at every point of these runs",
            claimed >= 1,
            "at t = 0, n = %d: %s against %s for seeds %s; smallest ratio anywhere %s"
                .formatted(
                    size.samples(),
                    Text.numbers(gaussNewton),
                    Text.numbers(bound),
                    visible,
                    Text.number(claimed))),
        Claim.corrected(
            "C5",
            "With max lambda_max(diag p - pp') for max q(1-q) the bound holds at every point",
            slack >= 1,
            "smallest ratio %s; max lambda_max(diag p - pp') is %s at t = 0 for seeds %s"
                .formatted(Text.number(slack, 6), Text.numbers(softmax), visible)),
        Claim.corrected(
            "C6",
            "The true bound is ever looser: by 1.2 to 1.4 at t = 0, 7 to 8 at 250, 13 to 15 at 1000, 16 to 18 at 2000 (seed 42, n = 200)",
            between(slacks, new double[] {1.2, 7, 13, 16}, new double[] {1.4, 8, 15, 18}),
            "by factors " + Text.numbers(slacks)),
        Claim.corrected(
            "C7",
            "lambda_max(J'J/n), which the theorem takes as fixed, more than doubles (seed 42, n = 200)",
            jacobian[3] > 2 * jacobian[0] && rising(jacobian),
            "%s at t = 0, 250, 1000, 2000".formatted(Text.numbers(jacobian))),
        Claim.corrected(
            "C8",
            "lambda_max follows the average sample: 0.8 to 1 times lambda_max(J'J/n) mean q(1-q), rising, from t = 50 on (seed 42, n = 200)",
            within(ratio, 0.8, 1) && rising(ratio),
            "ratios %s at t = 50, 100, 250, 500, 1000, 2000".formatted(Text.numbers(ratio))),
        Claim.corrected(
            "C9",
            "The data are five tight clusters, all classified from t = 50 on for every n: no test of n",
            smallest(accuracy) == 1,
            "smallest accuracy from t = 50 on: " + Text.number(smallest(accuracy))),
        Claim.refuted(
            "Proposition 7",
            "The premise m >= n ln n of Proposition 7 holds in its own validation (with its constants at 1)",
            width >= need,
            "m = %d, n ln n at least %s".formatted(width, Text.number(need))));
  }

  private List<Claim> prediction() {
    double[] inverse = each(size -> size.forecast().correlationOfInverseRate(rate -> true));
    boolean better =
        sizes.stream()
            .allMatch(
                size ->
                    Arrays.stream(size.forecast().correlations(rate -> true))
                        .skip(2)
                        .allMatch(r -> r < size.forecast().correlationOfInverseRate(rate -> true)));
    double[] start = ratios(0);
    double[] soon = ratios(50);
    double[] later = ratios(250);
    double[] last = ratios(1000);
    return List.of(
        Claim.corrected(
            "C11",
            "R says little: it is above 0.94 at every checkpoint, and from t = 250 on the prediction is at most 0.006 of S",
            sizes.stream()
                    .flatMapToDouble(
                        size -> Arrays.stream(size.forecast().correlations(rate -> true)))
                    .allMatch(r -> r > 0.94)
                && largest(later) < 0.006
                && largest(last) < 0.006,
            "predicted over measured means: %s to %s at t = 250, %s to %s at 1000"
                .formatted(
                    Text.number(smallest(later)),
                    Text.number(largest(later)),
                    Text.number(smallest(last)),
                    Text.number(largest(last)))),
        Claim.corrected(
            "C12",
            "1/eta alone has a larger R than every checkpoint from t = 100 on, for every n",
            better,
            "its R is " + digits(inverse, 6)),
        Claim.corrected(
            "C10",
            "The prediction is 0.73 to 0.87 of S at t = 0 and 0.07 to 0.13 at t = 50",
            within(start, 0.73, 0.87) && within(soon, 0.07, 0.13),
            "%s to %s and %s to %s"
                .formatted(
                    Text.number(smallest(start)),
                    Text.number(largest(start)),
                    Text.number(smallest(soon)),
                    Text.number(largest(soon)))));
  }

  private static FlooredExponentialFit fit(HessianEvolution size) {
    return LateDecay.of(size).floored().orElseThrow();
  }

  private HessianEvolution detailed() {
    return sizes.stream().filter(size -> size.samples() == DETAILED_SIZE).findFirst().orElseThrow();
  }

  private double[] detail(ToDoubleFunction<CompressionPoint> quantity, int... steps) {
    return IntStream.of(steps)
        .mapToDouble(step -> detailed().compression(DETAILED_SEED, step, quantity))
        .toArray();
  }

  private double[] atStart(ToDoubleFunction<CompressionPoint> quantity) {
    return visible.stream()
        .mapToDouble(seed -> detailed().compression(seed, 0, quantity))
        .toArray();
  }

  private double[] everywhere(ToDoubleFunction<CompressionPoint> quantity) {
    return sizes.stream()
        .flatMap(size -> size.compressions().values().stream())
        .flatMap(record -> record.points().stream())
        .mapToDouble(quantity)
        .toArray();
  }

  private double[] ratios(int checkpoint) {
    return sizes.stream()
        .flatMapToDouble(size -> Arrays.stream(size.forecast().ratios(checkpoint)))
        .toArray();
  }

  private double[] each(ToDoubleFunction<HessianEvolution> quantity) {
    return sizes.stream().mapToDouble(quantity).toArray();
  }

  private static boolean between(double[] values, double[] low, double[] high) {
    return IntStream.range(0, values.length)
        .allMatch(i -> values[i] >= low[i] && values[i] <= high[i]);
  }

  private static double range(double[] values) {
    return largest(values) - smallest(values);
  }

  private static String digits(double[] values, int digits) {
    return String.join(
        ", ", Arrays.stream(values).mapToObj(value -> Text.number(value, digits)).toList());
  }
}
