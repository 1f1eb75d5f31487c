package dev.edgelaw.cli;

import dev.edgelaw.engine.EngineListener;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.report.Circumstances;
import dev.edgelaw.report.Machine;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Shows how far the runs are; counts them and their time. */
final class ProgressLine implements EngineListener, AutoCloseable {
  private final Terminal terminal;
  private final PrintWriter err;
  private final long start = System.nanoTime();
  private Progress progress;
  private volatile int total = -1;
  private volatile int run;
  private volatile int stored;

  ProgressLine(Terminal terminal, PrintWriter err) {
    this.terminal = terminal;
    this.err = err;
  }

  @Override
  public void planned(int planned, int found, double work) {
    stored = found;
    total = planned;
    Pace pace = new Pace(planned, found, work, System::nanoTime);
    progress = new Progress(terminal, err, "runs", pace, Progress.BETWEEN_LINES);
  }

  @Override
  public void finished(RunSpec spec, double seconds, double work) {
    run++;
    progress.step(work);
  }

  @Override
  public void foundLater(RunSpec spec, double work) {
    stored++;
    progress.step(work);
  }

  /** Whether the number of runs is known. */
  boolean begun() {
    return total >= 0;
  }

  /** How far it is, for the end of a sentence that goes on with a place. */
  String state() {
    if (!begun()) {
      return "nothing is run";
    }
    int done = run + stored;
    return done == total
        ? "all runs are stored"
        : "%d of %d runs are stored".formatted(done, total);
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
    if (progress != null) {
      progress.close();
    }
  }
}
