package dev.edgelaw.bench;

import dev.edgelaw.benchmarks.Environment;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The file of a run, replaced as a whole whenever more is finished. */
final class ResultFile {
  private final Path path;

  private ResultFile(Path path) {
    this.path = path;
  }

  /**
   * Takes a name that no other run has, before minutes have been spent.
   *
   * @param folder created if it is missing
   * @param environment names the file; a run of the same day and revision gets a number
   * @param text a file without figures
   */
  static ResultFile claim(Path folder, Environment environment, String text) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IOException(
          "folder '%s': must be a folder, or a name where one can be created".formatted(folder), e);
    }
    String name = environment.fileName();
    for (int number = 2; ; number++) {
      Path path = folder.resolve(name);
      try {
        Files.writeString(path, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new ResultFile(path);
      } catch (FileAlreadyExistsException e) {
        name = environment.fileName().replaceFirst("\\.json$", "-" + number + ".json");
      }
    }
  }

  Path path() {
    return path;
  }

  /** Replaces what is there: a reader, or a power cut, finds the old text or the new one. */
  void write(String text) throws IOException {
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    try {
      Files.writeString(temporary, text);
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Leaves no trace of a run that has no figures. */
  void discard() throws IOException {
    Files.deleteIfExists(path);
  }
}
