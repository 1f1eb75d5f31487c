package dev.edgelaw.studies;

import static dev.edgelaw.stats.SeriesShape.within;

import dev.edgelaw.stats.Correlation;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What E22 says about its claim.
 *
 * @param transitions one per input dimension
 * @param visible seeds whose initial sharpness is known to the documentation
 */
record E22Claims(List<WidthTransition> transitions, List<Long> visible) {
  private static final double SHARE_OF_LIMIT = 0.3;

  List<Claim> list() {
    List<Claim> claims = new ArrayList<>(paper());
    claims.addAll(refuted());
    claims.addAll(corrected());
    return claims;
  }

  private List<Claim> paper() {
    double[] ratios = ratios(WidthTransition.THRESHOLD);
    LinearNetSweep widest = transitions.getLast().sweeps().getLast();
    double[] converged = widest.converged();
    return List.of(
        Claim.paper(
            "P1",
            "The width where alpha passes 1.1 is 6, 3 and 1 times d = 10, 20, 40",
            Arrays.equals(ratios, new double[] {6, 3, 1}),
            "%s; alpha at d = 10: %s"
                .formatted(Text.numbers(ratios), Text.numbers(transitions.getFirst().exponents()))),
        Claim.paper(
            "P2",
            "At d = 40, m = 240 and eta = 0.1 all five seeds diverge",
            converged[converged.length - 1] == 0,
            "%.0f seeds converge; alpha falls to %s because the rate leaves the fit"
                .formatted(converged[converged.length - 1], Text.number(widest.exponent()))));
  }

  private List<Claim> refuted() {
    String table =
        WidthTransition.THRESHOLDS.stream()
            .map(
                threshold ->
                    "%s: %s".formatted(Text.plain(threshold), Text.numbers(ratios(threshold))))
            .collect(Collectors.joining("; "))
            .replace("diverged", "none");
    boolean stable =
        WidthTransition.THRESHOLDS.stream()
            .allMatch(
                threshold -> Arrays.equals(ratios(threshold), ratios(WidthTransition.THRESHOLD)));
    double[] without =
        transitions.stream()
            .map(WidthTransition::withoutHighest)
            .mapToDouble(transition -> transition.ratio(WidthTransition.THRESHOLD))
            .toArray();
    String intervals =
        transitions.stream()
            .map(
                transition ->
                    "%s for d = %d (%s)"
                        .formatted(
                            Text.number(transition.crossing(), 3),
                            transition.features(),
                            transition
                                .crossingInterval()
                                .map(
                                    i ->
                                        Text.number(i.low(), 3) + " to " + Text.number(i.high(), 3))
                                .orElse("unknown")))
            .collect(Collectors.joining(", "));
    return List.of(
        Claim.refuted(
            "transition",
            "The ratio m*/d belongs to the nets, not to the threshold 1.1",
            stable,
            table),
        Claim.refuted(
            "rate",
            "The transition is there without the highest learning rate",
            Arrays.stream(without).allMatch(Double::isFinite),
            "without eta = 0.1 the ratios are %s; m* measures the grid's highest rate"
                .formatted(Text.numbers(without).replace("diverged", "none"))),
        Claim.refuted(
            "dimension",
            "The transition width differs between the input dimensions by more than the spread of the seeds",
            disjoint(),
            "crossing of 1.1 at m = %s, 90 %% over all resamples of five seeds"
                .formatted(intervals)),
        Claim.refuted(
            "mode coupling",
            "The transition is due to switching ReLUs (Theorem 8)",
            false,
            "the nets are linear: they have no activation to switch"));
  }

  private boolean disjoint() {
    for (int i = 0; i + 1 < transitions.size(); i++) {
      Interval here = transitions.get(i).crossingInterval().orElseThrow();
      Interval next = transitions.get(i + 1).crossingInterval().orElseThrow();
      if (!(here.high() < next.low() || next.high() < here.low())) {
        return false;
      }
    }
    return true;
  }

  private List<Claim> corrected() {
    double[][] limited =
        transitions.stream()
            .map(
                transition ->
                    transition.sweeps().stream()
                        .map(sweep -> sweep.upToShareOfLimit(SHARE_OF_LIMIT))
                        .mapToDouble(LinearNetSweep::exponent)
                        .toArray())
            .toArray(double[][]::new);
    double[] slow =
        transitions.stream()
            .filter(transition -> transition.features() <= 20)
            .map(WidthTransition::withoutHighest)
            .flatMapToDouble(transition -> Arrays.stream(transition.exponents()))
            .toArray();
    double highest = Arrays.stream(slow).max().orElseThrow();
    double sharpness = rank(sweep -> sweep.meanSharpness(visible));
    double relative = rank(sweep -> (double) sweep.net().width() / sweep.net().features());
    double width = rank(sweep -> sweep.net().width());
    double parameters = rank(sweep -> sweep.net().parametersPerSample());
    return List.of(
        Claim.corrected(
            "P3",
            "Without eta = 0.1 alpha is below 1.07 at every width of d = 10 and 20",
            highest < 1.07,
            "at most %s".formatted(Text.number(highest))),
        Claim.corrected(
            "P4",
            "lambda_max(0) ranks the exponents (Spearman above 0.95 over the 20 nets that converge), m/d does not (about 0.60)",
            sharpness > 0.95 && relative < 0.7,
            "lambda_max(0) %s, m/d %s, m %s, m(d+K)/n %s"
                .formatted(
                    Text.number(sharpness, 3),
                    Text.number(relative, 3),
                    Text.number(width, 3),
                    Text.number(parameters, 3))),
        Claim.corrected(
            "P5",
            "On rates up to 0.3 of every seed's limit 2/lambda_max(0) no net of the 21 has a transition: alpha is 0.95 to 1.10 at every d and m",
            Arrays.stream(limited).allMatch(row -> within(row, 0.95, 1.10)),
            Arrays.stream(limited).map(row -> Text.numbers(row)).collect(Collectors.joining("; "))
                + " by d"));
  }

  /** Spearman's correlation of a figure with alpha over the nets that converge at every rate. */
  private double rank(ToDoubleFunction<LinearNetSweep> figure) {
    List<LinearNetSweep> converged =
        transitions.stream()
            .flatMap(transition -> transition.sweeps().stream())
            .filter(sweep -> Arrays.stream(sweep.means()).allMatch(Double::isFinite))
            .toList();
    return Correlation.spearman(
        converged.stream().mapToDouble(figure).toArray(),
        converged.stream().mapToDouble(LinearNetSweep::exponent).toArray());
  }

  private double[] ratios(double threshold) {
    return transitions.stream().mapToDouble(transition -> transition.ratio(threshold)).toArray();
  }
}
