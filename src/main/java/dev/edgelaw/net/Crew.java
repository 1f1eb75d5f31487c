package dev.edgelaw.net;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that work on the parts of one computation, over and over. Between two computations they
 * wait, first awake and then asleep: a part of a large network's step takes a millisecond, waking a
 * thread some fifty microseconds. For one caller at a time.
 */
public final class Crew implements AutoCloseable {
  /**
   * Looks before a thread goes to sleep: some two hundred microseconds, longer than a training loop
   * takes between two gradients.
   */
  private static final int LOOKS = 4000;

  private final Thread[] helpers;
  private final AtomicInteger busy = new AtomicInteger();
  private IntConsumer work;
  private Thread caller;
  private volatile int round;
  private volatile boolean closed;
  private volatile Throwable failure;

  private Crew(int threads) {
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      int part = i + 1;
      helpers[i] = Thread.ofPlatform().daemon().name("crew-" + part).start(() -> help(part));
    }
  }

  /**
   * Nobody but the caller.
   *
   * @return a crew of one
   */
  public static Crew alone() {
    return new Crew(1);
  }

  /**
   * Starts threads.
   *
   * @param threads how many work together, the caller included, at least 1
   * @return the crew; its threads end when it is closed
   */
  public static Crew of(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("crew of " + threads + " threads: must be at least 1");
    }
    return new Crew(threads);
  }

  /**
   * Number of parts.
   *
   * @return threads that work together, the caller's included
   */
  public int size() {
    return helpers.length + 1;
  }

  /**
   * Does all parts and returns when the last is done. Allocates nothing.
   *
   * @param part what to do with part 0, ..., size - 1; the first is the caller's
   */
  void each(IntConsumer part) {
    if (helpers.length == 0) {
      part.accept(0);
      return;
    }
    work = part;
    caller = Thread.currentThread();
    busy.set(helpers.length);
    round++;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    try {
      part.accept(0);
    } finally {
      for (int look = 0; busy.get() > 0; look++) {
        pause(look);
      }
    }
    Throwable thrown = failure;
    failure = null;
    switch (thrown) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> {}
    }
  }

  private void help(int part) {
    int done = 0;
    while (true) {
      for (int look = 0; round == done && !closed; look++) {
        pause(look);
      }
      if (closed) {
        return;
      }
      done++;
      try {
        work.accept(part);
      } catch (RuntimeException | Error e) {
        failure = e;
      } finally {
        if (busy.decrementAndGet() == 0) {
          LockSupport.unpark(caller);
        }
      }
    }
  }

  private void pause(int look) {
    if (look < LOOKS) {
      Thread.onSpinWait();
    } else {
      LockSupport.park(this);
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
