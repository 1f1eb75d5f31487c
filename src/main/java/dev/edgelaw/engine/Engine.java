package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Runs cells on several threads, the longest first, and stores each as it finishes. Where there are
 * more threads than cells, those left over help with the steps of large networks. Nothing of a
 * finished cell stays in memory.
 */
public final class Engine {
  private final Arithmetic arithmetic;
  private final CellStore store;
  private final int threads;

  /** Held shared by whoever writes a cell; taken for good by whoever stops the engine. */
  private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock();

  /**
   * An engine.
   *
   * @param arithmetic the kernel
   * @param store finished cells
   * @param threads number of cells at a time, at least 1
   */
  public Engine(Arithmetic arithmetic, CellStore store, int threads) {
    requireThreads(threads);
    this.arithmetic = arithmetic;
    this.store = store;
    this.threads = threads;
  }

  /**
   * Checks a number of threads.
   *
   * @param threads number of cells at a time
   * @throws IllegalArgumentException if it is below 1
   */
  public static void requireThreads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads " + threads + ": must be at least 1");
    }
  }

  /**
   * Brings the results of all cells together, running those that are not stored yet.
   *
   * @param cells what is wanted; cells of the same run are joined
   * @param listener hears of progress
   * @return results of every run
   */
  public Results run(Collection<Cell> cells, EngineListener listener) {
    complete(cells, listener);
    return read(store, cells, listener);
  }

  /**
   * Sees to it that all cells are stored: runs what is missing, of a stored run only the missing
   * observations. Cells that another process is running are waited for.
   *
   * @param cells what is wanted; cells of the same run are joined
   * @param listener hears of progress
   * @return checksum of the stored results of every run
   */
  public Map<RunSpec, String> complete(Collection<Cell> cells, EngineListener listener) {
    List<Cell> merged = Cell.merge(cells);
    Map<RunSpec, String> checksums = new ConcurrentHashMap<>();
    Map<Cell, Double> missing = missing(merged, checksums, listener);
    listener.planned(
        merged.size(),
        merged.size() - missing.size(),
        missing.values().stream().mapToDouble(Double::doubleValue).sum());
    Batch batch = new Batch(arithmetic, threads, store, writing, missing, checksums, listener);
    inParallel(Math.min(threads, missing.size()), batch::work);
    return checksums;
  }

  /** The cells that are not stored with everything that is wanted, and the work of what is not. */
  private Map<Cell, Double> missing(
      List<Cell> cells, Map<RunSpec, String> checksums, EngineListener listener) {
    Map<Cell, Double> missing = new ConcurrentHashMap<>();
    int workers = Math.min(threads, cells.size());
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      int first = worker;
      tasks.add(
          () -> {
            for (int i = first; i < cells.size(); i += workers) {
              Cell cell = cells.get(i);
              Optional<CellStore.Contents> stored = store.contents(cell.run(), listener);
              if (stored.filter(there -> there.covers(cell)).isPresent()) {
                checksums.put(cell.run(), stored.get().checksum());
              } else {
                missing.put(cell, stored.map(there -> there.missing(cell)).orElse(cell).cost());
              }
            }
            return null;
          });
    }
    inParallel(tasks);
    return missing;
  }

  /**
   * Reads stored results.
   *
   * @param store where they lie
   * @param cells what is wanted; cells of the same run are joined
   * @param listener hears of damaged files
   * @return results of every run
   * @throws UncheckedIOException if a cell is not stored
   */
  public static Results read(CellStore store, Collection<Cell> cells, EngineListener listener) {
    Map<RunSpec, CellResult> results = new LinkedHashMap<>();
    for (Cell cell : Cell.merge(cells)) {
      Optional<CellResult> stored = store.load(cell, listener);
      results.put(
          cell.run(),
          stored.orElseThrow(
              () ->
                  new UncheckedIOException(
                      new FileSystemException(
                          store.file(cell.run()).toString(), null, "is not there any more"))));
    }
    return new Results(results);
  }

  /**
   * Looks which runs are stored with everything that is wanted of them, and runs none.
   *
   * @param store where they lie
   * @param cells what is wanted; cells of the same run are joined
   * @param listener hears of damaged files
   * @return checksums of the stored results of those that are
   */
  public static Map<RunSpec, String> look(
      CellStore store, Collection<Cell> cells, EngineListener listener) {
    Map<RunSpec, String> checksums = new LinkedHashMap<>();
    for (Cell cell : Cell.merge(cells)) {
      store
          .contents(cell.run(), listener)
          .filter(there -> there.covers(cell))
          .ifPresent(there -> checksums.put(cell.run(), there.checksum()));
    }
    return checksums;
  }

  /**
   * Stops for good, from another thread: waits for files that are being written, and lets no other
   * be begun. Runs under way are lost; the machine is expected to end.
   *
   * @param milliseconds how long to wait at most
   */
  public void stop(long milliseconds) {
    try {
      // Never unlocked: whoever finishes a cell from now on waits here until the machine ends.
      boolean quiet = writing.writeLock().tryLock(milliseconds, TimeUnit.MILLISECONDS);
      if (!quiet) {
        // A slow disk: what is being written stays a temporary file and is cleared away next time.
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void inParallel(int workers, Callable<Void> task) {
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      tasks.add(task);
    }
    inParallel(tasks);
  }

  /** Waits for all; the first failure is thrown then. */
  private static void inParallel(List<Callable<Void>> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(tasks.size())) {
      for (Future<Void> future : workers.invokeAll(tasks)) {
        future.get();
      }
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case RuntimeException cause -> cause;
        case Error cause -> throw cause;
        case IOException cause -> new UncheckedIOException(cause);
        default -> new IllegalStateException(e.getCause());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
