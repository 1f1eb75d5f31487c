package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The figure that decides on E22: the width of the transition against the threshold chosen. */
final class E22Figures {
  private E22Figures() {}

  static Figure threshold(List<WidthTransition> transitions, double[] thresholds) {
    return new Figure(
            "E22-threshold",
            "First width whose exponent passes a threshold",
            new Figure.Axis("threshold on the exponent", false),
            new Figure.Axis("first width over input dimension, m/d", true),
            transitions.stream()
                .map(
                    transition ->
                        new Figure.Series(
                            "d = " + transition.features(),
                            Figure.Style.MEASURED,
                            thresholds,
                            Arrays.stream(thresholds).map(transition::ratio).toArray(),
                            null))
                .toList())
        .withNote(
            "First widths over d: %s; a dash stands for no transition at any width"
                .formatted(
                    Arrays.stream(thresholds)
                        .mapToObj(threshold -> ratios(transitions, threshold))
                        .collect(Collectors.joining("; "))));
  }

  private static String ratios(List<WidthTransition> transitions, double threshold) {
    return transitions.stream()
            .map(transition -> transition.ratio(threshold))
            .map(ratio -> Double.isNaN(ratio) ? "-" : Text.plain(ratio))
            .collect(Collectors.joining(", "))
        + " at threshold "
        + Text.plain(threshold);
  }
}
