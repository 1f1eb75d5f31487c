package dev.edgelaw.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/**
 * JMH's threads, which can be given other work between iterations. JMH creates the pool in a JVM
 * that is started with {@link #jvmArguments} and hands it to nobody: it is found by its threads.
 */
public final class WorkerPool extends ThreadPoolExecutor {
  /**
   * For JMH.
   *
   * @param threads of the benchmark: started at once, and none ends before the pool
   * @param prefix of their names
   */
  public WorkerPool(int threads, String prefix) {
    super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    setThreadFactory(task -> new Worker(task, prefix, this));
    prestartAllCoreThreads();
  }

  /** A thread that leads to its pool. */
  private static final class Worker extends Thread {
    private final WorkerPool pool;

    Worker(Runnable task, String prefix, WorkerPool pool) {
      super(task, prefix);
      this.pool = pool;
      setDaemon(true);
    }
  }

  /** What a JVM must be started with for JMH to use such a pool. */
  static List<String> jvmArguments() {
    return List.of("-Djmh.executor=CUSTOM", "-Djmh.executor.class=" + WorkerPool.class.getName());
  }

  /** The pool of this JVM; empty where JMH uses another. */
  static Optional<WorkerPool> ofThisJvm() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Worker.class::isInstance)
        .map(worker -> ((Worker) worker).pool)
        // A thread may be seen for a moment after its pool has ended.
        .filter(pool -> !pool.isTerminated())
        .findFirst();
  }

  /**
   * Runs something in all threads at once.
   *
   * @return the mean of the results
   */
  double mean(DoubleSupplier measurement) {
    // Each thread waits for the others, so that none takes two.
    CyclicBarrier barrier = new CyclicBarrier(getCorePoolSize());
    List<Future<Double>> results = new ArrayList<>();
    for (int i = 0; i < getCorePoolSize(); i++) {
      results.add(
          submit(
              () -> {
                barrier.await();
                return measurement.getAsDouble();
              }));
    }
    return results.stream().mapToDouble(WorkerPool::value).average().orElseThrow();
  }

  private static double value(Future<Double> result) {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
