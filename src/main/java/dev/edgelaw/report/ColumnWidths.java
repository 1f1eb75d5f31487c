package dev.edgelaw.report;

import java.util.List;

/** How wide the columns of a table are, so that it fits where it goes. */
final class ColumnWidths {
  /** Spaces before each column. */
  static final int GAP = 2;

  private final List<String[]> rows;
  private final int[] widths;
  private final int[] least;

  private ColumnWidths(List<String[]> rows) {
    this.rows = rows;
    this.widths = new int[rows.getFirst().length];
    this.least = new int[widths.length];
    for (String[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
        for (String word : row[i].split(" ")) {
          least[i] = Math.max(least[i], word.length());
        }
      }
    }
  }

  /** As wide as their widest cells. */
  static int[] natural(List<String[]> rows) {
    return new ColumnWidths(rows).widths;
  }

  /**
   * Takes from columns of several words what the screen is too narrow by: from that one where it
   * costs the fewest lines.
   */
  static int[] fitted(List<String[]> rows, int columns) {
    ColumnWidths table = new ColumnWidths(rows);
    long excess = (long) sum(table.widths) - columns;
    while (excess > 0) {
      int taken = table.narrow((int) excess);
      if (taken == 0) {
        break;
      }
      excess -= taken;
    }
    return table.widths;
  }

  /** The width of a table. */
  static int sum(int[] widths) {
    int sum = 0;
    for (int width : widths) {
      sum += GAP + width;
    }
    return sum;
  }

  private int narrow(int excess) {
    int best = 0;
    int most = 0;
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < widths.length; i++) {
      int possible = Math.min(widths[i] - least[i], excess);
      if (possible > 0 && possible >= most) {
        widths[i] -= possible;
        long lines = lines();
        widths[i] += possible;
        if (possible > most || lines < fewest) {
          best = i;
          most = possible;
          fewest = lines;
        }
      }
    }
    widths[best] -= most;
    return most;
  }

  private long lines() {
    long lines = 0;
    for (String[] row : rows) {
      int highest = 1;
      for (int i = 0; i < row.length; i++) {
        if (row[i].length() > widths[i]) {
          highest = Math.max(highest, Screen.wrapped(row[i], widths[i]).size());
        }
      }
      lines += highest;
    }
    return lines;
  }
}
