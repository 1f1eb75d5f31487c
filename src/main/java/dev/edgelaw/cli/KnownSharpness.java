package dev.edgelaw.cli;

import dev.edgelaw.engine.AtFirstWeights;
import dev.edgelaw.engine.Canonical;
import dev.edgelaw.engine.CellStore;
import dev.edgelaw.engine.RunSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sharpness at first weights, which plans ask for whose learning rates are shares of the limit
 * of stability: computed once, and kept beside the results for the next call, whose plans are then
 * made in no time.
 *
 * <p>The file has a line per net and seed, the hash of the run and the value, under the hash of
 * these lines. One that is not whole, or of other numerics, is as good as none.
 */
final class KnownSharpness {
  private static final String FILE = "sharpness.txt";

  private final Path file;
  private final Map<String, Double> known = new TreeMap<>();
  private boolean grown;

  /** Reads what is known, if anything is. */
  KnownSharpness(Path folder) {
    this.file = folder.resolve(FILE);
    if (Files.isRegularFile(file)) {
      read();
    }
  }

  private void read() {
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> entries = lines.subList(Math.min(1, lines.size()), lines.size());
      if (lines.isEmpty() || !lines.getFirst().equals(checksum(entries))) {
        return;
      }
      for (String entry : entries) {
        String[] words = entry.split(" ", 2);
        known.put(words[0], Double.valueOf(words[1]));
      }
    } catch (IOException e) {
      // Not text, or not to be read: what it held can be computed.
      known.clear();
    }
  }

  /** lambda_max at the first weights of a run. */
  double of(RunSpec run) {
    RunSpec first =
        new RunSpec(
            run.architecture(),
            run.data(),
            run.loss(),
            run.optimizer(),
            1,
            1,
            run.seed(),
            run.divergence());
    return known.computeIfAbsent(
        CellStore.identity(first),
        identity -> {
          grown = true;
          return AtFirstWeights.sharpness(run);
        });
  }

  /** Keeps what has been learned; the folder is there. */
  void save() {
    if (!grown) {
      return;
    }
    List<String> entries =
        known.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toList();
    Path temporary = file.resolveSibling(FILE + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      Files.writeString(temporary, checksum(entries) + "\n" + String.join("\n", entries) + "\n");
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    grown = false;
  }

  private static String checksum(List<String> entries) {
    return Canonical.hash(String.join("\n", entries));
  }
}
