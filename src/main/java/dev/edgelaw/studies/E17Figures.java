package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The paper's figure of E17, and those that decide. */
final class E17Figures {
  private E17Figures() {}

  /** The picture of the paper, with its points where there are some. */
  static Figure exponents(List<CombinationsAtWidth> widths, Published published) {
    double[] x = widths.stream().mapToDouble(CombinationsAtWidth::width).toArray();
    List<Figure.Series> series = new ArrayList<>();
    PublishedPoints points = new PublishedPoints();
    for (int i = 0; i < widths.getFirst().all().size(); i++) {
      int index = i;
      String key = widths.getFirst().all().get(i).combination().key();
      series.add(
          ExponentSpread.series(
              name(key),
              x,
              widths.stream().map(width -> width.all().get(index).drift()).toList(),
              CombinationSweep.FIT_FLOOR));
      if (published != null) {
        JsonNode all = published.aggregate().get("by_width");
        points.add(
            name(key),
            x,
            widths.stream()
                .mapToDouble(
                    width ->
                        all.get(String.valueOf(width.width())).get("alpha").get(key).asDouble())
                .toArray());
      }
    }
    if (published != null) {
      series.addAll(points.series());
    }
    return new Figure(
        "E17-exponent",
        "Drift exponent against width, both losses",
        new Figure.Axis("width m", false),
        new Figure.Axis("exponent of the drift", false),
        series);
  }

  /** Exponents without the rate that is too large for one net. */
  static Figure withoutHighest(List<CombinationsAtWidth> widths, List<Long> seedsOfSharpness) {
    double[] x = widths.stream().mapToDouble(CombinationsAtWidth::width).toArray();
    List<CombinationSweep> all = widths.stream().flatMap(width -> width.all().stream()).toList();
    double highest = all.getFirst().drift().learningRates().getLast();
    List<Figure.Series> series = new ArrayList<>();
    List<Figure.Series> every = new ArrayList<>();
    DoubleSummaryStatistics slow = new DoubleSummaryStatistics();
    for (int i = 0; i < widths.getFirst().all().size(); i++) {
      int index = i;
      List<CombinationSweep> row = widths.stream().map(width -> width.all().get(index)).toList();
      String name = name(row.getFirst().combination());
      Figure.Series without =
          ExponentSpread.series(
              name,
              x,
              row.stream().map(s -> s.withoutHighest().drift()).toList(),
              CombinationSweep.FIT_FLOOR);
      Arrays.stream(without.y()).forEach(slow::accept);
      series.add(without);
      // Its name begins with that of the other, whose colour it takes.
      every.add(
          new Figure.Series(
              name + " with " + Text.plain(highest),
              Figure.Style.FIT,
              x,
              row.stream().mapToDouble(CombinationSweep::exponent).toArray(),
              null));
    }
    series.addAll(every);
    String beyond =
        all.stream()
            .filter(sweep -> highest * sweep.meanSharpness(seedsOfSharpness) > 2)
            .map(
                sweep ->
                    "%s at m = %d (eta lambda_max/2 = %s)"
                        .formatted(
                            name(sweep.combination()),
                            sweep.combination().width(),
                            Text.number(highest * sweep.meanSharpness(seedsOfSharpness) / 2, 3)))
            .collect(Collectors.joining("; "));
    return new Figure(
            "E17-without-highest-rate",
            "Drift exponent against width without eta = " + Text.plain(highest),
            new Figure.Axis("width m", false),
            new Figure.Axis("exponent of the drift", false),
            series)
        .withNote(
            "At eta = %s the start lies beyond 2/lambda_max for: %s. Without that rate all %d exponents are %s to %s, under either loss"
                .formatted(
                    Text.plain(highest),
                    beyond.isEmpty() ? "none" : beyond,
                    all.size(),
                    Text.number(slow.getMin(), 3),
                    Text.number(slow.getMax(), 3)));
  }

  private static String name(String key) {
    return key.replace("relu", "ReLU").replace("_mse", ", MSE").replace("_ce", ", cross-entropy");
  }

  /** Short, so that the legend of eight fits two columns. */
  static String name(LossAndActivation combination) {
    return name(combination.key()).replace("cross-entropy", "CE");
  }
}
