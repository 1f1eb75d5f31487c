package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.SeedSweep;
import dev.edgelaw.study.Text;
import dev.edgelaw.theory.ModeRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The figure that decides on E08: the error of the prediction at every rate. */
final class E08Figures {
  private E08Figures() {}

  static Figure ratio(PredictionSweep linear, PredictionSweep relu) {
    List<Figure.Series> series = new ArrayList<>();
    series.add(ratio("linear, MSE", linear));
    series.add(ratio("ReLU, cross-entropy", relu));
    double[] rates = relu.measuredWhereConverged().rates();
    series.add(Figure.Series.line("exact", rates, rate -> 1));
    series.add(Figure.Series.line("27 % off, the largest claimed", rates, rate -> 0.73));
    return new Figure(
            "E08-ratio",
            "Predicted over measured imbalance sum",
            new Figure.Axis("learning rate eta", true),
            new Figure.Axis("predicted S / measured S", true),
            series)
        .withNote(
            "Claimed are errors of 14 to 27 %%. Predicted over measured is %s; %s"
                .formatted(farthest(series.get(0)), farthest(series.get(1))));
  }

  /** Where a prediction is worst. */
  private static String farthest(Figure.Series ratios) {
    return IntStream.range(0, ratios.x().length)
        .filter(i -> ratios.y()[i] > 0)
        .boxed()
        .max(Comparator.comparing(i -> Math.abs(Math.log(ratios.y()[i]))))
        .map(
            i ->
                "%s at eta = %s (%s)"
                    .formatted(
                        Text.number(ratios.y()[i], 3), Text.plain(ratios.x()[i]), ratios.name()))
        .orElse("not known (%s)".formatted(ratios.name()));
  }

  private static Figure.Series ratio(String name, PredictionSweep sweep) {
    SeedSweep measured = sweep.measuredWhereConverged();
    double[] ratios =
        sweep
            .predicted(ModeRule.PUBLISHED)
            .only(measured.learningRates()::contains, seed -> true)
            .means();
    double[] means = measured.means();
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] /= means[i];
    }
    return new Figure.Series(name, Figure.Style.MEASURED, measured.rates(), ratios, null);
  }
}
