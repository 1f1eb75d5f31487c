package dev.edgelaw.study;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A picture as data; whoever draws it chooses fonts and sizes.
 *
 * @param name file name without ending
 * @param title one line above it
 * @param x horizontal axis
 * @param y vertical axis
 * @param series curves and point sets
 * @param note what a reader should see in it, in a sentence; empty where the title says it
 */
public record Figure(String name, String title, Axis x, Axis y, List<Series> series, String note) {
  /** Copies the list. */
  public Figure {
    series = List.copyOf(series);
  }

  /**
   * A figure that needs no explanation.
   *
   * @param name file name without ending
   * @param title one line above it
   * @param x horizontal axis
   * @param y vertical axis
   * @param series curves and point sets
   */
  public Figure(String name, String title, Axis x, Axis y, List<Series> series) {
    this(name, title, x, y, series, "");
  }

  /**
   * The same with a sentence for the reader.
   *
   * @param sentence what to see in it
   * @return a new figure
   */
  public Figure withNote(String sentence) {
    return new Figure(name, title, x, y, series, sentence);
  }

  /**
   * An axis.
   *
   * @param label quantity and unit
   * @param logarithmic whether it is a logarithmic scale
   * @param marks the values to label, such as the widths that were measured; empty where the
   *     renderer chooses
   * @param names instead of numbers: what stands at 0, -1, -2, ..., so that the first is the
   *     uppermost row; empty for a numerical axis
   */
  public record Axis(String label, boolean logarithmic, List<Double> marks, List<String> names) {
    /** Copies the lists. */
    public Axis {
      marks = List.copyOf(marks);
      names = List.copyOf(names);
    }

    /**
     * An axis whose renderer chooses what to label.
     *
     * @param label quantity and unit
     * @param logarithmic whether it is a logarithmic scale
     */
    public Axis(String label, boolean logarithmic) {
      this(label, logarithmic, List.of(), List.of());
    }

    /**
     * A logarithmic axis of few known values.
     *
     * @param label quantity and unit
     * @param marks the values to label
     * @return the axis
     */
    public static Axis logarithmicAt(String label, double... marks) {
      return new Axis(
          label, true, Arrays.stream(marks).distinct().sorted().boxed().toList(), List.of());
    }

    /**
     * A vertical axis of rows with names; error bars of such a figure lie along its other axis.
     *
     * @param label what the rows are
     * @param names from the top
     * @return the axis
     */
    public static Axis rows(String label, List<String> names) {
      return new Axis(label, false, List.of(), names);
    }
  }

  /** How a series is drawn. */
  public enum Style {
    /** Markers joined by a line. */
    MEASURED,
    /** Markers only, larger and open where the renderer can. */
    PUBLISHED,
    /** Markers only. */
    POINTS,
    /** A solid line without markers. */
    CURVE,
    /** A dashed line without markers, such as a law or a limit. */
    FIT
  }

  /**
   * Points that belong together.
   *
   * @param name legend
   * @param style how to draw them
   * @param x abscissae
   * @param y ordinates, as many
   * @param below how far error bars reach below the points, or null for none; NaN for a single
   *     point without
   * @param above how far they reach above
   */
  public record Series(
      String name, Style style, double[] x, double[] y, double[] below, double[] above) {
    /**
     * Points with error bars as long above as below.
     *
     * @param name legend
     * @param style how to draw them
     * @param x abscissae
     * @param y ordinates, as many
     * @param error half length of error bars, or null for none
     */
    public Series(String name, Style style, double[] x, double[] y, double[] error) {
      this(name, style, x, y, error, error);
    }

    /**
     * Means over seeds with their standard deviations.
     *
     * @param name legend
     * @param sweep the quantity
     * @return the series
     */
    public static Series measured(String name, SeedSweep sweep) {
      return new Series(name, Style.MEASURED, sweep.rates(), sweep.means(), sweep.deviations());
    }

    /**
     * Measured values without a spread.
     *
     * @param name for the legend
     * @param x abscissae
     * @param y as many values
     * @return the series
     */
    public static Series measured(String name, double[] x, double[] y) {
      return new Series(name, Style.MEASURED, x, y, null);
    }

    /**
     * Published points.
     *
     * @param name legend
     * @param x abscissae
     * @param y ordinates
     * @return the series
     */
    public static Series published(String name, double[] x, double[] y) {
      return new Series(name, Style.PUBLISHED, x, y, null);
    }

    /**
     * A curve.
     *
     * @param name legend
     * @param x abscissae
     * @param curve its ordinates
     * @return the series
     */
    public static Series line(String name, double[] x, DoubleUnaryOperator curve) {
      return new Series(name, Style.FIT, x, Arrays.stream(x).map(curve).toArray(), null);
    }
  }
}
