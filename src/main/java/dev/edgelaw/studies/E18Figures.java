package dev.edgelaw.studies;

import dev.edgelaw.stats.FlooredExponentialFit;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figure that decides on E18: the law 1/t against an exponential. */
final class E18Figures {
  private E18Figures() {}

  static Figure lateDecay(List<HessianEvolution> sizes) {
    List<Figure.Series> series = new ArrayList<>();
    for (HessianEvolution size : sizes) {
      series.add(
          new Figure.Series(
              "n = " + size.samples(),
              Figure.Style.MEASURED,
              later(size.times()),
              scaled(size.times(), size.forecast().meanSharpness()),
              scaled(size.times(), size.forecast().sharpnessDeviations())));
    }
    HessianEvolution first = sizes.getFirst();
    double[] times = later(first.times());
    double plateau = scaled(first.times(), first.forecast().meanSharpness())[times.length - 1];
    series.add(Figure.Series.line("the law 1/t", times, t -> plateau));
    FlooredExponentialFit.fit(first.times(), first.forecast().meanSharpness())
        .ifPresent(
            fit ->
                series.add(
                    Figure.Series.line("exponential with floor", times, t -> t * fit.predict(t))));
    return new Figure(
            "E18-late-decay",
            "Largest Hessian eigenvalue times t, cross-entropy, eta = 0.01",
            new Figure.Axis("updates t", true),
            new Figure.Axis("t lambda_max", false),
            series)
        .withNote(
            "A decay as 1/t is level here. Largest over smallest value: "
                + series.stream().map(E18Figures::change).collect(Collectors.joining("; ")));
  }

  private static String change(Figure.Series series) {
    DoubleSummaryStatistics range = Arrays.stream(series.y()).summaryStatistics();
    return "%s, %s".formatted(series.name(), Text.number(range.getMax() / range.getMin(), 3));
  }

  private static double[] later(double[] values) {
    return Arrays.copyOfRange(values, 1, values.length);
  }

  private static double[] scaled(double[] times, double[] values) {
    return IntStream.range(1, times.length).mapToDouble(i -> times[i] * values[i]).toArray();
  }
}
