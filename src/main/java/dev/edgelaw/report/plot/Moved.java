package dev.edgelaw.report.plot;

import java.util.Arrays;

/** A canvas whose origin lies further to the right. */
record Moved(Canvas canvas, double right) implements Canvas {
  @Override
  public void path(double[] x, double[] y, boolean closed, Pen pen) {
    canvas.path(Arrays.stream(x).map(value -> value + right).toArray(), y, closed, pen);
  }

  @Override
  public void circle(double x, double y, double radius, Pen pen) {
    canvas.circle(x + right, y, radius, pen);
  }

  @Override
  public void text(Label label, double x, double y, double size, Anchor anchor, boolean bold) {
    canvas.text(label, x + right, y, size, anchor, bold);
  }

  @Override
  public void vertical(Label label, double x, double y, double size) {
    canvas.vertical(label, x + right, y, size);
  }
}
