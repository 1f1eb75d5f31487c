package dev.edgelaw.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of benchmark files, with those of peers in its folder {@code peers}. */
public final class BenchmarkFolder {
  private final Path folder;

  /**
   * A folder.
   *
   * @param folder it may be missing
   */
  public BenchmarkFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The latest run that came to its end; the latest of those that were stopped where none did.
   *
   * @return the file that began last, by name where none says when; empty where there is none
   */
  public Optional<BenchmarkRun> newest() {
    return read(folder).stream()
        .filter(run -> !run.measurements().isEmpty())
        .max(
            Comparator.comparing((BenchmarkRun run) -> run.incomplete().isEmpty())
                .thenComparing(run -> run.environment().map(Environment::start).orElse(""))
                .thenComparing(BenchmarkRun::name));
  }

  /**
   * Files of peers.
   *
   * @return all of them, by name
   */
  public List<BenchmarkRun> peers() {
    return read(folder.resolve("peers"));
  }

  private static List<BenchmarkRun> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .sorted()
          .map(BenchmarkJson::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
