package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;

/** The drifts of Theorem 3's runs, and how the local exponent changes with the training length. */
final class E00bFigures {
  private E00bFigures() {}

  static Figure drift(SharedExponentRuns measured, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    measured
        .cases()
        .forEach(
            (pairing, sums) ->
                series.add(Figure.Series.measured(pairing.name(), SharedExponentRuns.drift(sums))));
    if (published != null) {
      series.add(
          Figure.Series.published(
              "published, linear, MSE",
              measured.linear().drift().rates(),
              Published.numbers(published.aggregate().get("linear_mse").get("mean_drift"))));
      series.add(
          Figure.Series.published(
              "published, ReLU, cross-entropy",
              Published.numbers(published.aggregate().get("relu_ce").get("learning_rates")),
              Published.numbers(published.aggregate().get("relu_ce").get("mean_drift"))));
    }
    return new Figure(
        "E00b-drift",
        "Drift after training, 20-64-5, by activation and loss",
        new Figure.Axis("learning rate eta", true),
        new Figure.Axis("|C(T) - C(0)|", true),
        series);
  }

  /** Local exponents against the number of updates. */
  static Figure length(TrainingLength length) {
    List<Figure.Series> series = new ArrayList<>();
    double[] x = TrainingLength.LENGTHS.stream().mapToDouble(steps -> steps).toArray();
    for (SpectralCase net : TrainingLength.NETS) {
      List<Double> rates = TrainingLength.rates(net);
      for (int i = 1; i < rates.size(); i++) {
        double low = rates.get(i - 1);
        double high = rates.get(i);
        series.add(
            Figure.Series.measured(
                "%s, %s to %s".formatted(net.name(), Text.plain(low), Text.plain(high)),
                x,
                TrainingLength.LENGTHS.stream()
                    .mapToDouble(steps -> length.meanExponent(net, low, high, steps))
                    .toArray()));
      }
    }
    return new Figure(
            "E00b-length",
            "Local exponent between two learning rates against the training length",
            new Figure.Axis("updates T", true),
            new Figure.Axis("d ln drift / d ln eta", false),
            series)
        .withNote(
            "From %d to %d updates the local exponents change from %s to %s: what the length takes away are modes that had not converged, what stays grows with eta lambda_max"
                .formatted(
                    TrainingLength.LENGTHS.getFirst(),
                    TrainingLength.LENGTHS.getLast(),
                    range(series, 0),
                    range(series, x.length - 1)));
  }

  private static String range(List<Figure.Series> series, int at) {
    return "%s to %s"
        .formatted(
            Text.number(series.stream().mapToDouble(one -> one.y()[at]).min().orElseThrow()),
            Text.number(series.stream().mapToDouble(one -> one.y()[at]).max().orElseThrow()));
  }
}
