package dev.edgelaw.engine;

import dev.edgelaw.kernel.Arithmetic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs cells on several threads, the longest first, and stores each as it finishes.
 *
 * @param arithmetic the kernel
 * @param store finished cells
 * @param threads number of cells at a time, at least 1
 */
public record Engine(Arithmetic arithmetic, CellStore store, int threads) {
  /** Checks the number of threads. */
  public Engine {
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
    Map<RunSpec, CellResult> results = new ConcurrentHashMap<>();
    List<Cell> missing = new ArrayList<>();
    List<Cell> merged = Cell.merge(cells);
    for (Cell cell : merged) {
      Optional<CellResult> stored = store.load(cell.run(), listener);
      stored.ifPresent(result -> results.put(cell.run(), result));
      if (stored.filter(result -> result.covers(cell)).isEmpty()) {
        missing.add(cell);
      }
    }
    listener.planned(merged.size(), merged.size() - missing.size());
    missing.sort(Comparator.comparingDouble((Cell cell) -> cell.run().work()).reversed());
    execute(missing, results, listener);
    return new Results(Map.copyOf(results));
  }

  private void execute(
      List<Cell> cells, Map<RunSpec, CellResult> results, EngineListener listener) {
    CellRunner runner = new CellRunner(arithmetic);
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> pending = new ArrayList<>();
      for (Cell cell : cells) {
        pending.add(
            workers.submit(
                () -> {
                  long start = System.nanoTime();
                  CellResult result = runner.run(cell);
                  CellResult joined =
                      results.merge(cell.run(), result, (older, newer) -> newer.with(older));
                  store.save(cell.run(), joined);
                  double seconds = (System.nanoTime() - start) * 1e-9;
                  synchronized (listener) {
                    listener.finished(cell.run(), seconds);
                  }
                }));
      }
      awaitAll(pending);
    }
  }

  /**
   * The first failure ends the wait; cells that have not begun are dropped, finished ones stay
   * stored.
   */
  private static void awaitAll(List<Future<?>> pending) {
    try {
      for (Future<?> future : pending) {
        future.get();
      }
    } catch (ExecutionException e) {
      pending.forEach(future -> future.cancel(false));
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      pending.forEach(future -> future.cancel(true));
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
