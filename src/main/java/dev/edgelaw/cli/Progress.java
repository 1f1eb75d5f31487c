package dev.edgelaw.cli;

import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final int total;
  private final int from;
  private final long start = System.nanoTime();
  private final AtomicInteger done;
  private final ProgressBar bar;
  private final ScheduledExecutorService clock;

  /**
   * Begins.
   *
   * @param terminal who reads it
   * @param err where lines go
   * @param what is counted, in the plural
   * @param total how many there are
   * @param from how many are done already
   * @param betweenLines time between two lines where there is no bar
   */
  Progress(
      Terminal terminal, PrintWriter err, String what, int total, int from, Duration betweenLines) {
    this.err = err;
    this.what = what;
    this.total = total;
    this.from = from;
    this.done = new AtomicInteger(from);
    this.bar = terminal.bars() && total > from ? bar() : null;
    this.clock = bar == null && total > from ? clock(betweenLines) : null;
  }

  static Progress of(Terminal terminal, PrintWriter err, String what, int total) {
    return new Progress(terminal, err, what, total, 0, BETWEEN_LINES);
  }

  private ProgressBar bar() {
    return new ProgressBarBuilder()
        .setTaskName(what)
        .setInitialMax(total)
        .startsFrom(from, Duration.ZERO)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(BETWEEN_BARS_MILLISECONDS)
        .showSpeed(new DecimalFormat("0.0#", DecimalFormatSymbols.getInstance(Locale.ROOT)))
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

  /** One more is done. */
  void step() {
    done.incrementAndGet();
    if (bar != null) {
      bar.step();
    }
  }

  private void say() {
    err.println(line(done.get(), (System.nanoTime() - start) * 1e-9));
    err.flush();
  }

  /** For example {@code edgelaw: 120 of 500 runs done, 2.0/s, 0:03:10 left}. */
  String line(int now, double seconds) {
    String far = "edgelaw: %d of %d %s done".formatted(now, total, what);
    if (now == from) {
      return far;
    }
    double rate = (now - from) / seconds;
    String speed =
        rate < 1
            ? String.format(Locale.ROOT, "%.1f/min", 60 * rate)
            : String.format(Locale.ROOT, "%.1f/s", rate);
    Duration left = Duration.ofSeconds(Math.round((total - now) / rate));
    return "%s, %s, %d:%02d:%02d left"
        .formatted(far, speed, left.toHours(), left.toMinutesPart(), left.toSecondsPart());
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
