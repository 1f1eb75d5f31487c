package dev.edgelaw.report.plot;

/** What pictures are drawn on. Coordinates grow to the right and downwards. */
interface Canvas {
  /** Where a text touches its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A line through points, or the area within where it is closed. */
  void path(double[] x, double[] y, boolean closed, Pen pen);

  /** A disc or a ring. */
  void circle(double x, double y, double radius, Pen pen);

  /** A line of text on a base line. */
  void text(Label label, double x, double y, double size, Anchor anchor, boolean bold);

  /** The same, read from bottom to top. */
  void vertical(Label label, double x, double y, double size);
}
