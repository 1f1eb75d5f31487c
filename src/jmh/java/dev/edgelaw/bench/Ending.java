package dev.edgelaw.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Sees to it that a run which is stopped, by Ctrl-C or by a benchmark that fails, leaves what it
 * has finished and says so in one line.
 */
final class Ending implements AutoCloseable {
  private final Optional<ResultFile> file;
  private final int planned;
  private final PrintStream out;
  private final Thread hook;
  private int finished;
  private boolean told;

  /** A run begins. */
  Ending(Optional<ResultFile> file, int planned, PrintStream out) {
    this.file = file;
    this.planned = planned;
    this.out = out;
    this.hook = new Thread(this::tell, "ending");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** How many selections are finished. */
  synchronized int finished() {
    return finished;
  }

  /**
   * Keeps one more selection.
   *
   * @param text the figures of all that are finished
   */
  synchronized void finishedOneMore(String text) throws IOException {
    if (told) {
      // The line is out: the file stays as it says.
      return;
    }
    if (file.isPresent()) {
      file.orElseThrow().write(text);
    }
    finished++;
  }

  private synchronized void tell() {
    if (told || finished == planned) {
      return;
    }
    told = true;
    out.println();
    out.println("stopped: " + state());
    out.flush();
  }

  private String state() {
    String part = "%d of %d selections".formatted(finished, planned);
    if (file.isEmpty()) {
      return part + " were run; none is kept without a folder: summary FOLDER";
    }
    if (finished > 0) {
      return "%s holds %s".formatted(file.orElseThrow().path(), part);
    }
    try {
      file.orElseThrow().discard();
      return "no selection was finished, no file is left";
    } catch (IOException e) {
      return "no selection was finished, %s is empty".formatted(file.orElseThrow().path());
    }
  }

  /** The run is over, or has failed. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stoppingAlready) {
      // The hook is at work, or has been.
    }
    tell();
  }
}
