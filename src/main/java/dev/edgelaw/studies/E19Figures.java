package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The figure that decides on E19: exponents in windows of eta lambda_max/2 against the width. */
final class E19Figures {
  /** Ends of the windows in units of 2/lambda_max: neighbours share a rate. */
  private static final double[] WINDOWS = {0.003, 0.03, 0.1, 0.6};

  private E19Figures() {}

  static Figure limit(List<LinearNetSweep> sweeps, List<LimitedNet> limited) {
    double[] widths = limited.stream().mapToDouble(LimitedNet::width).toArray();
    Figure.Series fixed =
        new Figure.Series(
            "the same five rates for all widths",
            Figure.Style.FIT,
            sweeps.stream().mapToDouble(sweep -> sweep.net().width()).toArray(),
            sweeps.stream().mapToDouble(LinearNetSweep::exponent).toArray(),
            null);
    List<Figure.Series> windows =
        IntStream.range(1, WINDOWS.length)
            .mapToObj(i -> window(WINDOWS[i - 1], WINDOWS[i], widths, limited))
            .toList();
    return new Figure(
            "E19-limit",
            "Exponent against width at common shares of the limit of stability",
            Figure.Axis.logarithmicAt("width m", widths),
            new Figure.Axis("exponent of the drift", false),
            Stream.concat(windows.stream(), Stream.of(fixed)).toList())
        .withNote(
            "Exponents of all widths by window of eta lambda_max/2: "
                + windows.stream().map(E19Figures::range).collect(Collectors.joining("; "))
                + "; on the same rates for all widths it runs from %s to %s"
                    .formatted(
                        Text.number(Arrays.stream(fixed.y()).min().orElse(Double.NaN), 3),
                        Text.number(Arrays.stream(fixed.y()).max().orElse(Double.NaN), 3)));
  }

  private static Figure.Series window(
      double from, double to, double[] widths, List<LimitedNet> limited) {
    return ExponentSpread.series(
        "eta lambda_max/2 from %s to %s".formatted(Text.plain(from), Text.plain(to)),
        widths,
        limited.stream()
            .map(net -> net.drift().only(share -> share >= from && share <= to, seed -> true))
            .toList(),
        0);
  }

  private static String range(Figure.Series window) {
    DoubleSummaryStatistics range = Arrays.stream(window.y()).summaryStatistics();
    return "%s to %s %s"
        .formatted(
            Text.number(range.getMin(), 3),
            Text.number(range.getMax(), 3),
            window.name().substring(window.name().indexOf("from")));
  }
}
