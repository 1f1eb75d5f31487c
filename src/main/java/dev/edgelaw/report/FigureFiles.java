package dev.edgelaw.report;

import dev.edgelaw.study.Figure;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws figures as SVG and PNG. A figure never fails a run: what cannot be drawn is named in one
 * line.
 */
final class FigureFiles {
  /** Okabe and Ito's palette, told apart by colour-blind readers. */
  private static final List<Color> PALETTE =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000));

  /** Letters, markers counted as eight, that fit into one row of the legend. */
  private static final int LEGEND_ROW = 80;

  private FigureFiles() {}

  static void write(Figure figure, Path folder, Consumer<String> warnings) {
    try {
      XYChart chart = chart(figure);
      // Encoded first, so that a failure leaves no broken file.
      byte[] svg = ChartEncoder.getBytes(chart, "svg");
      byte[] png = png(chart);
      Files.write(folder.resolve(figure.name() + ".svg"), svg);
      Files.write(folder.resolve(figure.name() + ".png"), png);
    } catch (IOException | RuntimeException | Error e) {
      // Font managers without fonts throw plain errors.
      warnings.accept("figure %s: not drawn (%s)".formatted(figure.name(), e));
    }
  }

  /** Twice the size of the vector picture, for screens and slides. */
  private static byte[] png(XYChart chart) throws IOException {
    BufferedImage image =
        new BufferedImage(chart.getWidth() * 2, chart.getHeight() * 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(2, 2);
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static XYChart chart(Figure figure) {
    XYChart chart =
        new XYChartBuilder()
            .width(640)
            .height(460)
            .title(figure.title())
            .xAxisTitle(figure.x().label())
            .yAxisTitle(figure.y().label())
            .theme(Styler.ChartTheme.XChart)
            .build();
    style(chart, figure);
    for (int i = 0; i < figure.series().size(); i++) {
      add(chart, figure.series().get(i), PALETTE.get(i % PALETTE.size()));
    }
    return chart;
  }

  private static void style(XYChart chart, Figure figure) {
    XYStyler styler = chart.getStyler();
    styler.setXAxisLogarithmic(figure.x().logarithmic());
    styler.setYAxisLogarithmic(figure.y().logarithmic());
    styler.setXAxisTickLabelsFormattingFunction(FigureFiles::tick);
    styler.setYAxisTickLabelsFormattingFunction(FigureFiles::tick);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(new Color(0xDDDDDD));
    // Dashes would be written out one by one in the vector picture.
    styler.setPlotGridLinesStroke(new BasicStroke(0.5f));
    styler.setErrorBarsColorSeriesColor(true);
    styler.setLegendPosition(Styler.LegendPosition.OutsideS);
    // A row of names wider than the picture would be cut off.
    int names = figure.series().stream().mapToInt(series -> series.name().length() + 8).sum();
    styler.setLegendLayout(
        names > LEGEND_ROW ? Styler.LegendLayout.Vertical : Styler.LegendLayout.Horizontal);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
  }

  /** Ordinary numbers as they are, small and large ones as powers. */
  private static String tick(double value) {
    double size = Math.abs(value);
    return value == 0 || size >= 1e-3 && size < 1e4
        ? new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString()
        : "%.0e".formatted(value).replace("e-0", "e-").replace("e+0", "e");
  }

  private static void add(XYChart chart, Figure.Series series, Color color) {
    int[] drawable = drawable(series, chart.getStyler().isYAxisLogarithmic());
    if (drawable.length == 0) {
      return;
    }
    double[] error = series.error() == null ? null : pick(series.error(), drawable);
    if (error != null && chart.getStyler().isYAxisLogarithmic()) {
      keepAboveZero(error, pick(series.y(), drawable));
    }
    XYSeries drawn =
        chart.addSeries(
            series.name(), pick(series.x(), drawable), pick(series.y(), drawable), error);
    drawn.setLineColor(color);
    drawn.setMarkerColor(color);
    switch (series.style()) {
      case MEASURED -> {
        drawn.setMarker(SeriesMarkers.CIRCLE);
        drawn.setLineStyle(new BasicStroke(2));
      }
      case PUBLISHED -> {
        drawn.setMarker(new OpenCircle());
        drawn.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
      }
      case FIT -> {
        drawn.setMarker(SeriesMarkers.NONE);
        drawn.setLineStyle(
            new BasicStroke(
                1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {6, 4}, 0));
      }
    }
  }

  /** An error bar that reaches zero has no end on a logarithmic axis. */
  private static void keepAboveZero(double[] error, double[] y) {
    for (int i = 0; i < error.length; i++) {
      error[i] = Math.min(error[i], 0.9 * y[i]);
    }
  }

  /** Diverged points have no place in a figure, nor have zeros on a logarithmic axis. */
  private static int[] drawable(Figure.Series series, boolean logarithmic) {
    return IntStream.range(0, series.x().length)
        .filter(i -> Double.isFinite(series.y()[i]) && (!logarithmic || series.y()[i] > 0))
        .toArray();
  }

  private static double[] pick(double[] values, int[] indices) {
    return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
  }
}
