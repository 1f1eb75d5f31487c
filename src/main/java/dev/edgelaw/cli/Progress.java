package dev.edgelaw.cli;

import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far something long is: a bar with rate and time left on a terminal, elsewhere a line now and
 * then, so that a log shows life. Short work leaves no line.
 */
final class Progress implements AutoCloseable {
  /** Often enough to see that something goes on. */
  static final Duration BETWEEN_LINES = Duration.ofSeconds(60);

  private static final int BETWEEN_BARS_MILLISECONDS = 200;

  private final PrintWriter err;
  private final String what;
  private final Pace pace;
  private final ProgressBar bar;
  private final ScheduledExecutorService clock;

  /**
   * Begins.
   *
   * @param terminal who reads it
   * @param err where lines go
   * @param what is counted, in the plural
   * @param pace how many there are and how far they are
   * @param betweenLines time between two lines where there is no bar
   */
  Progress(Terminal terminal, PrintWriter err, String what, Pace pace, Duration betweenLines) {
    this.err = err;
    this.what = what;
    this.pace = pace;
    boolean shown = pace.total() > pace.from();
    this.bar = terminal.bars() && shown ? bar() : null;
    this.clock = bar == null && shown ? clock(betweenLines) : null;
  }

  /** Of things that all take about as long. */
  static Progress of(Terminal terminal, PrintWriter err, String what, int total) {
    return new Progress(
        terminal, err, what, new Pace(total, 0, total, System::nanoTime), BETWEEN_LINES);
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(pace.total())
        .startsFrom(pace.from(), Duration.ZERO)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(BETWEEN_BARS_MILLISECONDS)
        .showSpeed(new DecimalFormat("0.0#", DecimalFormatSymbols.getInstance(Locale.ROOT)))
        .setEtaFunction(state -> pace.left())
        .build();
  }

  private ScheduledExecutorService clock(Duration period) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("progress").factory());
    timer.scheduleAtFixedRate(
        this::say, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return timer;
  }

  /** One more is done, like all others. */
  void step() {
    step(1);
  }

  /** One more is done, and so much of the work. */
  void step(double work) {
    pace.step(work);
    if (bar != null) {
      bar.step();
    }
  }

  private void say() {
    err.println("edgelaw: " + pace.text(what));
    err.flush();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
    if (clock != null) {
      clock.shutdownNow();
    }
  }
}
