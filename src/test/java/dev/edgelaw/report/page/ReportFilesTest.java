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
        .contains("&lt;evil&gt; &amp;", "η<sup>2</sup>", "fails", "not judged");
  }

  @Test
  @DisplayName("benchmark results, alone or beside their machine; none is no error")
  void benchmarks() throws Exception {
    assertThat(BenchmarkSection.in(folder.resolve("none"))).isEmpty();
    Files.writeString(
        folder.resolve("a.json"),
        """
        {"environment": {"cpu": "<evil> & co"}, "results": [{"benchmark": "dev.edgelaw.bench.Step.run",
          "params": {"width": "64"},
          "primaryMetric": {"score": 12.5, "scoreError": "NaN", "scoreUnit": "us/op"}}]}
        """);
    ReportContent some = content();
    String page =
        HtmlPage.of(
            new ReportContent(
                some.machine(), some.entries(), List.of(), List.of(), BenchmarkSection.in(folder)));
    assertThat(page).contains("Step.run", "12.50", "us/op", "width 64").doesNotContain("<evil");
  }

  private static List<String> all(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static ReportContent content() {
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
