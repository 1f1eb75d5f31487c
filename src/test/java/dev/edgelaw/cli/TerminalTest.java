package dev.edgelaw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.report.StudyVerdict;
import dev.edgelaw.report.VerdictTable;
import dev.edgelaw.study.Headline;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TerminalTest {
  private static final char ESCAPE = '\u001b';

  private static final List<StudyVerdict> ROWS =
      List.of(
          new StudyVerdict(
              "E05",
              new Headline("claim", "figure", 1, 1, Headline.Verdict.FAILS, "@|red reason|@"),
              true,
              1,
              1,
              0,
              1));

  @Test
  @DisplayName("colours where there are colours, the same letters everywhere")
  void colours() {
    List<String> plain = VerdictTable.lines(ROWS, Terminal.screen(200, Ansi.OFF));
    List<String> coloured = VerdictTable.lines(ROWS, Terminal.screen(200, Ansi.ON));
    assertThat(plain).noneMatch(line -> line.indexOf(ESCAPE) >= 0);
    assertThat(coloured.get(1))
        .contains(Ansi.Style.fg_green.on() + "yes 1/1, worst 0 tol" + Ansi.Style.reset.on())
        .contains(Ansi.Style.fg_red.on() + "fails" + Ansi.Style.reset.on())
        .endsWith("@|red reason|@");
    assertThat(coloured.stream().map(line -> line.replaceAll(ESCAPE + "\\[[0-9;]*m", "")))
        .isEqualTo(plain);
  }

  @Test
  @DisplayName("without a bar: a line now and then, none for short work")
  void lines() throws InterruptedException {
    StringWriter log = new StringWriter();
    PrintWriter err = new PrintWriter(log, true);
    try (Progress brief = Progress.of(Terminal.NONE, err, "runs", 2)) {
      brief.step();
    }
    assertThat(log.toString()).isEmpty();

    try (Progress slow =
        new Progress(
            Terminal.NONE,
            err,
            "runs",
            new Pace(500, 100, 400, System::nanoTime),
            Duration.ofMillis(20))) {
      for (int i = 0; i < 500 && log.toString().isEmpty(); i++) {
        Thread.sleep(10);
      }
      slow.step(4);
    }
    assertThat(log.toString().lines().findFirst()).hasValue("edgelaw: 100 of 500 runs done");
  }

  @Test
  void nothingToDoIsNoError() {
    try (Progress none = Progress.of(Terminal.NONE, new PrintWriter(new StringWriter()), "x", 0)) {
      none.step();
    }
  }
}
