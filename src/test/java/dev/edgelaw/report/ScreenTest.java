package dev.edgelaw.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.study.Headline;
import dev.edgelaw.theorems.Outcome;
import dev.edgelaw.theorems.Requirement;
import dev.edgelaw.theorems.Status;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
  private static final List<StudyVerdict> ROWS =
      List.of(
          row("E05", "drift ~ eta^1.16 over four decades", Headline.Verdict.FAILS, true),
          row("E10", "linear to ReLU", Headline.Verdict.RESERVED, true),
          row("E99", "a claim that is as long as a claim can be", Headline.Verdict.HOLDS, false));

  private static StudyVerdict row(
      String study, String claim, Headline.Verdict verdict, boolean reproduced) {
    return new StudyVerdict(
        study,
        new Headline(
            claim,
            "exponent",
            1.16,
            1.17,
            verdict,
            "from one rate to the next it is 1.01 to 2.03, and that is no power law at all"),
        reproduced,
        153,
        153,
        0.68,
        1);
  }

  private static Screen plain(int columns) {
    return new Screen(columns, Screen.FILE.ink());
  }

  private static Screen marked(int columns) {
    return new Screen(columns, (tone, text) -> "<" + tone + ":" + text + ">");
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 90, 100, 120, 150})
  @DisplayName("the table of verdicts fits, and every word of it stays")
  void verdictsFit(int columns) {
    List<String> lines = VerdictTable.lines(ROWS, plain(columns));
    assertThat(lines).allMatch(line -> line.length() <= columns).hasSizeLessThanOrEqualTo(13);
    String all = lines.stream().map(String::strip).collect(Collectors.joining(" "));
    assertThat(all).contains("E05", "yes 153/153", "fails", "exponent", "1.160", "power law");
  }

  @Test
  @DisplayName("a file gets one line a study, without any mark")
  void file() {
    assertThat(VerdictTable.lines(ROWS, Screen.FILE))
        .hasSize(4)
        .allMatch(line -> line.length() > 130);
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 400})
  @DisplayName("tones follow the verdicts, and take no room")
  void tones(int columns) {
    List<String> lines = VerdictTable.lines(ROWS, marked(columns));
    assertThat(lines.getFirst()).contains("<STRONG:study>", "<STRONG:claim>");
    assertThat(String.join("\n", lines)).contains("<BAD:fails>", "<FAIR:holds", "<GOOD:holds>");
    assertThat(lines).filteredOn(line -> line.contains("<BAD:NO 153/153")).hasSize(1);
    List<String> bare = lines.stream().map(l -> l.replaceAll("<[A-Z]+:|(?<! )>", "")).toList();
    assertThat(bare).isEqualTo(VerdictTable.lines(ROWS, plain(columns)));
  }

  @Test
  @DisplayName("columns give way where it costs the fewest lines, never within a word")
  void columns() {
    List<String[]> rows =
        List.of(
            new String[] {"one two three", "a b c d e f g h"},
            new String[] {"one two three", "-"},
            new String[] {"one two three", "-"});
    assertThat(TextColumns.aligned(rows, plain(26), TextColumns.Tones.HEADING))
        .containsExactly(
            "  one two three  a b c d e",
            "                 f g h",
            "  one two three  -",
            "  one two three  -");
    assertThat(TextColumns.aligned(rows, plain(1), TextColumns.Tones.HEADING)).contains("  three");
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 100, 130, 200})
  @DisplayName("theorems: numbers beside the statement, or beneath it where the screen is narrow")
  void theorems(int columns) {
    Outcome outcome =
        new Outcome(
            "4.10",
            "some words that say what is true, so many of them that they need a second line here",
            Status.FALSE,
            300,
            300,
            1.5e-15,
            "",
            new Requirement.AtMost(1e-12),
            List.of());
    TheoremTable table = new TheoremTable(plain(columns));
    List<String> lines = table.lines(outcome);
    assertThat(lines).allMatch(line -> line.length() <= columns).hasSize(columns < 130 ? 3 : 2);
    assertThat(table.heading()).endsWith("  verdict").hasSizeLessThanOrEqualTo(columns);
    assertThat(String.join(" ", lines)).contains("300", "1.50e-15", "<= 1e-12", "refuted");
    assertThat(new TheoremTable(marked(columns)).lines(outcome))
        .first()
        .asString()
        .endsWith("<FAIR:refuted>");
  }
}
