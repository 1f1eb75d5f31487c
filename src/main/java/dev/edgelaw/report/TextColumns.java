package dev.edgelaw.report;

import java.util.ArrayList;
import java.util.List;

/** Tables for terminals. */
public final class TextColumns {
  private TextColumns() {}

  /**
   * One line for each row, the columns as wide as their widest cell.
   *
   * @param rows all of one length
   * @return lines without line ends
   */
  public static List<String> aligned(List<String[]> rows) {
    int columns = rows.getFirst().length;
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < columns; i++) {
        line.append(' ').append(row[i]).append(" ".repeat(widths[i] - row[i].length() + 1));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
