package dev.edgelaw.cli;

import dev.edgelaw.engine.Engine;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * What happens on Ctrl-C: files that are being written are finished, one line says what is done and
 * how to go on, and the machine ends. Runs under way are lost, which costs time and nothing else.
 */
final class Interruption implements AutoCloseable {
  /** The machine ends within a second. */
  private static final int WAIT_MILLISECONDS = 500;

  private final Thread hook;
  private final Engine engine;
  private final ProgressLine progress;
  private final Path store;
  private final PrintWriter err;
  private volatile String done;

  Interruption(Engine engine, ProgressLine progress, Path store, PrintWriter err) {
    this.engine = engine;
    this.progress = progress;
    this.store = store;
    this.err = err;
    this.hook = new Thread(this::stop, "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Says what is done from now on, whatever the progress. */
  void inform(String state) {
    done = state;
  }

  private void stop() {
    engine.stop(WAIT_MILLISECONDS);
    String state = done == null ? progress.state() : done;
    err.println();
    err.println(
        "edgelaw: stopped; %s in %s, and the same command goes on from there"
            .formatted(state, store));
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
