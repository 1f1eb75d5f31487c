package dev.edgelaw.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part of a Markdown file that the program writes, between two lines that stay.
 *
 * @param begin the line before it
 * @param end the line behind it
 */
public record MarkedSection(String begin, String end) {
  /**
   * A table in Markdown.
   *
   * @param headings its first row
   * @param rows the others
   * @return lines without line ends
   */
  public static List<String> table(List<String> headings, List<List<String>> rows) {
    return Stream.concat(
            Stream.of(headings, headings.stream().map(heading -> "---").toList()), rows.stream())
        .map(MarkedSection::row)
        .toList();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /**
   * Puts other lines between the markers.
   *
   * @param file a Markdown file
   * @param content the lines
   * @throws IllegalArgumentException if the file lacks the markers
   */
  public void replace(Path file, List<String> content) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("%s: must be a Markdown file".formatted(file));
    }
    try {
      List<String> lines = Files.readAllLines(file);
      int from = lines.indexOf(begin);
      int to = lines.indexOf(end);
      if (from < 0 || to < from) {
        throw new IllegalArgumentException(
            "%s: needs the lines '%s' and '%s'".formatted(file, begin, end));
      }
      List<String> changed = new ArrayList<>(lines.subList(0, from + 1));
      changed.addAll(content);
      changed.addAll(lines.subList(to, lines.size()));
      Files.writeString(file, String.join("\n", changed) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
