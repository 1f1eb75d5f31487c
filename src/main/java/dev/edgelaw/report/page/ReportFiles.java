package dev.edgelaw.report.page;

import dev.edgelaw.report.FigureFiles;
import dev.edgelaw.report.plot.Picture;
import dev.edgelaw.study.Figure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** The page of all results and its folder of figures. */
public final class ReportFiles {
  private static final String PAGE = "report.html";

  private ReportFiles() {}

  /**
   * Writes {@code report.html} and {@code figures}.
   *
   * @param content what to show
   * @param folder where they go
   * @param warnings told of pictures that could not be drawn
   * @return the page
   */
  public static Path write(ReportContent content, Path folder, Consumer<String> warnings) {
    try {
      Path figures = Files.createDirectories(folder.resolve("figures"));
      for (Picture picture : content.figures()) {
        FigureFiles.write(picture, figures, warnings);
      }
      for (ReportContent.Entry entry : content.entries()) {
        if (entry.judged() != null) {
          for (Figure figure : entry.judged().findings().figures()) {
            FigureFiles.write(Picture.of(figure), figures, warnings);
          }
        }
      }
      for (BenchmarkSection section : content.benchmarks()) {
        for (Figure figure : section.figures()) {
          FigureFiles.write(Picture.of(figure), figures, warnings);
        }
      }
      Path temporary = folder.resolve(PAGE + ".tmp");
      Files.writeString(temporary, HtmlPage.of(content));
      return Files.move(temporary, folder.resolve(PAGE), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
