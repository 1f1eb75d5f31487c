package dev.edgelaw.report.plot;

import dev.edgelaw.study.Figure;

/** Error bars: along the vertical axis, or along the other one where rows have names. */
record Bars(Figure figure) {
  private static final double CAP = 2.2;

  boolean horizontal() {
    return !figure.y().names().isEmpty();
  }

  /** Whether a point has a bar of some length. */
  boolean any(Figure.Series series, int i) {
    return series.below() != null
        && Double.isFinite(series.below()[i])
        && Double.isFinite(series.above()[i])
        && series.below()[i] + series.above()[i] > 0;
  }

  private double value(Figure.Series series, int i) {
    return horizontal() ? series.x()[i] : series.y()[i];
  }

  /** A bar that reaches zero has no end on a logarithmic axis: it stops at a tenth. */
  double low(Figure.Series series, int i) {
    double end = value(series, i) - series.below()[i];
    boolean logarithmic = (horizontal() ? figure.x() : figure.y()).logarithmic();
    return logarithmic ? Math.max(end, 0.1 * value(series, i)) : end;
  }

  double high(Figure.Series series, int i) {
    return value(series, i) + series.above()[i];
  }

  /** A line between two points with a cap on either end. */
  static void draw(Canvas canvas, double x0, double y0, double x1, double y1, Pen pen) {
    canvas.path(new double[] {x0, x1}, new double[] {y0, y1}, false, pen);
    double dx = y0 == y1 ? 0 : CAP;
    double dy = y0 == y1 ? CAP : 0;
    for (double[] end : new double[][] {{x0, y0}, {x1, y1}}) {
      canvas.path(
          new double[] {end[0] - dx, end[0] + dx},
          new double[] {end[1] - dy, end[1] + dy},
          false,
          pen);
    }
  }
}
