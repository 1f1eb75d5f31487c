package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.rising;
import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.stats.Interval;
import dev.edgelaw.stats.MeanInterval;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * E14 and its row where every net stands at the same distance from its own limit of stability, from
 * m = 32 on: at m = 16 S changes its sign, and has no exponent there.
 *
 * <p>The bound of the gap, 0.07, is that of the slow rates. That of the cross-entropy's effect, a
 * fifth of the published 0.49, was set before the runs at m = 256; those at 32, 64 and 128 had been
 * seen in E17.
 *
 * @param all the combinations by width, each list in the order of {@link LossAndActivation#all}
 */
record E14LimitClaims(List<List<LimitedCombination>> all) {
  private static final int LINEAR_MSE = 0;
  private static final int LINEAR_CE = 1;
  private static final int RELU_MSE = 2;
  private static final int RELU_CE = 3;
  private static final double CONFIDENCE = 0.95;

  List<Claim> list() {
    double[] gaps = differences(RELU_MSE, LINEAR_MSE);
    double[] linear = differences(LINEAR_MSE, LINEAR_CE);
    double[] relu = differences(RELU_MSE, RELU_CE);
    return List.of(
        Claim.corrected(
            "gap at equal shares",
            "With eta = r 2/lambda_max(0), r = 0.01 to 0.3, the gap from linear to ReLU is at most 0.07 from m = 32 to 256",
            within(gaps, -0.07, 0.07),
            "gaps %s; 95 %% intervals over seeds %s; at m = 16 single seeds have %s (linear), %s (ReLU)"
                .formatted(
                    Text.numbers(gaps),
                    intervals(RELU_MSE, LINEAR_MSE),
                    seeds(LINEAR_MSE),
                    seeds(RELU_MSE))),
        Claim.refuted(
            "row E14 at equal shares",
            "At equal shares, too, the cross-entropy lowers the exponent at every width from 32 to 256, the more the wider the net",
            linear[0] > 0 && relu[0] > 0 && rising(linear) && rising(relu),
            "by %s (linear), %s (ReLU)".formatted(Text.numbers(linear), Text.numbers(relu))),
        Claim.corrected(
            "effect at equal shares",
            "There the cross-entropy changes the exponent by at most 0.1 at every width from 32 to 256 (on common rates by 0.49 at 128)",
            within(linear, -0.1, 0.1) && within(relu, -0.1, 0.1),
            "95 %% intervals over seeds: linear %s, ReLU %s"
                .formatted(intervals(LINEAR_MSE, LINEAR_CE), intervals(RELU_MSE, RELU_CE))));
  }

  private List<List<LimitedCombination>> wide() {
    return all.stream().filter(nets -> nets.getFirst().combination().width() >= 32).toList();
  }

  private double[] differences(int of, int less) {
    return wide().stream()
        .mapToDouble(nets -> nets.get(of).exponent() - nets.get(less).exponent())
        .toArray();
  }

  /** Student's intervals of the differences of single seeds. */
  private String intervals(int of, int less) {
    Function<List<LimitedCombination>, Interval> interval =
        nets -> {
          double[] some = nets.get(of).exponentsOfSeeds();
          double[] others = nets.get(less).exponentsOfSeeds();
          return MeanInterval.of(
              CONFIDENCE,
              IntStream.range(0, some.length).mapToDouble(i -> some[i] - others[i]).toArray());
        };
    return wide().stream()
        .map(interval)
        .map(
            range ->
                Double.isNaN(range.low())
                    ? "none (S of a seed changes its sign)"
                    : "[%s, %s]"
                        .formatted(Text.number(range.low(), 2), Text.number(range.high(), 2)))
        .collect(Collectors.joining(", "));
  }

  /** Exponents of single seeds of the narrowest net. */
  private String seeds(int net) {
    return Arrays.stream(all.getFirst().get(net).exponentsOfSeeds())
        .mapToObj(value -> Double.isNaN(value) ? "none" : Text.number(value))
        .collect(Collectors.joining(", "));
  }
}
