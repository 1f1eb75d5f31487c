package dev.edgelaw.report.plot;

import dev.edgelaw.study.Figure;
import java.util.ArrayList;
import java.util.List;

/** Names of series in columns under a plot, where they cover no data. */
record Legend(List<Label> names, List<Look> looks, double width) {
  /** More rings of different colours than this share one entry, in no colour. */
  private static final int MOST_RINGS = 2;

  private static final double SIZE = 9.5;
  private static final double ROW = 13;
  private static final double SAMPLE = 20;
  private static final double GAP = 6;

  static Legend of(List<Figure.Series> series, List<Look> looks, double width) {
    List<Figure.Series> rings =
        series.stream().filter(one -> one.style() == Figure.Style.PUBLISHED).toList();
    List<Label> names = new ArrayList<>();
    List<Look> shown = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      if (rings.size() <= MOST_RINGS || !rings.contains(series.get(i))) {
        names.add(Label.of(series.get(i).name()));
        shown.add(looks.get(i));
      }
    }
    if (rings.size() > MOST_RINGS) {
      names.add(Label.of("published (rings)"));
      shown.add(new Look(Tint.INK, null, Marker.RING));
    }
    return new Legend(names, shown, width);
  }

  /** Smaller where a name would not fit into the whole width. */
  double size() {
    double room = width - SAMPLE - 2 * GAP;
    return Math.min(SIZE, SIZE * room / Math.max(room, widest(SIZE)));
  }

  private double widest(double size) {
    return names.stream().mapToDouble(name -> name.width(size)).max().orElse(0);
  }

  private double column() {
    return SAMPLE + GAP + widest(size()) + 2 * GAP;
  }

  private int columns() {
    return Math.clamp((int) (width / column()), 1, Math.max(1, names.size()));
  }

  private int rows() {
    return Math.ceilDiv(names.size(), columns());
  }

  double height() {
    return names.isEmpty() ? 0 : rows() * ROW + 2;
  }

  void draw(Canvas canvas, double left, double top) {
    double indent = Math.max(0, (width - columns() * column()) / 2);
    for (int i = 0; i < names.size(); i++) {
      double x = left + indent + i / rows() * column();
      double y = top + i % rows() * ROW + ROW / 2;
      looks.get(i).sample(canvas, x, y, SAMPLE);
      canvas.text(
          names.get(i), x + SAMPLE + GAP, y + 0.35 * size(), size(), Canvas.Anchor.START, false);
    }
  }
}
