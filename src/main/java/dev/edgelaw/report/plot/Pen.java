package dev.edgelaw.report.plot;

/**
 * How something is drawn.
 *
 * @param stroke colour of the line, or null for none
 * @param width of the line
 * @param dash lengths of dashes and gaps in turns, empty for a solid line
 * @param fill colour inside, or null for none
 */
record Pen(Tint stroke, double width, double[] dash, Tint fill) {
  static Pen line(Tint tint, double width, double... dash) {
    return new Pen(tint, width, dash, null);
  }

  static Pen filled(Tint tint) {
    return new Pen(null, 0, new double[0], tint);
  }
}
