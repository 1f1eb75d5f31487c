package dev.edgelaw.cli;

import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.report.Circumstances;
import dev.edgelaw.report.Machine;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows a progress bar with rate and time left on a terminal, and nothing elsewhere; counts runs
 * and time.
 */
final class ProgressLine implements EngineListener, AutoCloseable {
  private final PrintWriter err;
  private final long start = System.nanoTime();
  private ProgressBar bar;
  private volatile int total = -1;
  private volatile int run;
  private volatile int stored;

  ProgressLine(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void planned(int planned, int found) {
    stored = found;
    total = planned;
    Console console = System.console();
    if (console != null && console.isTerminal() && total > found) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("runs")
              .setInitialMax(total)
              .startsFrom(found, java.time.Duration.ZERO)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .showSpeed()
              .build();
    }
  }

  @Override
  public void finished(RunSpec spec, double seconds) {
    run++;
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void foundLater(RunSpec spec) {
    stored++;
    if (bar != null) {
      bar.step();
    }
  }

  /** Whether the number of runs is known. */
  boolean begun() {
    return total >= 0;
  }

  /** How far it is, for the end of a sentence that goes on with a place. */
  String state() {
    return begun() ? "%d of %d runs are stored".formatted(run + stored, total) : "nothing is run";
  }

  @Override
  public void damaged(Path file, Path aside, String reason) {
    err.println(
        "edgelaw: stored run %s is damaged (%s); set aside as %s and computed again"
            .formatted(file.getFileName(), reason, aside.getFileName()));
    err.flush();
  }

  Circumstances circumstances(Machine machine, ArithmeticProvider.Choice kernel, int threads) {
    return new Circumstances(
        machine,
        kernel.explanation(),
        kernel.backend(),
        kernel.vectorBits(),
        threads,
        run,
        stored,
        (System.nanoTime() - start) * 1e-9);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
