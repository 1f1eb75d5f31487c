package dev.edgelaw.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finished cells on disk, one file per run, named by the hash of the run's canonical JSON.
 *
 * <p>A file is two lines: a header with a checksum, then JSON with the run and its results. It is
 * written under another name, forced to the disk and renamed, so that a file of the right name is
 * complete whatever happens; one that fails its checksum all the same is set aside and the cell
 * computed again.
 */
public final class CellStore {
  /**
   * Part of every identity: raised when a change to the kernel or to a protocol changes numbers.
   */
  static final int NUMERICS = 1;

  private static final String HEADER = "edgelaw-cell sha256=";
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path folder;

  /**
   * Opens a store.
   *
   * @param folder where the files lie; created if it is not there
   * @throws UncheckedIOException if it cannot be created or written
   */
  public CellStore(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The identity of a run.
   *
   * @param run the run
   * @return 64 hexadecimal digits
   */
  public static String identity(RunSpec run) {
    return Canonical.hash(identityJson(run));
  }

  private static ObjectNode identityJson(RunSpec run) {
    ObjectNode json = (ObjectNode) Canonical.json(run);
    json.put("numerics", NUMERICS);
    return json;
  }

  Path file(RunSpec run) {
    return folder.resolve(identity(run) + ".json");
  }

  /**
   * Reads a stored run.
   *
   * @param run the run
   * @param listener told when a damaged file is set aside
   * @return its results, or empty where there are none
   */
  Optional<CellResult> load(RunSpec run, EngineListener listener) {
    Path file = file(run);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(parse(Files.readString(file), run));
    } catch (DamagedCellException | JacksonException | IOException e) {
      listener.damaged(file, setAside(file), firstLine(e));
      return Optional.empty();
    }
  }

  private static CellResult parse(String text, RunSpec run) throws DamagedCellException {
    int end = text.indexOf('\n');
    if (end < 0 || !text.startsWith(HEADER)) {
      throw new DamagedCellException("no header");
    }
    String body = text.substring(end + 1);
    if (!Canonical.hash(body).equals(text.substring(HEADER.length(), end))) {
      throw new DamagedCellException("checksum does not match");
    }
    JsonNode json = MAPPER.readTree(body);
    if (!json.path("run").equals(MAPPER.readTree(identityJson(run).toString()))) {
      throw new DamagedCellException("holds another run");
    }
    if (!json.path("result").isObject()) {
      throw new DamagedCellException("holds no results");
    }
    return MAPPER.treeToValue(json.get("result"), CellResult.class);
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static Path setAside(Path file) {
    try {
      for (int i = 0; ; i++) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged" + (i == 0 ? "" : "." + i));
        if (!Files.exists(aside)) {
          return Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save(RunSpec run, CellResult result) {
    ObjectNode json = MAPPER.createObjectNode();
    json.set("run", identityJson(run));
    ObjectNode stored = json.putObject("result");
    stored.set("outcome", MAPPER.valueToTree(result.outcome()));
    stored.set("observations", MAPPER.valueToTree(new TreeMap<>(result.observations())));
    String body = MAPPER.writeValueAsString(json) + "\n";
    writeAtomically(file(run), HEADER + Canonical.hash(body) + "\n" + body);
  }

  private static void writeAtomically(Path file, String text) {
    try {
      Path temporary =
          Files.createTempFile(file.getParent(), file.getFileName().toString(), ".tmp");
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class DamagedCellException extends Exception {
    private static final long serialVersionUID = 1;

    DamagedCellException(String message) {
      super(message);
    }
  }
}
