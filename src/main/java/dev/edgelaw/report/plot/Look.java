package dev.edgelaw.report.plot;

import dev.edgelaw.study.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * What a series looks like.
 *
 * @param tint its colour
 * @param line its line, or null for none
 * @param marker its marks, or null for none
 */
record Look(Tint tint, Pen line, Marker marker) {
  private static final double[][] DASHES = {{5, 2.5}, {1.5, 1.8}, {6, 2, 1.5, 2}};

  /**
   * The looks of all series: published ones take the colour of the measured one that their name
   * names, so that rings lie around the marks they belong to.
   */
  static List<Look> of(List<Figure.Series> series) {
    List<Look> looks = new ArrayList<>();
    int colour = 0;
    int marker = 0;
    int dash = 0;
    for (Figure.Series one : series) {
      if (one.style() == Figure.Style.PUBLISHED) {
        Tint tint = counterpart(one, series, looks);
        boolean second = looks.contains(new Look(tint, null, Marker.RING));
        looks.add(new Look(tint, null, second ? Marker.OPEN_SQUARE : Marker.RING));
        continue;
      }
      int named = one.style() == Figure.Style.FIT ? predecessor(one, series, looks.size()) : -1;
      Tint tint = named < 0 ? Tint.series(colour++) : looks.get(named).tint();
      looks.add(
          switch (one.style()) {
            case MEASURED -> new Look(tint, Pen.line(tint, 1.3), Marker.of(marker++));
            case POINTS -> new Look(tint, null, Marker.of(marker++));
            case FIT -> new Look(tint, Pen.line(tint, 1.2, DASHES[dash++ % 3]), null);
            default -> new Look(tint, Pen.line(tint, 1.3), null);
          });
    }
    return looks;
  }

  /** The series that a curve is named after, or -1. */
  private static int predecessor(Figure.Series curve, List<Figure.Series> series, int before) {
    for (int i = 0; i < before; i++) {
      if (curve.name().startsWith(series.get(i).name() + " ")) {
        return i;
      }
    }
    return -1;
  }

  private static Tint counterpart(
      Figure.Series published, List<Figure.Series> series, List<Look> looks) {
    String rest = published.name().replace("published", "").replaceAll("^[, ]+|[, ]+$", "");
    for (int i = 0; i < looks.size(); i++) {
      if (!rest.isEmpty() && series.get(i).name().startsWith(rest)) {
        return looks.get(i).tint();
      }
    }
    return Tint.INK;
  }

  /** A sample for the legend, {@code length} long. */
  void sample(Canvas canvas, double x, double y, double length) {
    if (line != null) {
      canvas.path(new double[] {x, x + length}, new double[] {y, y}, false, line);
    }
    if (marker != null) {
      marker.draw(canvas, x + length / 2, y, tint);
    }
  }
}
