package dev.edgelaw.report;

import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All studies, one row each: for the terminal, and in Markdown for the README. */
public final class VerdictTable {
  /** First line of the table in a Markdown file. */
  public static final String BEGIN =
      "<!-- results: written by `./edgelaw results-table --write README.md` -->";

  /** Line behind the table in a Markdown file. */
  public static final String END = "<!-- end of results -->";

  private static final List<String> HEADINGS =
      List.of("study", "the paper", "figure", "published", "ours", "reproduces", "claim", "why");

  private VerdictTable() {}

  /**
   * The table for a terminal.
   *
   * @param rows the verdicts, one study a row
   * @return lines without line ends
   */
  public static List<String> lines(List<StudyVerdict> rows) {
    List<String[]> cells = new ArrayList<>();
    cells.add(HEADINGS.toArray(String[]::new));
    rows.forEach(row -> cells.add(cells(row).toArray(String[]::new)));
    return TextColumns.aligned(cells);
  }

  /**
   * The table in Markdown.
   *
   * @param rows the verdicts, one study a row
   * @return lines without line ends
   */
  public static List<String> markdown(List<StudyVerdict> rows) {
    return Stream.concat(
            Stream.of(HEADINGS, HEADINGS.stream().map(heading -> "---").toList()),
            rows.stream().map(VerdictTable::cells))
        .map(VerdictTable::markdownRow)
        .toList();
  }

  private static List<String> cells(StudyVerdict verdict) {
    Headline headline = verdict.headline();
    return List.of(
        verdict.study(),
        headline.claim(),
        headline.figure(),
        value(headline.published()),
        value(headline.ours()),
        "%s %d/%d, worst %s tol"
            .formatted(
                verdict.reproduced() ? "yes" : "NO",
                verdict.within(),
                verdict.comparable(),
                verdict.worst()),
        headline.verdict().words(),
        headline.reason());
  }

  private static String value(double value) {
    return Double.isNaN(value) ? "-" : Text.number(value);
  }

  private static String markdownRow(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }

  /**
   * Puts the table between the markers of a Markdown file.
   *
   * @param file the file
   * @param rows the verdicts, one study a row
   * @throws IllegalArgumentException if the file lacks the markers
   */
  public static void write(Path file, List<StudyVerdict> rows) {
    try {
      List<String> lines = Files.readAllLines(file);
      int begin = lines.indexOf(BEGIN);
      int end = lines.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new IllegalArgumentException(
            "%s: needs the lines '%s' and '%s'".formatted(file, BEGIN, END));
      }
      List<String> changed = new ArrayList<>(lines.subList(0, begin + 1));
      changed.addAll(markdown(rows));
      changed.addAll(lines.subList(end, lines.size()));
      Files.writeString(file, String.join("\n", changed) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
