package dev.edgelaw.benchmarks;

import dev.edgelaw.report.TextColumns;
import dev.edgelaw.stats.Interval;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Two runs side by side, for terminals. */
public final class ChangeTable {
  /** Peaks that differ by more mean that the machine differs, not the code. */
  private static final double SAME_MACHINE = 0.05;

  private ChangeTable() {}

  /**
   * The table.
   *
   * @param before the earlier run
   * @param after the later one
   * @param changes what lies between them
   * @return lines without line ends
   */
  public static List<String> lines(BenchmarkRun before, BenchmarkRun after, List<Change> changes) {
    List<String> lines = new ArrayList<>();
    environment("A", before, lines);
    environment("B", after, lines);
    OptionalDouble first = before.peak();
    OptionalDouble second = after.peak();
    if (first.isPresent() && second.isPresent()) {
      double ratio = second.getAsDouble() / first.getAsDouble();
      lines.add(
          "peak %.1f and %.1f GF/s%s"
              .formatted(
                  first.getAsDouble(),
                  second.getAsDouble(),
                  Math.abs(ratio - 1) > SAME_MACHINE
                      ? ": the machine itself was " + Text.number(ratio, 3) + " times as fast"
                      : ""));
    }
    if (before.peaks().getCount() > 0 && after.peaks().getCount() > 0) {
      lines.add(
          "ratios of what the core could have done in these times, from the peak around every iteration");
    }
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"benchmark", "A us", "B us", "B / A", "95 % interval", ""});
    for (Change change : changes) {
      rows.add(
          new String[] {
            change.key().toString(),
            Text.number(change.before() / 1e3),
            Text.number(change.after() / 1e3),
            Text.number(change.ratio(), 3),
            interval(change.interval()),
            words(change.verdict())
          });
    }
    lines.addAll(TextColumns.aligned(rows));
    lines.add(
        "%d compared: %d slower, %d faster by more than %s %% beyond noise; %d with too few forks to judge"
            .formatted(
                changes.size(),
                count(changes, Change.Verdict.REGRESSION),
                count(changes, Change.Verdict.IMPROVEMENT),
                Text.plain(Math.round(1000 * changes.getFirst().tolerance()) / 10.0),
                count(changes, Change.Verdict.UNKNOWN)));
    return lines;
  }

  private static void environment(String label, BenchmarkRun run, List<String> lines) {
    lines.add(
        label
            + "  "
            + run.environment()
                .map(Environment::line)
                .orElse(run.name() + ", environment unknown"));
    run.incomplete().ifPresent(note -> lines.add("   " + note));
  }

  private static String interval(Interval interval) {
    return Double.isNaN(interval.low())
        ? "-"
        : Text.number(interval.low(), 3) + " to " + Text.number(interval.high(), 3);
  }

  private static String words(Change.Verdict verdict) {
    return switch (verdict) {
      case REGRESSION -> "SLOWER";
      case IMPROVEMENT -> "faster";
      case SAME -> "";
      case UNKNOWN -> "needs 2 forks";
    };
  }

  private static long count(List<Change> changes, Change.Verdict verdict) {
    return changes.stream().filter(change -> change.verdict() == verdict).count();
  }
}
