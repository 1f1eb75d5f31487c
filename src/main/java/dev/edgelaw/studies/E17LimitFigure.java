package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Drift over its own line against eta lambda_max(0)/2, for the four nets at both ends of E17. */
final class E17LimitFigure {
  private E17LimitFigure() {}

  static Figure of(List<List<LimitedCombination>> widths) {
    List<Figure.Series> series = new ArrayList<>();
    List<LimitedCombination> widest = widths.getLast();
    widest.forEach(net -> series.add(series(name(net), Figure.Style.MEASURED, net)));
    // Their names begin with those of the others, whose colours they take.
    for (LimitedCombination net : widths.getFirst()) {
      String name = name(net) + " at m = " + net.combination().width();
      series.add(series(name, Figure.Style.FIT, net));
    }
    double near = LimitedCombination.FAST.get(1);
    return new Figure(
            "E17-limit",
            "Drift over the power law of eta lambda_max(0)/2 <= 0.3, m = "
                + widest.getFirst().combination().width(),
            new Figure.Axis("eta lambda_max(0)/2", true),
            new Figure.Axis("eta^2 S over the fitted law", true),
            series)
        .withNote(
            "At the same eta lambda_max(0)/2 = %s, by m = %s: %s"
                .formatted(
                    Text.plain(near),
                    widths.stream()
                        .map(width -> String.valueOf(width.getFirst().combination().width()))
                        .collect(Collectors.joining(", ")),
                    excesses(widths, near)));
  }

  private static String excesses(List<List<LimitedCombination>> widths, double share) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < widths.getFirst().size(); i++) {
      int index = i;
      double[] excess =
          widths.stream().mapToDouble(width -> width.get(index).excess(share)).toArray();
      parts.add(
          "%s %s times the law"
              .formatted(
                  name(widths.getFirst().get(i)),
                  Arrays.stream(excess)
                      .mapToObj(value -> Text.number(value, 3))
                      .collect(Collectors.joining(", "))));
    }
    return String.join("; ", parts);
  }

  private static Figure.Series series(String name, Figure.Style style, LimitedCombination net) {
    return new Figure.Series(
        name,
        style,
        net.drift().rates(),
        net.drift().learningRates().stream().mapToDouble(net::excess).toArray(),
        null);
  }

  private static String name(LimitedCombination net) {
    return E17Figures.name(net.combination());
  }
}
