package dev.edgelaw.report;

import java.util.ArrayList;
import java.util.List;

/** Tables for terminals. */
public final class TextColumns {
  private TextColumns() {}

  /** Tells the tone of a cell. */
  @FunctionalInterface
  public interface Tones {
    /** Heading strong, all else plain. */
    Tones HEADING = (row, column) -> row == 0 ? Tone.STRONG : Tone.PLAIN;

    /**
     * The tone of a cell.
     *
     * @param row its row, from 0
     * @param column its column, from 0
     * @return its tone
     */
    Tone of(int row, int column);
  }

  /**
   * One line for each row, the columns as wide as their widest cell.
   *
   * @param rows all of one length
   * @return lines without line ends
   */
  public static List<String> aligned(List<String[]> rows) {
    return aligned(rows, Screen.FILE, Tones.HEADING);
  }

  /**
   * The columns as wide as their widest cell, cells broken into lines where the screen is too
   * narrow for that.
   *
   * @param rows all of one length
   * @param screen where they go
   * @param tones what to set off
   * @return lines without line ends
   */
  public static List<String> aligned(List<String[]> rows, Screen screen, Tones tones) {
    return blocks(rows, screen, tones).stream().flatMap(List::stream).toList();
  }

  /** The same, row by row. */
  static List<List<String>> blocks(List<String[]> rows, Screen screen, Tones tones) {
    int[] widths = ColumnWidths.fitted(rows, screen.columns());
    List<List<String>> blocks = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      int at = row;
      blocks.add(block(rows.get(row), widths, screen, (unused, column) -> tones.of(at, column)));
    }
    return blocks;
  }

  private static List<String> block(String[] cells, int[] widths, Screen screen, Tones tones) {
    List<List<String>> parts = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      parts.add(Screen.wrapped(cells[i], widths[i]));
    }
    int height = parts.stream().mapToInt(List::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < cells.length; i++) {
        String part = line < parts.get(i).size() ? parts.get(i).get(line) : "";
        // Spaces stay outside of the tone, so that nothing but letters is set off.
        text.append(" ".repeat(ColumnWidths.GAP))
            .append(screen.paint(tones.of(0, i), part))
            .append(" ".repeat(Math.max(0, widths[i] - part.length())));
      }
      lines.add(text.toString().stripTrailing());
    }
    return lines;
  }
}
