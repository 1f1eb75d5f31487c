package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The figure that decides on E06: the exponent of each depth, by what it is fitted to. */
final class E06Figures {
  private E06Figures() {}

  static Figure exponents(List<DepthSweep> sweeps, Published published) {
    double[] layers = sweeps.stream().mapToDouble(DepthSweep::layers).toArray();
    double highestOfBoth = E06DepthDependence.SWEEP_B_RATES.getLast();
    Figure.Series ten =
        series("ten rates", layers, sweeps, DepthSweep::drift, E06DepthDependence.FIT_FLOOR);
    Figure.Series four =
        series("four rates", layers, sweeps, sweep -> DepthSweep.sweepB(sweep.drift()), low());
    Figure.Series common =
        series(
            "ten rates up to " + Text.plain(highestOfBoth),
            layers,
            sweeps,
            sweep -> sweep.drift().only(rate -> rate <= highestOfBoth, seed -> true),
            low());
    Figure.Series converged =
        series(
            "converged runs",
            layers,
            sweeps,
            sweep -> {
              List<Double> rates = E06Claims.regular(sweep, true);
              return sweep.drift().only(rates::contains, seed -> true);
            },
            low());
    JsonNode aggregate = published.aggregate();
    return new Figure(
            "E06-exponent",
            "Exponent against depth, by the rates that are fitted",
            new Figure.Axis("weight layers", false),
            new Figure.Axis("exponent of the drift", false),
            List.of(
                ten,
                Figure.Series.published(
                    "ten rates, published",
                    layers,
                    values(
                        sweeps, aggregate.get("sweep_A (10 lrs, 5 seeds)"), "depth_", "exponent")),
                four,
                Figure.Series.published(
                    "four rates, published",
                    layers,
                    values(
                        sweeps, aggregate.get("sweep_B (4 lrs, seeds 42,137,256)"), "", "alpha")),
                common,
                converged))
        .withNote(note(sweeps, ten, four, common, converged));
  }

  private static double low() {
    return E06DepthDependence.LOW_FLOOR;
  }

  private static Figure.Series series(
      String name,
      double[] layers,
      List<DepthSweep> sweeps,
      Function<DepthSweep, SeedSweep> drift,
      double floor) {
    return ExponentSpread.series(name, layers, sweeps.stream().map(drift).toList(), floor);
  }

  private static double[] values(
      List<DepthSweep> sweeps, JsonNode sweep, String prefix, String field) {
    return sweeps.stream()
        .mapToDouble(depth -> sweep.get(prefix + depth.label()).get(field).asDouble())
        .toArray();
  }

  private static String note(
      List<DepthSweep> sweeps,
      Figure.Series ten,
      Figure.Series four,
      Figure.Series common,
      Figure.Series converged) {
    int deepest = sweeps.size() - 1;
    double[] known = Arrays.stream(converged.y()).filter(Double::isFinite).toArray();
    DoubleSummaryStatistics range = Arrays.stream(known).summaryStatistics();
    return ("%d layers have the exponent %s on ten rates, %s on four and %s on the window that both"
            + " share; in runs that have converged before float32 and float64 part, it is %s to %s"
            + " at the %d depths with two such rates")
        .formatted(
            sweeps.get(deepest).layers(),
            Text.number(ten.y()[deepest], 3),
            Text.number(four.y()[deepest], 3),
            Text.number(common.y()[deepest], 3),
            Text.number(range.getMin(), 3),
            Text.number(range.getMax(), 3),
            known.length);
  }
}
