package dev.edgelaw.report.plot;

/** Shapes that tell series apart without colours. */
enum Marker {
  DISC,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  CROSS,
  RING,
  /** For a second set of published points that belongs to no curve. */
  OPEN_SQUARE;

  private static final double RADIUS = 2.6;
  private static final double RING_RADIUS = 4.4;

  /** The shape of the i-th measured series. */
  static Marker of(int index) {
    return values()[index % RING.ordinal()];
  }

  void draw(Canvas canvas, double x, double y, Tint tint) {
    Pen filled = Pen.filled(tint);
    double r = RADIUS;
    switch (this) {
      case DISC -> canvas.circle(x, y, r, filled);
      case RING -> canvas.circle(x, y, RING_RADIUS, Pen.line(tint, 1.1));
      case OPEN_SQUARE -> {
        double a = RING_RADIUS;
        canvas.path(
            new double[] {x - a, x + a, x + a, x - a},
            new double[] {y - a, y - a, y + a, y + a},
            true,
            Pen.line(tint, 1.1));
      }
      case SQUARE -> {
        double a = 0.9 * r;
        canvas.path(
            new double[] {x - a, x + a, x + a, x - a},
            new double[] {y - a, y - a, y + a, y + a},
            true,
            filled);
      }
      case TRIANGLE ->
          canvas.path(
              new double[] {x - 1.1 * r, x + 1.1 * r, x},
              new double[] {y + 0.8 * r, y + 0.8 * r, y - 1.2 * r},
              true,
              filled);
      case DIAMOND -> {
        double a = 1.25 * r;
        canvas.path(
            new double[] {x - a, x, x + a, x}, new double[] {y, y - a, y, y + a}, true, filled);
      }
      case CROSS -> {
        Pen line = Pen.line(tint, 1.4);
        canvas.path(new double[] {x - r, x + r}, new double[] {y - r, y + r}, false, line);
        canvas.path(new double[] {x - r, x + r}, new double[] {y + r, y - r}, false, line);
      }
    }
  }
}
