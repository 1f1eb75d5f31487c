package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import java.util.Arrays;
import java.util.List;

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
            "The claimed ratios 6, 3 and 1 are those of the threshold 1.1 alone; another threshold"
                + " gives others, missing points none at all");
  }
}
