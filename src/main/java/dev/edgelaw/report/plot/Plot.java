package dev.edgelaw.report.plot;

import dev.edgelaw.study.Figure;
import java.util.ArrayList;
import java.util.List;

/** A figure in a frame: axes, grid, series, legend below. */
final class Plot {
  /** Units of a picture: set to the width of a column of 8.5 cm, text is 7 to 8 points high. */
  static final double WIDTH = 360;

  private static final double INNER = 218;
  private static final double TICK_SIZE = 9.5;
  private static final double TITLE_SIZE = 10.5;
  private static final double TOP = 8;
  private static final double HEADING = 16;
  private static final double RIGHT = 12;
  private static final double BELOW = 36;

  private final Figure figure;
  private final Label heading;
  private final List<Look> looks;
  private final Scale x;
  private final Scale y;
  private final Legend legend;
  private final double left;

  /** The figure; {@code heading} above it, or null for none. */
  Plot(Figure figure, Label heading) {
    this.figure = figure;
    this.heading = heading;
    looks = Look.of(figure.series());
    List<Double> abscissae = new ArrayList<>();
    List<Double> ordinates = new ArrayList<>();
    for (Figure.Series series : figure.series()) {
      for (int i = 0; i < series.x().length; i++) {
        if (drawable(series, i)) {
          abscissae.add(series.x()[i]);
          ordinates.add(series.y()[i]);
          if (series.error() != null && Double.isFinite(series.error()[i])) {
            ordinates.add(lower(series, i));
            ordinates.add(series.y()[i] + series.error()[i]);
          }
        }
      }
    }
    x = Scale.of(figure.x().logarithmic(), abscissae);
    y = Scale.of(figure.y().logarithmic(), ordinates);
    double widest = 0;
    for (Scale.Tick tick : y.ticks()) {
      widest = Math.max(widest, tick.label() == null ? 0 : tick.label().width(TICK_SIZE));
    }
    left = 24 + widest;
    legend =
        new Legend(
            figure.series().stream().map(series -> Label.of(series.name())).toList(),
            looks,
            WIDTH - 16);
  }

  double height() {
    return top() + INNER + BELOW + legend.height() + 4;
  }

  private double top() {
    return TOP + (heading == null ? 0 : HEADING);
  }

  /** A point that diverged has no place, nor has zero on a logarithmic axis. */
  private boolean drawable(Figure.Series series, int i) {
    double abscissa = series.x()[i];
    double ordinate = series.y()[i];
    return Double.isFinite(abscissa)
        && Double.isFinite(ordinate)
        && (!figure.y().logarithmic() || ordinate > 0)
        && (!figure.x().logarithmic() || abscissa > 0);
  }

  /** An error bar that reaches zero has no end on a logarithmic axis: it stops at a tenth. */
  private double lower(Figure.Series series, int i) {
    double value = series.y()[i] - series.error()[i];
    return figure.y().logarithmic() ? Math.max(value, 0.1 * series.y()[i]) : value;
  }

  private double px(double value) {
    return left + x.share(value) * (WIDTH - RIGHT - left);
  }

  private double py(double value) {
    return top() + (1 - y.share(value)) * INNER;
  }

  void draw(Canvas canvas, double offset) {
    Canvas moved = offset == 0 ? canvas : new Moved(canvas, offset);
    if (heading != null) {
      // Bold letters are wider than the table says.
      double size = Math.min(TITLE_SIZE, TITLE_SIZE * 0.9 * WIDTH / heading.width(TITLE_SIZE));
      moved.text(heading, 6, TOP + 6, size, Canvas.Anchor.START, true);
    }
    axes(moved);
    for (int i = 0; i < figure.series().size(); i++) {
      series(moved, figure.series().get(i), looks.get(i));
    }
    legend.draw(moved, 8, top() + INNER + BELOW);
  }

  private void axes(Canvas canvas) {
    double right = WIDTH - RIGHT;
    double bottom = top() + INNER;
    Pen grid = Pen.line(Tint.GRID, 0.6);
    Pen ink = Pen.line(Tint.INK, 0.8);
    for (Scale.Tick tick : x.ticks()) {
      double at = px(tick.value());
      if (tick.label() != null) {
        canvas.path(new double[] {at, at}, new double[] {top(), bottom}, false, grid);
        canvas.text(tick.label(), at, bottom + 13.5, TICK_SIZE, Canvas.Anchor.MIDDLE, false);
      }
      double length = tick.label() == null ? 2.2 : 4;
      canvas.path(new double[] {at, at}, new double[] {bottom, bottom + length}, false, ink);
    }
    for (Scale.Tick tick : y.ticks()) {
      double at = py(tick.value());
      if (tick.label() != null) {
        canvas.path(new double[] {left, right}, new double[] {at, at}, false, grid);
        canvas.text(
            tick.label(), left - 6, at + 0.35 * TICK_SIZE, TICK_SIZE, Canvas.Anchor.END, false);
      }
      double length = tick.label() == null ? 2.2 : 4;
      canvas.path(new double[] {left - length, left}, new double[] {at, at}, false, ink);
    }
    canvas.path(new double[] {left, left, right}, new double[] {top(), bottom, bottom}, false, ink);
    canvas.text(
        Label.of(figure.x().label()),
        (left + right) / 2,
        bottom + 28,
        TITLE_SIZE,
        Canvas.Anchor.MIDDLE,
        false);
    canvas.vertical(Label.of(figure.y().label()), 11, top() + INNER / 2, TITLE_SIZE);
  }

  private void series(Canvas canvas, Figure.Series series, Look look) {
    int[] places =
        java.util.stream.IntStream.range(0, series.x().length)
            .filter(i -> drawable(series, i))
            .toArray();
    double[] at = new double[places.length];
    double[] height = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      at[i] = px(series.x()[places[i]]);
      height[i] = py(series.y()[places[i]]);
    }
    if (look.line() != null && places.length > 1) {
      canvas.path(at, height, false, look.line());
    }
    for (int i = 0; i < places.length; i++) {
      if (series.error() != null && series.error()[places[i]] > 0) {
        errorBar(
            canvas,
            at[i],
            py(lower(series, places[i])),
            py(series.y()[places[i]] + series.error()[places[i]]),
            Pen.line(look.tint(), 0.9));
      }
      if (look.marker() != null) {
        look.marker().draw(canvas, at[i], height[i], look.tint());
      }
    }
  }

  private static void errorBar(Canvas canvas, double x, double low, double high, Pen pen) {
    canvas.path(new double[] {x, x}, new double[] {low, high}, false, pen);
    for (double end : new double[] {low, high}) {
      canvas.path(new double[] {x - 2.2, x + 2.2}, new double[] {end, end}, false, pen);
    }
  }
}
