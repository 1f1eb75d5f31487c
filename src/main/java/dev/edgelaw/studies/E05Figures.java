package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import dev.edgelaw.theory.ConservationRecord;
import java.util.ArrayList;
import java.util.List;

/** The figures that decide on E05: the slope from one rate to the next, and the energy law. */
final class E05Figures {
  private static final Figure.Axis RATES = new Figure.Axis("learning rate eta", true);

  private E05Figures() {}

  static List<Figure> of(DriftSweep sweep, double floor) {
    return List.of(localSlope(sweep.drift(), floor), energyLaw(sweep));
  }

  private static Figure localSlope(SeedSweep drift, double floor) {
    double[] rates = drift.rates();
    double[] slopes = drift.localSlopes();
    double[] middles = new double[slopes.length];
    for (int i = 0; i < middles.length; i++) {
      middles[i] = Math.sqrt(rates[i] * rates[i + 1]);
    }
    List<Figure.Series> series = new ArrayList<>();
    series.add(
        new Figure.Series("slope between rates", Figure.Style.MEASURED, middles, slopes, null));
    drift
        .fit(floor)
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
        .withNote(
            "One power law would be the dashed line; the measured slope has a plateau near 1 and"
                + " rises to 2 at the largest rates");
  }

  private static Figure energyLaw(DriftSweep sweep) {
    SeedSweep first = sweep.quantity(record -> record.firstUpdateDrift() / record.drift(0));
    return new Figure(
            "E05-energy-law",
            "The drift in units of eta times the loss drop, and the share of the first update",
            RATES,
            new Figure.Axis("ratio", true),
            List.of(
                Figure.Series.measured(
                    "drift / (eta loss drop)",
                    sweep.quantity(ConservationRecord::driftOverLossDrop)),
                Figure.Series.measured("first update / drift", first)))
        .withNote(
            "A constant ratio makes slope 1 out of a fixed loss drop, without any Hessian; at eta ="
                + " 1 the first update makes nearly all of the drift");
  }
}
