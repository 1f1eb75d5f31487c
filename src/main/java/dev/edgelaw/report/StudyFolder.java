package dev.edgelaw.report;

import dev.edgelaw.engine.Canonical;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.report.plot.Picture;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of one study: {@code config.json}, {@code results.json}, {@code machine.json} and its
 * figures.
 *
 * @param folder where they go
 */
public record StudyFolder(Path folder) {
  private static final String CONFIG = "config.json";
  private static final String RESULTS = "results.json";
  private static final String MACHINE = "machine.json";

  /**
   * Everything that findings are computed from: the program, the plan and the stored runs.
   *
   * @param plan hash of the plan
   * @param inputs hash of all three; {@value Machine#UNKNOWN} where the program's sources are not
   *     known
   */
  public record Origin(String plan, String inputs) {
    /**
     * The origin of a study's findings.
     *
     * @param study the study
     * @param plan its plan
     * @param checksums of the stored results of all its runs
     * @param machine the program
     * @return their hash
     */
    public static Origin of(
        Study study, Plan plan, Map<RunSpec, String> checksums, Machine machine) {
      String config = Canonical.hash(ResultsJson.plan(study, plan));
      StringBuilder inputs = new StringBuilder(machine.sources()).append(config);
      for (Cell cell : plan.cells()) {
        inputs.append(checksums.get(cell.run()));
      }
      boolean known = !machine.sources().equals(Machine.UNKNOWN);
      return new Origin(config, known ? Canonical.hash(inputs.toString()) : Machine.UNKNOWN);
    }
  }

  /**
   * Writes everything.
   *
   * @param study the study
   * @param plan its plan
   * @param findings what was found
   * @param origin what it was computed from
   * @param circumstances machine and timing
   * @param warnings told of pictures that could not be drawn
   */
  public void write(
      Study study,
      Plan plan,
      Findings findings,
      Origin origin,
      Circumstances circumstances,
      Consumer<String> warnings) {
    try {
      Files.createDirectories(folder);
      // Without it nothing passes for up to date while the rest is replaced.
      Files.deleteIfExists(folder.resolve(MACHINE));
      String results = ResultsJson.findings(study, plan, findings);
      replace(CONFIG, ResultsJson.plan(study, plan));
      replace(RESULTS, results);
      for (Figure figure : findings.figures()) {
        FigureFiles.write(Picture.of(figure), folder, warnings);
      }
      replace(MACHINE, ResultsJson.machine(circumstances, origin, Canonical.hash(results)));
    } catch (FileSystemException e) {
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      // A full disk names neither file nor folder.
      throw new UncheckedIOException(
          new FileSystemException(folder.toString(), null, e.getMessage()));
    }
  }

  /**
   * The findings that lie here, if they are what would be written now.
   *
   * @param origin what they would be computed from
   * @return text of {@code results.json}, or empty where it has to be computed
   */
  public Optional<String> upToDate(Origin origin) {
    try {
      if (origin.inputs().equals(Machine.UNKNOWN) || !Files.exists(folder.resolve(MACHINE))) {
        return Optional.empty();
      }
      byte[] results = Files.readAllBytes(folder.resolve(RESULTS));
      String text = new String(results, StandardCharsets.UTF_8);
      boolean same =
          ResultsJson.isOf(Files.readString(folder.resolve(MACHINE)), origin, Canonical.hash(text));
      return same ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void replace(String name, String text) throws IOException {
    Path temporary = folder.resolve(name + ".tmp");
    Files.writeString(temporary, text);
    Files.move(temporary, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
