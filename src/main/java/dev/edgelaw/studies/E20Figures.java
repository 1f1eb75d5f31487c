package dev.edgelaw.studies;

import dev.edgelaw.stats.SortedNoise;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Published;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The figure that decides on E20: what the published statistic gives for noise. */
final class E20Figures {
  private static final int BINS = 40;

  private E20Figures() {}

  static Figure noise(LinearModes net, SortedNoise noise, Published published) {
    double[] random = net.noise(noise);
    double low = Arrays.stream(random).min().orElse(0);
    double width = (1 - low) / BINS;
    int[] counts = new int[BINS];
    for (double value : random) {
      counts[Math.clamp((int) ((value - low) / width), 0, BINS - 1)]++;
    }
    // The outline of a histogram: two points for each bar, and the ground at both ends.
    double[] x = new double[2 * BINS + 2];
    double[] y = new double[2 * BINS + 2];
    for (int i = 0; i <= BINS; i++) {
      x[2 * i] = x[2 * i + 1] = low + i * width;
      y[2 * i] = i == 0 ? 0 : (double) counts[i - 1] / random.length;
      y[2 * i + 1] = i == BINS ? 0 : (double) counts[i] / random.length;
    }
    double highest = Arrays.stream(y).max().orElse(1);
    double found = net.lists().sortedCorrelation();
    List<Figure.Series> series = new ArrayList<>();
    series.add(new Figure.Series("sorted noise", Figure.Style.CURVE, x, y, null));
    series.add(upright("R of the paper's statistic, this seed", found, highest));
    String note = "";
    if (published != null) {
      double mean = published.aggregate().get("mean_ck_correlation").asDouble();
      series.add(upright("published mean R, %s".formatted(Text.number(mean, 3)), mean, highest));
      note =
          "%s of the draws of noise have a larger R than the paper's statistic, %s a larger one than the published mean"
              .formatted(above(found, random), above(mean, random));
    }
    return new Figure(
        "E20-noise",
        "R of two sorted lists when one of them is noise, seed %d".formatted(net.seed()),
        new Figure.Axis("R of the sorted lists", false),
        new Figure.Axis("share of draws", false),
        series,
        note);
  }

  private static Figure.Series upright(String name, double at, double height) {
    return new Figure.Series(
        name, Figure.Style.FIT, new double[] {at, at}, new double[] {0, height}, null);
  }

  private static String above(double value, double[] random) {
    long above = Arrays.stream(random).filter(r -> r > value).count();
    return Text.number(100.0 * above / random.length, 2) + " %";
  }
}
