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
   * A row.
   *
   * @param study the study's id
   * @param note what stands instead of the verdicts where there are none
   * @param verdict its verdicts, or null
   */
  public record Row(String study, String note, StudyVerdict verdict) {
    /**
     * A study that was judged.
     *
     * @param verdict its verdicts
     * @return the row
     */
    public static Row of(StudyVerdict verdict) {
      return new Row(verdict.study(), "", verdict);
    }

    /**
     * A study that was not.
     *
     * @param study its id
     * @param note why
     * @return the row
     */
    public static Row without(String study, String note) {
      return new Row(study, note, null);
    }

    private List<String> cells() {
      if (verdict == null) {
        return List.of(study, note, "", "", "", "", "", "");
      }
      Headline headline = verdict.headline();
      return List.of(
          study,
          headline.claim(),
          headline.figure(),
          value(headline.published()),
          value(headline.ours()),
          reproduces(),
          headline.verdict().words(),
          headline.reason());
    }

    private static String value(double value) {
      return Double.isNaN(value) ? "-" : Text.number(value);
    }

    private String reproduces() {
      return "%s %d/%d, worst %s tol"
          .formatted(
              verdict.reproduced() ? "yes" : "NO",
              verdict.within(),
              verdict.comparable(),
              verdict.worst());
    }
  }

  /**
   * The table for a terminal.
   *
   * @param rows its rows
   * @return lines without line ends
   */
  public static List<String> lines(List<Row> rows) {
    List<String[]> cells = new ArrayList<>();
    cells.add(HEADINGS.toArray(String[]::new));
    rows.forEach(row -> cells.add(row.cells().toArray(String[]::new)));
    return TextColumns.aligned(cells);
  }

  /**
   * The table in Markdown.
   *
   * @param rows its rows
   * @return lines without line ends
   */
  public static List<String> markdown(List<Row> rows) {
    return MarkedSection.table(HEADINGS, rows.stream().map(Row::cells).toList());
  }

  /**
   * Puts the table between the markers of a Markdown file.
   *
   * @param file the file
   * @param rows the rows
   * @throws IllegalArgumentException if the file lacks the markers
   */
  public static void write(Path file, List<Row> rows) {
    new MarkedSection(BEGIN, END).replace(file, markdown(rows));
  }
}
