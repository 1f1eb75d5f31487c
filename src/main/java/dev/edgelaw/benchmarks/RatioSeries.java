package dev.edgelaw.benchmarks;

import dev.edgelaw.study.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects ratios at places, and makes a series of them. */
final class RatioSeries {
  /** A ratio and where it stands: a value of the other axis, or a row counted from the top. */
  private record Point(double place, Ratio ratio) {}

  private final String name;
  private final List<Point> points = new ArrayList<>();

  RatioSeries(String name) {
    this.name = name;
  }

  void add(double place, Ratio ratio) {
    points.add(new Point(place, ratio));
  }

  boolean uncertain() {
    return points.stream().anyMatch(point -> point.ratio().uncertain());
  }

  double[] places() {
    return points.stream().mapToDouble(Point::place).sorted().toArray();
  }

  /** Against a numerical axis, from left to right. */
  Figure.Series upright(Figure.Style style) {
    List<Point> sorted = points.stream().sorted(Comparator.comparingDouble(Point::place)).toList();
    return new Figure.Series(
        name,
        style,
        sorted.stream().mapToDouble(Point::place).toArray(),
        sorted.stream().mapToDouble(point -> point.ratio().value()).toArray(),
        sorted.stream().mapToDouble(point -> point.ratio().below()).toArray(),
        sorted.stream().mapToDouble(point -> point.ratio().above()).toArray());
  }

  /** In rows with names. */
  Figure.Series rows() {
    return new Figure.Series(
        name,
        Figure.Style.POINTS,
        points.stream().mapToDouble(point -> point.ratio().value()).toArray(),
        points.stream().mapToDouble(point -> -point.place()).toArray(),
        points.stream().mapToDouble(point -> point.ratio().below()).toArray(),
        points.stream().mapToDouble(point -> point.ratio().above()).toArray());
  }
}
