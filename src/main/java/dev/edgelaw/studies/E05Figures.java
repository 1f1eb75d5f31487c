package dev.edgelaw.studies;

import dev.edgelaw.stats.Summary;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * The figures of E05: the drift, and what decides on it, the slope from one rate to the next and
 * the energy law.
 */
final class E05Figures {
  private static final Figure.Axis RATES = new Figure.Axis("learning rate eta", true);

  private E05Figures() {}

  /** All of them; published is null where the plan was changed. */
  static List<Figure> of(DriftSweep sweep, Published published) {
    return List.of(drift(sweep, published), localSlope(sweep.drift()), energyLaw(sweep));
  }

  private static Figure drift(DriftSweep sweep, Published published) {
    SeedSweep drift = sweep.drift();
    double[] rates = drift.rates();
    List<Figure.Series> series = new ArrayList<>();
    series.add(
        Figure.Series.measured("edgelaw, mean of %d seeds".formatted(drift.seeds().size()), drift));
    if (published != null) {
      JsonNode all = published.aggregate();
      series.add(
          Figure.Series.published(
              "published",
              Published.numbers(all.get("lr")),
              Published.numbers(all.get("mean_drift"))));
    }
    drift
        .fit(E05DriftScalingLaw.FIT_FLOOR)
        .ifPresent(
            fit ->
                series.add(
                    Figure.Series.line(
                        "slope " + Text.number(fit.exponent(), 3), rates, fit::predict)));
    return new Figure(
        "E05-drift",
        "Drift of C after training, 20-64-5 ReLU, cross-entropy",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("|C(T) - C(0)|", true),
        series);
  }

  private static Figure localSlope(SeedSweep drift) {
    double[] rates = drift.rates();
    double[] slopes = drift.localSlopes();
    double[] middles = new double[slopes.length];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = Math.sqrt(rates[i] * rates[i + 1]);
    }
    List<Figure.Series> series = new ArrayList<>();
    series.add(
        new Figure.Series(
            "slope between rates", Figure.Style.MEASURED, middles, slopes, spread(drift)));
    drift
        .fit(E05DriftScalingLaw.FIT_FLOOR)
        .ifPresent(
            fit ->
                series.add(
                    Figure.Series.line(
                        "one exponent, %s".formatted(Text.number(fit.exponent(), 3)),
                        rates,
                        rate -> fit.exponent())));
    return new Figure(
            "E05-local-slope",
            "Local exponent of the drift",
            RATES,
            new Figure.Axis("d ln drift / d ln eta", false),
            series)
        .withNote(slopeNote(middles, slopes));
  }

  /** Population standard deviation over seeds of each local slope. */
  private static double[] spread(SeedSweep drift) {
    double[][] bySeed =
        drift.seeds().stream()
            .map(seed -> drift.only(rate -> true, seed::equals).localSlopes())
            .toArray(double[][]::new);
    return IntStream.range(0, bySeed[0].length)
        .mapToDouble(
            i ->
                Summary.of(Arrays.stream(bySeed).mapToDouble(slopes -> slopes[i]).toArray())
                    .standardDeviation())
        .toArray();
  }

  private static String slopeNote(double[] middles, double[] slopes) {
    if (slopes.length == 0) {
      return "";
    }
    int last = slopes.length - 1;
    int lowest =
        IntStream.rangeClosed(0, last).boxed().min(Comparator.comparing(i -> slopes[i])).get();
    return "One power law would be level; the slope from one rate to the next is %s at the smallest rates, %s near eta = %s and %s at the largest"
        .formatted(
            Text.number(slopes[0], 3),
            Text.number(slopes[lowest], 3),
            Text.number(middles[lowest], 2),
            Text.number(slopes[last], 3));
  }

  private static Figure energyLaw(DriftSweep sweep) {
    SeedSweep first = sweep.quantity(record -> record.firstUpdateDrift() / record.drift(0));
    SeedSweep perDrop = sweep.quantity(ConservationRecord::driftOverLossDrop);
    int last = perDrop.rates().length - 1;
    return new Figure(
            "E05-energy-law",
            "The drift in units of eta times the loss drop, and the share of the first update",
            RATES,
            new Figure.Axis("ratio", true),
            List.of(
                Figure.Series.measured("drift / (eta loss drop)", perDrop),
                Figure.Series.measured("first update / drift", first)))
        .withNote(
            "A constant ratio makes slope 1 out of a fixed loss drop, without any Hessian. The ratio is %s at eta = %s and %s at eta = %s, where the first update alone makes %s of the drift"
                .formatted(
                    Text.number(perDrop.means()[0], 3),
                    Text.plain(perDrop.rates()[0]),
                    Text.number(perDrop.means()[last], 3),
                    Text.plain(perDrop.rates()[last]),
                    Text.number(first.means()[last], 3)));
  }
}
