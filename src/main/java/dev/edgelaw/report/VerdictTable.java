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

  private static final int REPRODUCES = HEADINGS.indexOf("reproduces");
  private static final int CLAIM = HEADINGS.indexOf("claim");

  private VerdictTable() {}

  /**
   * The table: a line for each study or, where that is too wide for the screen, its verdicts and
   * beneath them the figure and the reason.
   *
   * @param rows the verdicts, one study a row
   * @param screen where it goes
   * @return lines without line ends
   */
  public static List<String> lines(List<StudyVerdict> rows, Screen screen) {
    List<String[]> cells = new ArrayList<>();
    cells.add(HEADINGS.toArray(String[]::new));
    rows.forEach(row -> cells.add(cells(row).toArray(String[]::new)));
    return ColumnWidths.sum(ColumnWidths.natural(cells)) <= screen.columns()
        ? TextColumns.aligned(cells, screen, tones(rows, REPRODUCES, CLAIM))
        : narrow(rows, cells, screen);
  }

  private static List<String> narrow(List<StudyVerdict> rows, List<String[]> cells, Screen screen) {
    List<String[]> verdicts = new ArrayList<>();
    for (String[] cell : cells) {
      // How far the worst figure is off can be left out before anything else.
      String reproduces = cell[REPRODUCES].split(",")[0];
      verdicts.add(new String[] {cell[0], cell[1], reproduces, cell[CLAIM]});
    }
    List<String> lines = new ArrayList<>();
    int indent = 2 + verdicts.stream().mapToInt(row -> row[0].length()).max().orElse(0) + 2;
    List<List<String>> above = TextColumns.blocks(verdicts, screen, tones(rows, 2, 3));
    lines.addAll(above.getFirst());
    for (int i = 0; i < rows.size(); i++) {
      Headline headline = rows.get(i).headline();
      lines.addAll(above.get(i + 1));
      lines.addAll(
          screen.indented(
              indent,
              "%s: published %s, ours %s; %s"
                  .formatted(
                      headline.figure(),
                      value(headline.published()),
                      value(headline.ours()),
                      headline.reason())));
    }
    return lines;
  }

  private static TextColumns.Tones tones(List<StudyVerdict> rows, int reproduces, int claim) {
    return (row, column) -> {
      if (row == 0) {
        return Tone.STRONG;
      }
      StudyVerdict verdict = rows.get(row - 1);
      return column == reproduces
          ? Screen.tone(verdict.reproduced())
          : column == claim ? Screen.tone(verdict.headline().verdict()) : Tone.PLAIN;
    };
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
