package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The cells that one call of the engine has to run, shared by its workers. */
final class Batch {
  /** Between two looks at a cell that another process is running. */
  private static final int PAUSE_MILLISECONDS = 100;

  private final Arithmetic arithmetic;
  private final int threadsPerRun;
  private final CellStore store;
  private final ReentrantReadWriteLock writing;
  private final Map<RunSpec, String> checksums;
  private final EngineListener listener;
  private final Map<Cell, Double> work;
  private final Queue<Cell> waiting;
  private final Queue<Cell> elsewhere = new ArrayDeque<>();
  private volatile boolean failed;
  private volatile boolean unwritable;

  /**
   * Cells to run.
   *
   * @param work an estimate for each of what is to be done
   * @param checksums of stored results, to which those of these cells are added
   */
  Batch(
      Arithmetic arithmetic,
      int threads,
      CellStore store,
      ReentrantReadWriteLock writing,
      Map<Cell, Double> work,
      Map<RunSpec, String> checksums,
      EngineListener listener) {
    this.arithmetic = arithmetic;
    this.threadsPerRun = Math.max(1, threads / Math.max(1, work.size()));
    this.store = store;
    this.writing = writing;
    this.checksums = checksums;
    this.listener = listener;
    this.work = Map.copyOf(work);
    this.waiting = new ArrayDeque<>(Shard.longestFirst(work.keySet()));
  }

  /**
   * What each worker does: cells that nobody else has claimed, then those that others have, as they
   * appear in the store or their owners end. After a failure no worker begins another cell.
   */
  Void work() throws InterruptedException {
    try {
      for (Cell cell = next(waiting); cell != null && !failed; cell = next(waiting)) {
        if (!attempt(cell)) {
          synchronized (this) {
            elsewhere.add(cell);
          }
        }
      }
      for (Cell cell = next(elsewhere); cell != null && !failed; cell = next(elsewhere)) {
        if (!attempt(cell)) {
          synchronized (this) {
            elsewhere.add(cell);
          }
          Thread.sleep(PAUSE_MILLISECONDS);
        }
      }
      return null;
    } catch (CancellationException e) {
      // Cut short by another worker, whose failure is the one to report.
      return null;
    } catch (RuntimeException | Error e) {
      failed = true;
      // A store that cannot be written takes no results of others either.
      unwritable |= e instanceof UncheckedIOException;
      throw e;
    }
  }

  private synchronized Cell next(Queue<Cell> cells) {
    return cells.poll();
  }

  /** Runs a cell, unless somebody else has done so or is about it. */
  private boolean attempt(Cell cell) {
    Optional<CellClaims.Claim> claim = store.claim(cell.run());
    if (claim.isEmpty()) {
      return false;
    }
    try {
      long start = System.nanoTime();
      Optional<CellStore.Contents> stored = store.contents(cell.run(), listener);
      if (stored.filter(there -> there.covers(cell)).isPresent()) {
        checksums.put(cell.run(), stored.get().checksum());
        synchronized (listener) {
          listener.foundLater(cell.run(), work.get(cell));
        }
        return true;
      }
      CellRunner runner = new CellRunner(arithmetic, threadsPerRun, () -> unwritable);
      CellResult result = runner.run(stored.map(there -> there.missing(cell)).orElse(cell));
      if (stored.isPresent()) {
        result = joined(cell, result, runner);
      }
      save(cell.run(), result);
      double seconds = (System.nanoTime() - start) * 1e-9;
      synchronized (listener) {
        listener.finished(cell.run(), seconds, work.get(cell));
      }
      return true;
    } finally {
      claim.get().close();
    }
  }

  /** A run gives the same numbers whatever watches it, so that its observations can be joined. */
  private CellResult joined(Cell cell, CellResult result, CellRunner runner) {
    Optional<CellResult> older = store.load(cell.run(), listener);
    if (older.isPresent() && !older.get().outcome().equals(result.outcome())) {
      store.reject(cell.run(), "the run ends otherwise now", listener);
      older = Optional.empty();
    }
    return older.isPresent() ? result.with(older.get()) : runner.run(cell);
  }

  private void save(RunSpec run, CellResult result) {
    writing.readLock().lock();
    try {
      checksums.put(run, store.save(run, result));
    } finally {
      writing.readLock().unlock();
    }
  }
}
