package dev.edgelaw.studies;

import dev.edgelaw.study.Figure;
import java.util.stream.DoubleStream;

/**
 * The published points of several curves as one series: their rings lie on our curves, which have
 * the names, and a legend of twice as many entries leaves no room for the picture.
 */
final class PublishedPoints {
  private final DoubleStream.Builder x = DoubleStream.builder();
  private final DoubleStream.Builder y = DoubleStream.builder();

  void add(double[] places, double[] values) {
    DoubleStream.of(places).forEach(x);
    DoubleStream.of(values).forEach(y);
  }

  Figure.Series series() {
    return Figure.Series.published("published", x.build().toArray(), y.build().toArray());
  }
}
