package dev.edgelaw.report;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import org.knowm.xchart.style.markers.Marker;

/**
 * A ring around the place: a filled marker of ordinary size at the same place stays visible in it.
 */
final class OpenCircle extends Marker {
  private static final double SIZE = 1.7;
  private static final float STROKE = 1.6f;

  @Override
  public void paint(Graphics2D graphics, double x, double y, int markerSize) {
    double diameter = SIZE * markerSize;
    graphics.setStroke(new BasicStroke(STROKE));
    graphics.draw(new Ellipse2D.Double(x - diameter / 2, y - diameter / 2, diameter, diameter));
  }
}
