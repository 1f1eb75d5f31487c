package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The figures that decide on E15. */
final class E15Figures {
  private static final List<Integer> COUNTED = List.of(100, 200, 500, 1000, Protocol.STEPS);

  private E15Figures() {}

  /** Flips for each unit of way through weight space. */
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

  /** beta with its interval over seeds, by how many updates are counted. */
  static Figure seeds(SwitchingSeeds seeds) {
    SwitchingSeeds narrow = seeds.without(SwitchingSeeds.WIDEST);
    List<Figure.Series> series = new ArrayList<>();
    for (double rate : SwitchingSeeds.RATES) {
      String name = "eta " + Text.plain(rate);
      series.add(series(name, seeds, rate));
      series.add(series(name + " without m = " + SwitchingSeeds.WIDEST, narrow, rate));
    }
    return new Figure(
            "E15-seeds",
            "Exponent beta of the switch rate m^-beta, ten seeds",
            new Figure.Axis("updates counted", true),
            new Figure.Axis("beta", false),
            series)
        .withNote(
            "Bars are half the 95 % interval over seeds. From the first "
                + COUNTED.getFirst()
                + " updates to all "
                + COUNTED.getLast()
                + " beta goes "
                + series.stream()
                    .map(
                        one ->
                            "from %s to %s (%s)"
                                .formatted(
                                    Text.number(one.y()[0], 2),
                                    Text.number(one.y()[one.y().length - 1], 2),
                                    one.name()))
                    .collect(Collectors.joining(", ")));
  }

  private static Figure.Series series(String name, SwitchingSeeds seeds, double rate) {
    return new Figure.Series(
        name,
        Figure.Style.MEASURED,
        COUNTED.stream().mapToDouble(updates -> updates).toArray(),
        COUNTED.stream()
            .mapToDouble(updates -> seeds.first(updates).beta(rate, SwitchingSeeds.Average.MEAN))
            .toArray(),
        COUNTED.stream()
            .map(updates -> seeds.first(updates).interval(rate, SwitchingSeeds.Average.MEAN))
            .mapToDouble(interval -> (interval.high() - interval.low()) / 2)
            .toArray());
  }

  private static String growth(Figure.Series series) {
    double[] flips = series.y();
    return "%s (%s)".formatted(Text.number(flips[flips.length - 1] / flips[0], 3), series.name());
  }
}
