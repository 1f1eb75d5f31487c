package dev.edgelaw.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How fast things get done, and how long the rest will take. The rate counts things; the time left
 * goes by their work, for the longest of them begin first. What was there at the beginning counts
 * for neither.
 */
final class Pace {
  private final int total;
  private final int from;
  private final double work;
  private final LongSupplier nanoTime;
  private final long start;
  private int done;
  private double workDone;

  /**
   * Begins.
   *
   * @param total how many there are
   * @param from how many are done already
   * @param work the work of the others, in any unit
   * @param nanoTime the clock
   */
  Pace(int total, int from, double work, LongSupplier nanoTime) {
    this.total = total;
    this.from = from;
    this.work = work;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.done = from;
  }

  int total() {
    return total;
  }

  int from() {
    return from;
  }

  /** One more is done, and so much work. */
  synchronized void step(double share) {
    done++;
    workDone += share;
  }

  /** What the rest will take if it goes on like this; empty before anything is done. */
  synchronized Optional<Duration> left() {
    if (done == from || done > total) {
      return Optional.empty();
    }
    if (done == total) {
      return Optional.of(Duration.ZERO);
    }
    // The shares are added in another order than their sum was: rounding may leave it negative.
    double rest = Math.max(0, work - workDone);
    return Optional.of(Duration.ofSeconds(Math.round(seconds() * rest / workDone)));
  }

  /** For example {@code 120 of 500 runs done, 2.0/s, 0:03:10 left}. */
  synchronized String text(String what) {
    String far = "%d of %d %s done".formatted(done, total, what);
    return left()
        .map(
            left ->
                "%s, %s, %d:%02d:%02d left"
                    .formatted(
                        far, rate(), left.toHours(), left.toMinutesPart(), left.toSecondsPart()))
        .orElse(far);
  }

  private String rate() {
    double rate = (done - from) / seconds();
    return rate < 1
        ? String.format(Locale.ROOT, "%.1f/min", 60 * rate)
        : String.format(Locale.ROOT, "%.1f/s", rate);
  }

  private double seconds() {
    return (nanoTime.getAsLong() - start) * 1e-9;
  }
}
