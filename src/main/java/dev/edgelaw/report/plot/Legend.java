package dev.edgelaw.report.plot;

import java.util.List;

/** Names of series in columns under a plot, where they cover no data. */
record Legend(List<Label> names, List<Look> looks, double width) {
  private static final double SIZE = 9.5;
  private static final double ROW = 13;
  private static final double SAMPLE = 20;
  private static final double GAP = 6;

  private double column() {
    double widest = names.stream().mapToDouble(name -> name.width(SIZE)).max().orElse(0);
    return SAMPLE + GAP + widest + 2 * GAP;
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
          names.get(i), x + SAMPLE + GAP, y + 0.35 * SIZE, SIZE, Canvas.Anchor.START, false);
    }
  }
}
