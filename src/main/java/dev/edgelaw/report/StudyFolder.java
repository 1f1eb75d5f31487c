package dev.edgelaw.report;

import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * The files of one study: {@code config.json}, {@code results.json}, {@code machine.json} and its
 * figures.
 *
 * @param folder where they go
 */
public record StudyFolder(Path folder) {
  /**
   * Writes everything.
   *
   * @param study the study
   * @param plan its plan
   * @param findings what was found
   * @param circumstances machine and timing
   * @param warnings told of pictures that could not be drawn
   */
  public void write(
      Study study,
      Plan plan,
      Findings findings,
      Circumstances circumstances,
      Consumer<String> warnings) {
    try {
      Files.createDirectories(folder);
      replace("config.json", ResultsJson.plan(study, plan));
      replace("results.json", ResultsJson.findings(study, plan, findings));
      replace("machine.json", circumstances.json());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Figure figure : findings.figures()) {
      FigureFiles.write(figure, folder, warnings);
    }
  }

  private void replace(String name, String text) throws IOException {
    Path temporary = folder.resolve(name + ".tmp");
    Files.writeString(temporary, text);
    Files.move(temporary, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
