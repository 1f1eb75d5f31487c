package dev.edgelaw.report.page;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import dev.edgelaw.report.plot.Label;
import dev.edgelaw.report.plot.Picture;
import dev.edgelaw.study.Headline;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The page of all results as HTML. */
public final class HtmlPage {
  private static final String FOLDER = "/dev/edgelaw/report/";

  private HtmlPage() {}

  /** The values of the template. */
  private record Page(
      List<Count> reproduced,
      List<Count> holds,
      List<StudySection> studies,
      List<ReportContent.Entry> missing,
      List<TheoremSection> theorems,
      boolean anyTheorems,
      List<Drawn> figures,
      boolean anyFigures,
      List<BenchmarkSection> benchmarks,
      boolean anyBenchmarks,
      List<ProtocolRows.Row> machine) {}

  private record Count(Verdict verdict, long number) {}

  private record Drawn(String name, String caption, String svg) {
    static Drawn of(Picture picture) {
      return new Drawn(picture.name(), picture.title(), picture.svg());
    }
  }

  /**
   * Writes the page.
   *
   * @param content what it shows
   * @return the same text for the same content
   */
  public static String of(ReportContent content) {
    List<StudySection> studies =
        content.entries().stream()
            .map(ReportContent.Entry::judged)
            .filter(Objects::nonNull)
            .map(StudySection::of)
            .toList();
    List<ReportContent.Entry> missing =
        content.entries().stream().filter(entry -> entry.judged() == null).toList();
    List<TheoremSection> theorems = TheoremSection.of(content.theorems());
    Page page =
        new Page(
            List.of(count(studies, true), count(studies, false), notRun(missing.size())),
            List.of(Headline.Verdict.values()).stream()
                .map(verdict -> count(studies, verdict))
                .toList(),
            studies,
            missing,
            theorems,
            !theorems.isEmpty(),
            content.figures().stream().map(Drawn::of).toList(),
            !content.figures().isEmpty(),
            content.benchmarks(),
            !content.benchmarks().isEmpty(),
            machine(content));
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .withEscaper(HtmlPage::escaped)
        .withLoader(name -> new java.io.StringReader(resource(name)))
        .compile(resource("report.mustache"))
        .execute(page);
  }

  private static Count count(List<StudySection> studies, boolean reproduced) {
    Verdict verdict = Verdict.reproduced(reproduced);
    return new Count(
        new Verdict(verdict.kind(), verdict.sign(), reproduced ? "reproduce" : "do not reproduce"),
        studies.stream().filter(study -> study.reproduced().equals(verdict)).count());
  }

  private static Count count(List<StudySection> studies, Headline.Verdict verdict) {
    Verdict shown = Verdict.of(verdict);
    String words =
        switch (verdict) {
          case HOLDS -> "hold as claimed";
          case RESERVED -> "hold with a reservation";
          case FAILS -> "fail";
        };
    return new Count(
        new Verdict(shown.kind(), shown.sign(), words),
        studies.stream().filter(study -> study.holds().equals(shown)).count());
  }

  private static Count notRun(long number) {
    return new Count(Verdict.none("not run yet"), number);
  }

  private static List<ProtocolRows.Row> machine(ReportContent content) {
    return List.of(
        new ProtocolRows.Row("program", "edgelaw " + content.machine().version()),
        new ProtocolRows.Row("revision", content.machine().revision()),
        new ProtocolRows.Row("Java", content.machine().java()),
        new ProtocolRows.Row("system", content.machine().operatingSystem()),
        new ProtocolRows.Row(
            "processor",
            "%s (%d)".formatted(content.machine().cpu(), content.machine().processors())));
  }

  /** The one place where text becomes HTML: escaped, with exponents raised and indices lowered. */
  private static String escaped(String text) {
    return Label.of(text).runs().stream()
        .map(
            run -> {
              String letters = Escapers.HTML.escape(run.text());
              return switch (run.place()) {
                case LINE -> letters;
                case RAISED -> "<sup>" + letters + "</sup>";
                case LOWERED -> "<sub>" + letters + "</sub>";
              };
            })
        .collect(Collectors.joining());
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(FOLDER + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
