package dev.edgelaw.report;

import dev.edgelaw.engine.Shard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code machine.json} is for a study, for the runs of one shard; it lies beside the store.
 */
public final class ShardFile {
  private static final String PREFIX = "machine-shard-";

  private ShardFile() {}

  /**
   * Writes the file.
   *
   * @param folder beside the store
   * @param shard which part was run
   * @param plan hash of what was planned
   * @param circumstances machine and timing
   */
  public static void write(Path folder, Shard shard, String plan, Circumstances circumstances) {
    String name = PREFIX + shard.index() + "-of-" + shard.count() + ".json";
    try {
      Files.writeString(folder.resolve(name), ResultsJson.machine(circumstances, plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Copies all such files.
   *
   * @param from beside a store
   * @param to beside another
   */
  public static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).toList();
      for (Path file : found) {
        Path copy = to.resolve(file.getFileName());
        if (!Files.exists(copy) || !Files.isSameFile(file, copy)) {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
