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
public record Panels(int rows, int columns) {
  /** Columns of half a panel: the kernel's blocks are a whole or half a panel wide. */
  private static final int HALF = PANEL / 2;

  /**
   * Number of panels.
   *
   * @return the columns over those of a panel, rounded up
   */
  public int count() {
    return (columns + PANEL - 1) / PANEL;
  }

  /**
   * Length of an array for all panels.
   *
   * @return index behind the last panel
   */
  public int arrayLength() {
    return ORIGIN + count() * rows * PANEL;
  }

  /**
   * Columns of a panel that carry data.
   *
   * @param p the panel
   * @return all but for the last
   */
  public int columns(int p) {
    return Math.min(PANEL, columns - PANEL * p);
  }

  /**
   * Columns of a panel that blocks of the kernel write.
   *
   * @param p the panel
   * @return all, or for the last those that carry data rounded up to whole halves
   */
  public int written(int p) {
    return (columns(p) + HALF - 1) / HALF * HALF;
  }

  /**
   * Some rows of a panel.
   *
   * @param p the panel
   * @param first the first row
   * @param count number of rows
   * @return their place; its columns are those that carry data
   */
  public MatrixLayout panel(int p, int first, int count) {
    return new MatrixLayout(ORIGIN + (p * rows + first) * PANEL, count, columns(p), PANEL);
  }

  /**
   * Some rows of a panel, with the columns that are {@link #written}.
   *
   * @param p the panel
   * @param first the first row
   * @param count number of rows
   * @return their place
   */
  public MatrixLayout whole(int p, int first, int count) {
    return new MatrixLayout(ORIGIN + (p * rows + first) * PANEL, count, written(p), PANEL);
  }

  /**
   * Copies a matrix into panels; what fills the last is left alone.
   *
   * @param from array of the matrix
   * @param layout its place, rows x columns
   * @param to array of the panels
   */
  public void copy(double[] from, MatrixLayout layout, double[] to) {
    for (int p = 0; p < count(); p++) {
      for (int i = 0; i < rows; i++) {
        System.arraycopy(
            from, layout.index(i, PANEL * p), to, ORIGIN + (p * rows + i) * PANEL, columns(p));
      }
    }
  }

  /**
   * Some rows of the matrix.
   *
   * @param first the first row
   * @param count number of rows
   * @return the rows
   */
  public Rows rows(int first, int count) {
    return new Rows(this, first, count);
  }

  /**
   * Consecutive rows of a matrix in panels: what some samples have in a layer.
   *
   * @param matrix the whole
   * @param first the first row
   * @param count number of rows
   */
  public record Rows(Panels matrix, int first, int count) {
    /**
     * The rows of a panel.
     *
     * @param p the panel
     * @return their place; its columns are those that carry data
     */
    public MatrixLayout panel(int p) {
      return matrix.panel(p, first, count);
    }

    /**
     * The rows of a panel, with the columns that are {@link #written}.
     *
     * @param p the panel
     * @return their place
     */
    public MatrixLayout whole(int p) {
      return matrix.whole(p, first, count);
    }

    /**
     * The rows of all panels.
     *
     * @return one place per panel, with the columns that are {@link #written}
     */
    public MatrixLayout[] all() {
      MatrixLayout[] all = new MatrixLayout[matrix.count()];
      for (int p = 0; p < all.length; p++) {
        all[p] = whole(p);
      }
      return all;
    }
  }
}
