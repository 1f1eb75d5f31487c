package dev.edgelaw.curvature.dense;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Runs independent pieces of one computation on a number of threads. The pieces are the same for
 * every number of threads, so the result is too.
 *
 * @param threads number of threads, the caller's included
 */
record Strips(int threads) {
  Strips {
    if (threads < 1) {
      throw new IllegalArgumentException(threads + " threads: must be at least 1");
    }
  }

  /**
   * Calls the body once for every piece and returns when all are done.
   *
   * @param count number of pieces
   * @param body what to do with piece 0, ..., count - 1
   */
  void forEach(int count, IntConsumer body) {
    int helpers = Math.min(threads, count) - 1;
    if (helpers <= 0) {
      for (int piece = 0; piece < count; piece++) {
        body.accept(piece);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Runnable worker =
        () -> {
          try {
            for (int piece; (piece = next.getAndIncrement()) < count; ) {
              body.accept(piece);
            }
          } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            next.set(count);
          }
        };
    Thread[] crew = new Thread[helpers];
    for (int i = 0; i < helpers; i++) {
      crew[i] = Thread.ofPlatform().daemon().name("eigen-" + (i + 1)).start(worker);
    }
    worker.run();
    join(crew);
    switch (failure.get()) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> {}
    }
  }

  /** Waits for all, also when interrupted: the pieces write into arrays the caller owns. */
  private static void join(Thread[] crew) {
    boolean interrupted = false;
    for (Thread helper : crew) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
