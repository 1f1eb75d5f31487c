package dev.edgelaw.report.plot;

import java.util.List;
import java.util.Locale;

/**
 * A colour.
 *
 * @param role name by which a page may give it another value, for example on a dark background
 * @param rgb red, green and blue
 */
record Tint(String role, int rgb) {
  static final Tint PAPER = new Tint("paper", 0xFFFFFF);
  static final Tint INK = new Tint("ink", 0x222222);
  static final Tint GRID = new Tint("grid", 0xE4E4E4);

  /** Okabe and Ito's palette, told apart by colour-blind readers, the bright ones darkened. */
  private static final List<Tint> SERIES =
      List.of(
          new Tint("c0", 0x0072B2),
          new Tint("c1", 0xD55E00),
          new Tint("c2", 0x008F69),
          new Tint("c3", 0xB8558C),
          new Tint("c4", 0xB87A00),
          new Tint("c5", 0x2E93CC),
          new Tint("c6", 0x6B5B95),
          new Tint("c7", 0x7A7A7A));

  static Tint series(int index) {
    return SERIES.get(index % SERIES.size());
  }

  String hex() {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}
