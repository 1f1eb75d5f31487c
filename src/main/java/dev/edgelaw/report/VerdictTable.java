package dev.edgelaw.report;

import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    return MarkedSection.table(HEADINGS, rows.stream().map(VerdictTable::cells).toList());
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

  /**
   * Puts the table between the markers of a Markdown file.
   *
   * @param file the file
   * @param rows the verdicts, one study a row
   * @throws IllegalArgumentException if the file lacks the markers
   */
  public static void write(Path file, List<StudyVerdict> rows) {
    new MarkedSection(BEGIN, END).replace(file, markdown(rows));
  }
}
