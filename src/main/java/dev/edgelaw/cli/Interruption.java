package dev.edgelaw.cli;

import dev.edgelaw.engine.Engine;
import java.io.PrintWriter;
import java.util.function.Supplier;

/**
 * What happens on Ctrl-C: files that are being written are finished, one line says what is done and
 * how to go on, and the machine ends, whatever its threads are about. Runs under way are lost,
 * which costs time and nothing else.
 */
final class Interruption implements AutoCloseable {
  /** The machine ends within a second. */
  private static final int WAIT_MILLISECONDS = 500;

  private final Thread hook;
  private final PrintWriter err;
  private volatile Engine engine;
  private volatile Supplier<String> done = () -> "nothing was run";

  /** Nothing is run yet. */
  Interruption(PrintWriter err) {
    this.err = err;
    this.hook = new Thread(this::stop, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Runs begin.
   *
   * @param runner who makes and stores them
   * @param state says what is done, and how to go on
   */
  void during(Engine runner, Supplier<String> state) {
    done = state;
    engine = runner;
  }

  private void stop() {
    Engine running = engine;
    if (running != null) {
      running.stop(WAIT_MILLISECONDS);
    }
    err.println();
    err.println("edgelaw: stopped; " + done.get());
    err.flush();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stoppingAlready) {
      // The hook is at work.
    }
  }
}
