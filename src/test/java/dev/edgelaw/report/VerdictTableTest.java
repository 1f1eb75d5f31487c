package dev.edgelaw.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.studies.Catalogue;
import dev.edgelaw.study.Headline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTableTest {
  private static final List<StudyVerdict> ROWS =
      List.of(
          new StudyVerdict(
              "E05",
              new Headline(
                  "drift ~ eta^1.16", "exponent", 1.16, 1.17, Headline.Verdict.FAILS, "|S|"),
              true,
              153,
              153,
              0.68,
              1));

  @TempDir private Path folder;

  @Test
  void lines() {
    assertThat(VerdictTable.lines(ROWS, Screen.FILE).get(1))
        .matches(
            "  E05 +drift ~ eta\\^1.16 +exponent +1.160 +1.170 +yes 153/153, worst 0.68 tol +fails"
                + " +\\|S\\|");
  }

  @Test
  @DisplayName("the table stands between the markers, and all else stays as it is")
  void markdown() throws IOException {
    Path file = folder.resolve("README.md");
    Files.writeString(
        file, "before\n" + VerdictTable.BEGIN + "\nold\n" + VerdictTable.END + "\nafter\n");
    VerdictTable.write(file, ROWS);
    String once = Files.readString(file);
    assertThat(once)
        .startsWith("before\n" + VerdictTable.BEGIN + "\n| study | the paper | ")
        .endsWith(" |\n" + VerdictTable.END + "\nafter\n")
        .contains("| fails | \\|S\\| |\n")
        .doesNotContain("old");
    VerdictTable.write(file, ROWS);
    assertThat(file).hasContent(once);
    Files.writeString(file, "no markers");
    assertThatIllegalArgumentException().isThrownBy(() -> VerdictTable.write(file, ROWS));
  }

  @Test
  @DisplayName("the README carries the generated table, with a row for every study")
  void readme() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("README.md"));
    int begin = lines.indexOf(VerdictTable.BEGIN);
    List<String> table = lines.subList(begin + 1, lines.indexOf(VerdictTable.END));
    assertThat(table.subList(0, 2)).isEqualTo(VerdictTable.markdown(List.of()));
    assertThat(table.subList(2, table.size()))
        .zipSatisfy(
            Catalogue.studies(),
            (line, study) -> assertThat(line).startsWith("| " + study.id() + " | "))
        .hasSameSizeAs(Catalogue.studies());
  }
}
