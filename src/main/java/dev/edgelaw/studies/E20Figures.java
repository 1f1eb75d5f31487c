package dev.edgelaw.studies;

import dev.edgelaw.stats.SortedNoise;
import dev.edgelaw.study.Figure;
import java.util.Arrays;
import java.util.List;

/** The figure that decides on E20: what the published statistic gives for noise. */
final class E20Figures {
  private static final int BINS = 40;

  private E20Figures() {}

  static Figure noise(LinearModes net, SortedNoise noise) {
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
    return new Figure(
            "E20-noise",
            "R of two sorted lists when one of them is noise, seed %d".formatted(net.seed()),
            new Figure.Axis("R of the sorted lists", false),
            new Figure.Axis("share of draws", false),
            List.of(
                new Figure.Series("sorted noise", Figure.Style.CURVE, x, y, null),
                new Figure.Series(
                    "R of the paper's statistic",
                    Figure.Style.FIT,
                    new double[] {found, found},
                    new double[] {0, highest},
                    null)))
        .withNote("The statistic that was taken for evidence is lower than that of most noise");
  }
}
