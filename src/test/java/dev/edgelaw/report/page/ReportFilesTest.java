package dev.edgelaw.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.report.FirstFigureAsHeadline;
import dev.edgelaw.report.Machine;
import dev.edgelaw.report.plot.Picture;
import dev.edgelaw.studies.E05DriftScalingLaw;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Comparisons;
import dev.edgelaw.study.Fields;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Tolerance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("the same content is the same bytes, in a page of its own")
  void samePage() throws Exception {
    List<String> warnings = new ArrayList<>();
    byte[] first = Files.readAllBytes(ReportFiles.write(content(), folder, warnings::add));
    byte[] second = Files.readAllBytes(ReportFiles.write(content(), folder, warnings::add));
    assertThat(first).isEqualTo(second).hasSizeLessThan(5_000_000);
    assertThat(warnings).isEmpty();
    assertThat(folder.resolve("figures")).isDirectoryContaining("glob:**picture.svg");
    assertThat(HtmlPage.of(content())).doesNotContain("<script", "src=", "@import", "url(");
  }

  @Test
  @DisplayName("every link within the page has its one place")
  void anchors() {
    String page = HtmlPage.of(content());
    List<String> places = all("id=\"([^\"]*)\"", page);
    assertThat(places).doesNotHaveDuplicates();
    assertThat(places).containsAll(all("href=\"#([^\"]*)\"", page)).contains("E05", "E99");
  }

  @Test
  @DisplayName("text is escaped wherever it comes from, and typeset")
  void escaped() {
    assertThat(HtmlPage.of(content()))
        .doesNotContain("<evil")
        .contains("&lt;evil&gt; &amp;", "η<sup>2</sup>", "fails", "not judged")
        .contains("The better statement:</b> &lt;evil&gt;");
  }

  @Test
  @DisplayName("benchmarks: pictures in the page and in the folder, a sentence for a missing one")
  void benchmarks() throws Exception {
    ReportContent some = content();
    Figure figure =
        some.entries().getFirst().judged().findings().figures().getFirst().withNote("see <evil>");
    BenchmarkSection section =
        new BenchmarkSection(
            "a.json",
            "<evil> & co",
            List.of(figure),
            List.of("<evil> is not drawn."),
            List.of(new BenchmarkSection.Target("step", "17 %", ">= 40 %", false, "28 us", "")),
            List.of(new BenchmarkSection.Row("Step.run", "width 64", "12.5 us", "3", "4 %")));
    ReportContent content =
        new ReportContent(some.machine(), List.of(), List.of(), List.of(), List.of(section));
    String page = HtmlPage.of(content);
    assertThat(page)
        .contains(
            "Step.run", "width 64", "12.5 us", "≥ 40 %", "missed", "aria-label=\"" + "&lt;evil")
        .contains("&lt;evil&gt; is not drawn.")
        .doesNotContain("<evil");
    ReportFiles.write(content, folder, warning -> {});
    assertThat(folder.resolve("figures")).isDirectoryContaining("glob:**picture.{svg,png}");
    assertThat(HtmlPage.of(some)).contains("No benchmark results are stored");
  }

  private static List<String> all(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  static ReportContent content() {
    String evil = "<evil> & \"quoted\" eta^2";
    Comparisons comparisons = new Comparisons();
    comparisons.published(evil, Fields.of("seed", evil).map(), 1, 1.5, Tolerance.absolute(1));
    Figure figure =
        new Figure(
            "picture",
            evil,
            new Figure.Axis(evil, true),
            new Figure.Axis(evil, false),
            List.of(Figure.Series.published(evil, new double[] {1, 10}, new double[] {0, 1})));
    Findings findings =
        new Findings(
            List.of(),
            Map.of(),
            comparisons.list(),
            List.of(Claim.refuted(evil, evil, false, evil), Claim.corrected("c", evil, true, evil)),
            List.of(figure));
    Study study = new FirstFigureAsHeadline(new E05DriftScalingLaw());
    return new ReportContent(
        new Machine("1", "abc", "def", evil, "Linux", "cpu", 2),
        List.of(
            new ReportContent.Entry(
                "E05", "t", new Judged(study, study.plan(PlanOptions.PUBLISHED), findings), ""),
            new ReportContent.Entry("E99", evil, null, evil)),
        List.of(),
        List.of(new Picture("Figure9", evil, List.of(figure, figure))),
        List.of());
  }
}
