package dev.edgelaw.studies;

import dev.edgelaw.stats.FlooredExponentialFit;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The paper's figure of E18, and those that decide. */
final class E18Figures {
  private E18Figures() {}

  /** The picture of the paper, with its points where there are some. */
  static Figure sharpness(List<HessianEvolution> sizes, Published published) {
    List<Figure.Series> series = new ArrayList<>();
    for (HessianEvolution size : sizes) {
      series.add(
          new Figure.Series(
              "n = " + size.samples(),
              Figure.Style.MEASURED,
              later(size.times()),
              later(size.forecast().meanSharpness()),
              later(size.forecast().sharpnessDeviations())));
    }
    HessianEvolution first = sizes.getFirst();
    if (published != null) {
      JsonNode figures = published.aggregate().get("n" + first.samples()).get("mean_lambda_max");
      series.add(
          Figure.Series.published(
              "published, n = " + first.samples(),
              later(first.times()),
              later(Published.numbers(figures))));
    }
    FlooredExponentialFit.fit(first.times(), first.forecast().meanSharpness())
        .ifPresent(
            fit ->
                series.add(Figure.Series.line("exponential", later(first.times()), fit::predict)));
    return new Figure(
        "E18-sharpness",
        "Largest Hessian eigenvalue, cross-entropy, eta = 0.01",
        new Figure.Axis("updates t", true),
        new Figure.Axis("lambda_max", true),
        series);
  }

  /** The law 1/t against an exponential. */
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

  /** lambda_max against training time at several learning rates. */
  static Figure collapse(SharpnessCollapse collapse) {
    double[] times = SharpnessCollapse.TIMES.stream().mapToDouble(time -> time).toArray();
    return new Figure(
            "E18-collapse",
            "Largest Hessian eigenvalue against training time, cross-entropy, n = 200",
            new Figure.Axis("eta t", true),
            new Figure.Axis("lambda_max, mean over seeds", true),
            SharpnessCollapse.RATES.stream()
                .map(
                    rate ->
                        Figure.Series.measured(
                            "eta " + Text.plain(rate), times, collapse.means(rate)))
                .toList())
        .withNote(
            "The rates, %s, fall on one curve: from eta t = %s on they lie within %s %% of the slowest, seed by seed"
                .formatted(
                    SharpnessCollapse.RATES.stream()
                        .map(Text::plain)
                        .collect(Collectors.joining(", ")),
                    Text.plain(SharpnessCollapse.FROM),
                    Text.number(
                        100
                            * SharpnessCollapse.RATES.stream()
                                .mapToDouble(collapse::deviation)
                                .max()
                                .orElseThrow(),
                        2)));
  }

  /** Fall of lambda_max against the share of wrong labels. */
  static Figure labelNoise(LabelNoise noise) {
    double[] shares = LabelNoise.SHARES.stream().mapToDouble(share -> share).toArray();
    List<Figure.Series> series = new ArrayList<>();
    for (double rate : LabelNoise.RATES) {
      for (int samples : LabelNoise.SIZES) {
        series.add(
            Figure.Series.measured(
                "n = %d, eta %s".formatted(samples, Text.plain(rate)),
                shares,
                noise.compressions(rate, samples)));
      }
    }
    return new Figure(
            "E18-label-noise",
            "Fall of lambda_max in 1000 updates against the share of wrong labels",
            new Figure.Axis("share of labels replaced", false),
            new Figure.Axis("lambda_max(0)/lambda_max(1000)", true),
            series)
        .withNote(
            "By share of wrong labels, %s, lambda_max falls: %s"
                .formatted(
                    LabelNoise.SHARES.stream().map(Text::plain).collect(Collectors.joining(", ")),
                    series.stream()
                        .map(one -> "%s %s-fold".formatted(one.name(), Text.numbers(one.y())))
                        .collect(Collectors.joining("; "))));
  }

  private static String change(Figure.Series series) {
    DoubleSummaryStatistics range = Arrays.stream(series.y()).summaryStatistics();
    return "%s, %s".formatted(series.name(), Text.number(range.getMax() / range.getMin(), 3));
  }

  /** Leaves out t = 0, which a logarithmic axis does not have. */
  private static double[] later(double[] values) {
    return Arrays.copyOfRange(values, 1, values.length);
  }

  private static double[] scaled(double[] times, double[] values) {
    return IntStream.range(1, times.length).mapToDouble(i -> times[i] * values[i]).toArray();
  }
}
