package dev.edgelaw.net;

import static dev.edgelaw.kernel.MatrixLayout.ORIGIN;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;

import dev.edgelaw.kernel.MatrixLayout;

/**
 * A matrix cut into panels of {@link MatrixLayout#PANEL} columns, one behind the other, each with
 * all rows. What the last one has too many columns holds zeros.
 *
 * @param rows number of rows
 * @param columns number of columns that carry data
 */
record Panels(int rows, int columns) {
  /** Number of panels. */
  int count() {
    return (columns + PANEL - 1) / PANEL;
  }

  /** Length of an array for all panels. */
  int arrayLength() {
    return ORIGIN + count() * rows * PANEL;
  }

  /** Columns that carry data in panel {@code p}. */
  int columns(int p) {
    return Math.min(PANEL, columns - PANEL * p);
  }

  /** Some rows of panel {@code p}, its columns those that carry data. */
  MatrixLayout panel(int p, int first, int count) {
    return new MatrixLayout(ORIGIN + (p * rows + first) * PANEL, count, columns(p), PANEL);
  }

  /** Some rows of panel {@code p} with all its columns. */
  MatrixLayout whole(int p, int first, int count) {
    return new MatrixLayout(ORIGIN + (p * rows + first) * PANEL, count, PANEL, PANEL);
  }
}
