package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import java.util.ArrayList;
import java.util.List;

/** The published points of several curves: each has its own rings, named after its curve. */
final class PublishedPoints {
  private final List<Figure.Series> series = new ArrayList<>();

  void add(String curve, double[] places, double[] values) {
    series.add(Figure.Series.published("published, " + curve, places, values));
  }

  List<Figure.Series> series() {
    return List.copyOf(series);
  }
}
