package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Text;
import java.util.List;
import java.util.stream.Collectors;

/** The figure that decides on E15: flips for each unit of way through weight space. */
final class E15Figures {
  private E15Figures() {}

  static Figure perPath(WidthSwitching all, List<Double> rates) {
    List<Figure.Series> series =
        rates.stream()
            .map(
                rate -> {
                  WidthSwitching part = all.rate(rate);
                  return new Figure.Series(
                      "eta " + Text.plain(rate),
                      Figure.Style.MEASURED,
                      part.axis(),
                      part.means(WidthSwitching.Run::flipsPerPath),
                      part.deviations(WidthSwitching.Run::flipsPerPath));
                })
            .toList();
    return new Figure(
            "E15-per-path",
            "Gate flips per unit of path length against width",
            Figure.Axis.logarithmicAt("width m", series.getFirst().x()),
            new Figure.Axis("flips per unit of path", true),
            series)
        .withNote(
            "A share of neurons per update measures how far a net of that width moves. Per unit of path, flips change from the narrowest to the widest net by factors of "
                + series.stream().map(E15Figures::growth).collect(Collectors.joining(", ")));
  }

  private static String growth(Figure.Series series) {
    double[] flips = series.y();
    return "%s (%s)".formatted(Text.number(flips[flips.length - 1] / flips[0], 3), series.name());
  }
}
