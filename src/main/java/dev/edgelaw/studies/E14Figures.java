package dev.edgelaw.studies;

import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** The paper's figure of E14, and the exponents at equal distance from the limit of stability. */
final class E14Figures {
  private E14Figures() {}

  static Figure gap(List<WidthLadder> ladders, Published published) {
    double[] x = ladders.stream().mapToDouble(WidthLadder::width).toArray();
    List<Figure.Series> series = new ArrayList<>();
    for (Window window : List.of(Window.ALL, Window.UP_TO_THIRTIETH)) {
      series.add(
          ExponentSpread.ofSeeds(
              window == Window.ALL ? "each net's own rates" : "rates up to 0.03",
              x,
              ladders.stream().mapToDouble(ladder -> ladder.gap(window)).toArray(),
              ladders.stream().map(ladder -> ladder.gapsOfSeeds(window)).toList()));
    }
    if (published != null) {
      double[] gaps =
          ladders.stream()
              .mapToDouble(
                  width ->
                      published
                          .aggregate()
                          .get("by_width")
                          .get(Integer.toString(width.width()))
                          .get("delta_alpha")
                          .asDouble())
              .toArray();
      series.add(Figure.Series.published("published", x, gaps));
    }
    return new Figure(
        "E14-gap",
        "Exponent of ReLU less that of the linear net, MSE",
        new Figure.Axis("width m", false),
        new Figure.Axis("difference of exponents", false),
        series);
  }

  /**
   * Exponents at common shares of the limit, with the deviation of single seeds as bars, and those
   * of the same nets on common rates. Where S has not one sign in all seeds there is none.
   */
  static Figure limit(List<WidthLadder> ladders, List<List<LimitedCombination>> all) {
    List<List<LimitedCombination>> widths =
        all.stream().filter(nets -> nets.getFirst().combination().width() >= 32).toList();
    double[] x = widths.stream().mapToDouble(E14Figures::width).toArray();
    List<Figure.Series> series = new ArrayList<>();
    List<Figure.Series> common = new ArrayList<>();
    for (int i = 0; i < widths.getFirst().size(); i++) {
      int index = i;
      List<LimitedCombination> row = widths.stream().map(width -> width.get(index)).toList();
      LossAndActivation net = row.getFirst().combination();
      String name = E17Figures.name(net);
      series.add(
          new Figure.Series(
              name,
              Figure.Style.MEASURED,
              x,
              row.stream().mapToDouble(LimitedCombination::exponent).toArray(),
              row.stream().mapToDouble(E14Figures::deviation).toArray()));
      List<WidthLadder> run =
          ladders.stream().filter(ladder -> !ladder.entropy().isEmpty()).toList();
      double nonlinearity = net.relu() ? 1 : 0;
      // Its name begins with that of the other, whose colour it takes.
      common.add(
          new Figure.Series(
              name + " up to 0.1",
              Figure.Style.FIT,
              run.stream().mapToDouble(WidthLadder::width).toArray(),
              run.stream()
                  .map(
                      ladder ->
                          net.crossEntropy()
                              ? ladder.entropy(nonlinearity)
                              : ladder.squared(nonlinearity))
                  .mapToDouble(sweep -> sweep.exponent(Window.MIDDLE_AND_FAST))
                  .toArray(),
              null));
    }
    String limited = range(series);
    String fixed = range(common);
    series.addAll(common);
    return new Figure(
            "E14-limit",
            "Exponent against width at eta lambda_max(0)/2 = 0.01 to 0.3, both losses",
            new Figure.Axis("width m", true),
            new Figure.Axis("exponent of eta^2 S", false),
            series)
        .withNote(
            "At common shares of each net's own limit all exponents are %s, under either loss; on common rates, 0.001 to 0.1, they are %s"
                .formatted(limited, fixed));
  }

  private static String range(List<Figure.Series> series) {
    DoubleSummaryStatistics range =
        series.stream().flatMapToDouble(one -> Arrays.stream(one.y())).summaryStatistics();
    return "%s to %s".formatted(Text.number(range.getMin(), 3), Text.number(range.getMax(), 3));
  }

  private static double width(List<LimitedCombination> nets) {
    return nets.getFirst().combination().width();
  }

  private static double deviation(LimitedCombination net) {
    double[] known =
        Arrays.stream(net.exponentsOfSeeds()).filter(value -> !Double.isNaN(value)).toArray();
    return known.length == 0 ? Double.NaN : Summary.of(known).standardDeviation();
  }
}
