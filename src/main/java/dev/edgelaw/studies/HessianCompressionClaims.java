package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.largest;
import static dev.edgelaw.stats.SeriesShape.rising;
import static dev.edgelaw.stats.SeriesShape.smallest;
import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.curvature.CompressionPoint;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * E18's statements on Theorem 6, Proposition 7 and the prediction of S, judged.
 *
 * @param sizes one evolution for each data set size
 * @param visible seeds whose numbers were published one by one
 */
record HessianCompressionClaims(List<HessianEvolution> sizes, List<Long> visible) {
  List<Claim> list() {
    List<Claim> claims = new ArrayList<>(theorem6());
    claims.addAll(prediction());
    return claims;
  }

  private List<Claim> theorem6() {
    double claimed = smallest(everywhere(CompressionPoint::claimedSlack));
    double slack = smallest(everywhere(CompressionPoint::slack));
    HessianEvolution size = HessianEvolutionClaims.detailed(sizes);
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
            "its R is " + HessianEvolutionClaims.digits(inverse, 6)),
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

  private double[] detail(ToDoubleFunction<CompressionPoint> quantity, int... steps) {
    return IntStream.of(steps)
        .mapToDouble(
            step ->
                HessianEvolutionClaims.detailed(sizes)
                    .compression(HessianEvolutionClaims.DETAILED_SEED, step, quantity))
        .toArray();
  }

  private double[] atStart(ToDoubleFunction<CompressionPoint> quantity) {
    return visible.stream()
        .mapToDouble(seed -> HessianEvolutionClaims.detailed(sizes).compression(seed, 0, quantity))
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

  private static boolean between(double[] values, double[] low, double[] high) {
    return IntStream.range(0, values.length)
        .allMatch(i -> values[i] >= low[i] && values[i] <= high[i]);
  }

  private double[] each(ToDoubleFunction<HessianEvolution> quantity) {
    return sizes.stream().mapToDouble(quantity).toArray();
  }
}
