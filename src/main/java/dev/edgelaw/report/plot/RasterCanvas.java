package dev.edgelaw.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A picture of pixels, for slides. */
final class RasterCanvas implements Canvas {
  /** Pixels for each unit: some 400 to the inch at the width of a column. */
  private static final int SCALE = 4;

  private final BufferedImage image;
  private final Graphics2D graphics;

  RasterCanvas(double width, double height) {
    image =
        new BufferedImage(
            (int) Math.ceil(width * SCALE),
            (int) Math.ceil(height * SCALE),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  @Override
  public void path(double[] x, double[] y, boolean closed, Pen pen) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < x.length; i++) {
      if (i == 0) {
        path.moveTo(x[i], y[i]);
      } else {
        path.lineTo(x[i], y[i]);
      }
    }
    if (closed) {
      path.closePath();
    }
    draw(path, pen);
  }

  @Override
  public void circle(double x, double y, double radius, Pen pen) {
    draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), pen);
  }

  private void draw(Shape shape, Pen pen) {
    if (pen.fill() != null) {
      graphics.setColor(new Color(pen.fill().rgb()));
      graphics.fill(shape);
    }
    if (pen.stroke() != null) {
      float[] dash = new float[pen.dash().length];
      for (int i = 0; i < dash.length; i++) {
        dash[i] = (float) pen.dash()[i];
      }
      graphics.setColor(new Color(pen.stroke().rgb()));
      graphics.setStroke(
          new BasicStroke(
              (float) pen.width(),
              BasicStroke.CAP_BUTT,
              BasicStroke.JOIN_ROUND,
              1,
              dash.length == 0 ? null : dash,
              0));
      graphics.draw(shape);
    }
  }

  @Override
  public void text(Label label, double x, double y, double size, Anchor anchor, boolean bold) {
    Font font =
        new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    Font small = font.deriveFont((float) (size * Label.SMALL));
    double width = 0;
    for (Label.Run run : label.runs()) {
      width += width(run, run.place() == Label.Place.LINE ? font : small);
    }
    double at =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    graphics.setColor(new Color(Tint.INK.rgb()));
    for (Label.Run run : label.runs()) {
      double shift =
          switch (run.place()) {
            case LINE -> 0;
            case RAISED -> -Label.SHIFT * size;
            case LOWERED -> 0.5 * Label.SHIFT * size;
          };
      Font face = run.place() == Label.Place.LINE ? font : small;
      graphics.setFont(face);
      graphics.drawString(run.text(), (float) at, (float) (y + shift));
      at += width(run, face);
    }
  }

  private double width(Label.Run run, Font font) {
    return font.getStringBounds(run.text(), graphics.getFontRenderContext()).getWidth();
  }

  @Override
  public void vertical(Label label, double x, double y, double size) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.PI / 2);
    text(label, 0, 0, size, Anchor.MIDDLE, false);
    graphics.setTransform(before);
  }

  /** The finished picture as PNG. */
  byte[] finish() throws IOException {
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
