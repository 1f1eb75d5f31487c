package dev.edgelaw.report.plot;

import dev.edgelaw.study.Figure;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One figure, or several side by side.
 *
 * @param name file name without ending
 * @param title what it shows
 * @param panels the figures; several get letters
 */
public record Picture(String name, String title, List<Figure> panels) {
  /** Copies the list. */
  public Picture {
    panels = List.copyOf(panels);
  }

  /**
   * A single figure.
   *
   * @param figure the figure
   * @return its picture
   */
  public static Picture of(Figure figure) {
    return new Picture(figure.name(), figure.title(), List.of(figure));
  }

  /**
   * What someone who does not see it is told.
   *
   * @return title, axes and series in words
   */
  public String description() {
    StringBuilder text = new StringBuilder(title).append('.');
    for (Figure panel : panels) {
      text.append(panels.size() > 1 ? " Panel: " + panel.title() + "." : "")
          .append(axes(panel))
          .append("; series: ")
          .append(String.join("; ", panel.series().stream().map(Figure.Series::name).toList()))
          .append('.');
    }
    return text.toString();
  }

  private static String axes(Figure panel) {
    List<String> rows = panel.y().names();
    return rows.isEmpty()
        ? " %s against %s%s".formatted(panel.y().label(), panel.x().label(), scales(panel))
        : " %s%s; rows: %s"
            .formatted(
                panel.x().label(),
                panel.x().logarithmic() ? ", logarithmic" : "",
                String.join("; ", rows));
  }

  private static String scales(Figure panel) {
    boolean x = panel.x().logarithmic();
    boolean y = panel.y().logarithmic();
    return x && y ? ", both logarithmic" : x || y ? ", one axis logarithmic" : "";
  }

  private List<Plot> plots() {
    List<Label> headings = IntStream.range(0, panels.size()).mapToObj(this::heading).toList();
    // One size for all panels: the one at which the longest heading fits.
    double size = headings.stream().mapToDouble(Plot::headingSize).min().orElse(0);
    return IntStream.range(0, panels.size())
        .mapToObj(i -> new Plot(panels.get(i), panels.size() == 1 ? null : headings.get(i), size))
        .toList();
  }

  private Label heading(int i) {
    return Label.of("(%c) %s".formatted('a' + i, panels.get(i).title()));
  }

  private static void draw(Canvas canvas, List<Plot> plots, double width, double height) {
    canvas.path(
        new double[] {0, width, width, 0},
        new double[] {0, 0, height, height},
        true,
        Pen.filled(Tint.PAPER));
    for (int i = 0; i < plots.size(); i++) {
      plots.get(i).draw(canvas, i * Plot.WIDTH);
    }
  }

  private static double height(List<Plot> plots) {
    return plots.stream().mapToDouble(Plot::height).max().orElse(0);
  }

  /**
   * The vector picture; the same text on every machine.
   *
   * @return an SVG document without an XML declaration, fit to stand in a page
   */
  public String svg() {
    List<Plot> plots = plots();
    double width = Plot.WIDTH * plots.size();
    SvgCanvas canvas = new SvgCanvas(width, height(plots), title, description());
    draw(canvas, plots, width, height(plots));
    return canvas.finish();
  }

  /**
   * The raster picture; its letters are those of the machine.
   *
   * @return a PNG file
   * @throws IOException if it cannot be encoded
   */
  public byte[] png() throws IOException {
    List<Plot> plots = plots();
    double width = Plot.WIDTH * plots.size();
    RasterCanvas canvas = new RasterCanvas(width, height(plots));
    draw(canvas, plots, width, height(plots));
    return canvas.finish();
  }
}
