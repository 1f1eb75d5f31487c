package dev.edgelaw.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finished cells on disk, one file per run, named by the hash of the run's canonical JSON.
 *
 * <p>A file is two lines: a header with a checksum, then JSON with the run and its results. It is
 * written under another name, forced to the disk and renamed, so that a file of the right name is
 * complete whatever happens; one that fails its checksum all the same is set aside and the cell
 * computed again. Any number of processes may use a store at once.
 */
public final class CellStore {
  /**
   * Part of every identity: raised when a change to the kernel or to a protocol changes numbers.
   */
  static final int NUMERICS = 2;

  /** The file that claims on cells are locks of. */
  static final String CLAIMS = ".claims";

  private static final Pattern CELL = Pattern.compile("([0-9a-f]{64})\\.json");
  private static final Pattern TEMPORARY = Pattern.compile("([0-9a-f]{64})\\.json.*\\.tmp");

  private final Path folder;
  private final CellClaims claims;

  private CellStore(Path folder, boolean writing) {
    this.folder = folder;
    this.claims = new CellClaims(folder.resolve(CLAIMS));
    if (writing) {
      try {
        Files.createDirectories(folder);
        clearTemporaryFiles();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Opens a store for reading and writing, and clears away what killed processes left half written.
   *
   * @param folder where the files lie; created if it is not there
   * @throws UncheckedIOException if it cannot be created or written
   */
  public CellStore(Path folder) {
    this(folder, true);
  }

  /**
   * Opens a store that is only read; the folder need not be there.
   *
   * @param folder where the files lie
   * @return the store
   */
  public static CellStore reading(Path folder) {
    return new CellStore(folder, false);
  }

  /**
   * Where the files lie.
   *
   * @return the folder
   */
  public Path folder() {
    return folder;
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
    return file(identity(run));
  }

  private Path file(String identity) {
    return folder.resolve(identity + ".json");
  }

  /**
   * What is stored of a run.
   *
   * @param checksum of the stored results
   * @param keys canonical texts of everything that was observed
   */
  record Contents(String checksum, Set<String> keys) {
    /** The cell with those of its observations that are not here. */
    Cell missing(Cell cell) {
      List<Observation<?>> missing =
          cell.observations().stream()
              .filter(observation -> !keys.contains(CellResult.key(observation)))
              .toList();
      return new Cell(cell.run(), missing);
    }

    boolean covers(Cell cell) {
      return missing(cell).observations().isEmpty();
    }
  }

  /**
   * Checks a stored run without reading its results.
   *
   * @param run the run
   * @param listener told when a damaged file is set aside
   * @return what is there, or empty where there is nothing
   */
  Optional<Contents> contents(RunSpec run, EngineListener listener) {
    return read(run, CellStore::contents, listener);
  }

  private static Contents contents(byte[] bytes) throws CellFile.DamagedException {
    Set<String> keys = CellFile.keys(bytes);
    return new Contents(CellFile.checksum(bytes), keys);
  }

  /**
   * Reads a stored run.
   *
   * @param run the run
   * @param listener told when a damaged file is set aside
   * @return its results, or empty where there are none
   */
  Optional<CellResult> load(RunSpec run, EngineListener listener) {
    return read(run, bytes -> CellFile.parse(bytes, key -> true), listener).map(CellFile::result);
  }

  /** Reads of a stored run what a cell wants, and no more. */
  Optional<CellResult> load(Cell cell, EngineListener listener) {
    Set<String> wanted = cell.keys();
    return read(cell.run(), bytes -> CellFile.parse(bytes, wanted::contains), listener)
        .map(CellFile::result)
        .filter(result -> result.covers(cell));
  }

  /** Looks at the bytes of a stored cell. */
  private interface Reader<T> {
    T read(byte[] bytes) throws CellFile.DamagedException;
  }

  private <T> Optional<T> read(RunSpec run, Reader<T> reader, EngineListener listener) {
    String text = Canonical.text(identityJson(run));
    Path file = file(Canonical.hash(text));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      T result = reader.read(bytes);
      if (!CellFile.isOf(bytes, text)) {
        throw new CellFile.DamagedException("holds another run");
      }
      return Optional.of(result);
    } catch (CellFile.DamagedException | IOException e) {
      if (!Files.exists(file)) {
        // Another process was faster to set it aside.
        return Optional.empty();
      }
      Path aside = setAside(file);
      synchronized (listener) {
        listener.damaged(file, aside, firstLine(e));
      }
      return Optional.empty();
    }
  }

  /** Sets a file aside that is intact and yet cannot be right. */
  void reject(RunSpec run, String reason, EngineListener listener) {
    Path file = file(run);
    Path aside = setAside(file);
    synchronized (listener) {
      listener.damaged(file, aside, reason);
    }
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
    } catch (NoSuchFileException e) {
      // Another process was faster.
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Claims a cell: nobody else will run it until the claim is closed or this process ends.
   *
   * @param run its run
   * @return the claim, or empty where somebody else holds it
   */
  Optional<CellClaims.Claim> claim(RunSpec run) {
    return claim(identity(run));
  }

  Optional<CellClaims.Claim> claim(String identity) {
    try {
      return claims.tryClaim(identity);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores a cell and returns the checksum of its results. */
  String save(RunSpec run, CellResult result) {
    return save(identityJson(run), result);
  }

  String save(JsonNode run, CellResult result) {
    byte[] bytes = CellFile.bytes(run, result);
    writeAtomically(file(Canonical.hash(run)), bytes);
    return CellFile.checksum(bytes);
  }

  private static void writeAtomically(Path file, byte[] content) {
    // The owner of a cell's claim is its only writer; the process tells apart those without locks.
    Path temporary =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      throw new UncheckedIOException(discarding(temporary, e));
    } catch (IOException e) {
      // A full disk names neither file nor folder.
      throw new UncheckedIOException(
          discarding(temporary, new FileSystemException(file.toString(), null, e.getMessage())));
    }
  }

  private static IOException discarding(Path temporary, IOException problem) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
    return problem;
  }

  /** A file whose cell nobody claims is nobody's: its process was killed while writing. */
  private void clearTemporaryFiles() throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.list(folder)) {
      found = files.filter(file -> TEMPORARY.matcher(name(file)).matches()).toList();
    }
    for (Path file : found) {
      Optional<CellClaims.Claim> claim = claims.tryClaim(name(file).substring(0, 64));
      if (claim.isPresent()) {
        try {
          Files.deleteIfExists(file);
        } finally {
          claim.get().close();
        }
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /**
   * The identities of all stored cells.
   *
   * @return in ascending order
   */
  List<String> identities() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(CellStore::name)
          .filter(name -> CELL.matcher(name).matches())
          .map(name -> name.substring(0, 64))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a stored cell by its identity.
   *
   * @throws CellFile.DamagedException if it is not what its name says
   */
  Optional<CellFile> read(String identity) throws CellFile.DamagedException {
    Path file = file(identity);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      CellFile stored = CellFile.parse(Files.readAllBytes(file), key -> true);
      if (!Canonical.hash(stored.run()).equals(identity)) {
        throw new CellFile.DamagedException("holds another run");
      }
      return Optional.of(stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
