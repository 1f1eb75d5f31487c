package dev.edgelaw.engine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Claims on cells, so that processes that share a store do not run the same cell at once.
 *
 * <p>A claim is a lock on one byte of one file, at a place given by the cell's identity, far beyond
 * the end of the file. The operating system drops it with the process, however that ends, so no
 * claim outlives its owner and none has to be cleared away.
 */
final class CellClaims {
  /** Sixty bits of an identity: a collision makes one cell wait for another, no more. */
  private static final int DIGITS = 15;

  private final Path file;
  private FileChannel channel;

  CellClaims(Path file) {
    this.file = file;
  }

  /** A claim that is held until it is closed. */
  interface Claim {
    void close();
  }

  /**
   * Claims a cell.
   *
   * @param identity its identity
   * @return the claim, or empty where somebody else holds it
   */
  synchronized Optional<Claim> tryClaim(String identity) throws IOException {
    if (channel == null || !channel.isOpen()) {
      // The file stays: deleting it would leave those who have it open with locks on nothing.
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
    long position = Long.parseLong(identity.substring(0, DIGITS), 16);
    try {
      FileLock lock = channel.tryLock(position, 1, false);
      return lock == null ? Optional.empty() : Optional.of(() -> release(lock));
    } catch (OverlappingFileLockException heldByThisProcess) {
      return Optional.empty();
    } catch (IOException e) {
      if (channel.isOpen() && noLocks(e)) {
        // Some network file systems have none: cells may then be run twice, with the same result.
        return Optional.of(() -> {});
      }
      throw e;
    }
  }

  private static boolean noLocks(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No locks available") || message.contains("not supported");
  }

  private static void release(FileLock lock) {
    try {
      lock.release();
    } catch (IOException e) {
      // The operating system releases it with the process.
    }
  }
}
