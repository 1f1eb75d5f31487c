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
  private static final double INDENT = 6;
  private static final double BOLD = 1.15;
  private static final double TOP = 8;
  private static final double HEADING = 16;
  private static final double RIGHT = 12;
  private static final double BELOW = 36;

  /** Height of a row with a name, so that letters of neighbours do not touch. */
  private static final double ROW = 15;

  /** Height of a row where there are few, so that they do not lose each other. */
  private static final double FEW = 32;

  private final Figure figure;
  private final Label heading;
  private final double headingSize;
  private final List<Look> looks;
  private final Bars bars;
  private final Scale x;
  private final Scale y;
  private final List<Scale.Tick> across;
  private final List<Scale.Tick> upwards;
  private final Legend legend;
  private final double left;
  private final double inner;

  /** The figure; {@code heading} above it, or null for none. */
  Plot(Figure figure, Label heading, double headingSize) {
    this.figure = figure;
    this.heading = heading;
    this.headingSize = headingSize;
    looks = Look.of(figure.series());
    bars = new Bars(figure);
    List<Double> abscissae = new ArrayList<>(figure.x().marks());
    List<Double> ordinates = new ArrayList<>(figure.y().marks());
    for (Figure.Series series : figure.series()) {
      for (int i = 0; i < series.x().length; i++) {
        if (drawable(series, i)) {
          abscissae.add(series.x()[i]);
          ordinates.add(series.y()[i]);
          if (bars.any(series, i)) {
            List<Double> values = bars.horizontal() ? abscissae : ordinates;
            values.add(bars.low(series, i));
            values.add(bars.high(series, i));
          }
        }
      }
    }
    int rows = figure.y().names().size();
    if (rows > 0) {
      ordinates.add(0.5);
      ordinates.add(0.5 - rows);
    }
    inner = rows == 0 ? INNER : Math.max(rows * ROW, Math.min(INNER, (rows + 1) * FEW));
    x = Scale.of(figure.x().logarithmic(), abscissae);
    y = Scale.of(figure.y().logarithmic(), ordinates);
    across = x.ticks(figure.x());
    upwards = y.ticks(figure.y());
    double widest = 0;
    for (Scale.Tick tick : upwards) {
      widest = Math.max(widest, tick.label() == null ? 0 : tick.label().width(TICK_SIZE));
    }
    left = (figure.y().label().isEmpty() ? 10 : 24) + widest;
    legend = Legend.of(figure.series(), looks, WIDTH - 16);
  }

  /** The size at which a heading stays within its panel; bold letters exceed the table's widths. */
  static double headingSize(Label heading) {
    double room = WIDTH - 2 * INDENT;
    return Math.min(TITLE_SIZE, TITLE_SIZE * room / (BOLD * heading.width(TITLE_SIZE)));
  }

  double height() {
    return top() + inner + BELOW + legend.height() + 4;
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

  private double px(double value) {
    return left + x.share(value) * (WIDTH - RIGHT - left);
  }

  private double py(double value) {
    return top() + (1 - y.share(value)) * inner;
  }

  void draw(Canvas canvas, double offset) {
    Canvas moved = offset == 0 ? canvas : new Moved(canvas, offset);
    if (heading != null) {
      moved.text(heading, INDENT, TOP + 6, headingSize, Canvas.Anchor.START, true);
    }
    axes(moved);
    for (int i = 0; i < figure.series().size(); i++) {
      series(moved, figure.series().get(i), looks.get(i));
    }
    legend.draw(moved, 8, top() + inner + BELOW);
  }

  private void axes(Canvas canvas) {
    double right = WIDTH - RIGHT;
    double bottom = top() + inner;
    Pen grid = Pen.line(Tint.GRID, 0.6);
    Pen ink = Pen.line(Tint.INK, 0.8);
    for (Scale.Tick tick : across) {
      double at = px(tick.value());
      if (tick.label() != null) {
        canvas.path(new double[] {at, at}, new double[] {top(), bottom}, false, grid);
        canvas.text(tick.label(), at, bottom + 13.5, TICK_SIZE, Canvas.Anchor.MIDDLE, false);
      }
      double length = tick.label() == null ? 2.2 : 4;
      canvas.path(new double[] {at, at}, new double[] {bottom, bottom + length}, false, ink);
    }
    for (Scale.Tick tick : upwards) {
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
    canvas.vertical(Label.of(figure.y().label()), 11, top() + inner / 2, TITLE_SIZE);
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
      if (bars.any(series, places[i])) {
        double low = bars.low(series, places[i]);
        double high = bars.high(series, places[i]);
        Pen pen = Pen.line(look.tint(), 0.9);
        if (bars.horizontal()) {
          Bars.draw(canvas, px(low), height[i], px(high), height[i], pen);
        } else {
          Bars.draw(canvas, at[i], py(low), at[i], py(high), pen);
        }
      }
      if (look.marker() != null) {
        look.marker().draw(canvas, at[i], height[i], look.tint());
      }
    }
  }
}
