package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The fitted timescale of E23 against the inverse learning rate, and the crossing times. */
final class E23Figures {
  private static final double LEVEL = 0.1;

  private E23Figures() {}

  /** The paper's figure; the published points are left out where {@code published} is null. */
  static Figure timescale(ConcentrationGrid grid, Published published) {
    SeedSweep tau = grid.tau();
    SeedSweep crossing = grid.crossing(LEVEL);
    double[] inverse = inverse(tau.rates());
    List<Figure.Series> series = new ArrayList<>();
    series.add(
        new Figure.Series(
            "fitted tau", Figure.Style.MEASURED, inverse, tau.means(), tau.deviations()));
    if (published != null) {
      series.add(
          Figure.Series.published(
              "published", inverse, Published.numbers(published.aggregate().get("tau_mean"))));
    }
    tau.fit(0)
        .ifPresent(
            fit ->
                series.add(
                    Figure.Series.line(
                        "eta^{%s}".formatted(Text.number(fit.exponent(), 3)),
                        inverse,
                        x -> fit.predict(1 / x))));
    series.add(
        new Figure.Series(
            "1 - q falls to %s".formatted(Text.plain(LEVEL)),
            Figure.Style.MEASURED,
            inverse,
            crossing.means(),
            crossing.deviations()));
    crossing
        .fit(0)
        .ifPresent(
            fit ->
                series.add(
                    Figure.Series.line(
                        "its eta^{%s}".formatted(Text.number(fit.exponent(), 3)),
                        inverse,
                        x -> fit.predict(1 / x))));
    return new Figure(
            "E23-timescale",
            "Timescale of the softmax against the inverse learning rate",
            new Figure.Axis("1 / eta", true),
            new Figure.Axis("updates", true),
            series)
        .withNote(
            "Gradient flow demands updates as 1/eta, slope 1 here: the fitted tau has slope %s, the time at which a level is crossed %s"
                .formatted(slope(tau), slope(crossing)));
  }

  private static String slope(SeedSweep updates) {
    return updates.fit(0).map(fit -> Text.number(-fit.exponent(), 3)).orElse("none");
  }

  private static double[] inverse(double[] rates) {
    return Arrays.stream(rates).map(rate -> 1 / rate).toArray();
  }
}
