package dev.edgelaw.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where results lie. */
final class ResultsFolder {
  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Folder of the results; 'results' by default.")
  private Path out = Path.of("results");

  ResultsFolder() {}

  Path path() {
    return out;
  }

  /** Where the store of runs lies. */
  Path cells() {
    return out.resolve("cells");
  }
}
