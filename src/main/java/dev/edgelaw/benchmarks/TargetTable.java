package dev.edgelaw.benchmarks;

import dev.edgelaw.report.MarkedSection;
import dev.edgelaw.report.TextColumns;
import dev.edgelaw.report.page.BenchmarkSection;
import dev.edgelaw.study.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Each figure next to its target, peers beside it: for the terminal, and for the README. */
public final class TargetTable {
  /** First line of the table in a Markdown file. */
  public static final String BEGIN =
      "<!-- benchmarks: written by `./edgelaw bench table FILE --write README.md` -->";

  /** Line behind the table in a Markdown file. */
  public static final String END = "<!-- end of benchmarks -->";

  private static final List<String> HEADINGS =
      List.of(
          "what", "figure", "target", "met", "time", "peers (library; BLAS; threads; precision)");

  private TargetTable() {}

  /**
   * What was measured and has a target.
   *
   * @param run the figures
   * @param peers where else to look for peers
   * @return one entry for each, none where the run holds nothing of the kind
   */
  static List<BenchmarkSection.Target> entries(BenchmarkRun run, List<BenchmarkRun> peers) {
    List<BenchmarkRun> everywhere = new ArrayList<>(List.of(run));
    everywhere.addAll(peers);
    List<BenchmarkSection.Target> entries = new ArrayList<>();
    for (Target target : Target.all()) {
      OptionalDouble value = target.quantity().in(run);
      if (value.isPresent()) {
        entries.add(
            new BenchmarkSection.Target(
                target.subject(),
                target.quantity().text(value.getAsDouble()),
                target.text(),
                target.met(run).orElseThrow(),
                target.key().map(key -> time(run.time(key).orElseThrow())).orElse(""),
                target.key().map(key -> peers(key, everywhere)).orElse("")));
      }
    }
    return entries;
  }

  /**
   * The rows of what was measured.
   *
   * @param run the figures
   * @param peers where else to look for peers
   * @return cells, one list for each row
   */
  static List<List<String>> rows(BenchmarkRun run, List<BenchmarkRun> peers) {
    return entries(run, peers).stream()
        .map(
            entry ->
                List.of(
                    entry.what(),
                    entry.figure(),
                    entry.target(),
                    entry.met() ? "yes" : "NO",
                    entry.time(),
                    entry.peers()))
        .toList();
  }

  private static void requireAny(List<List<String>> rows, BenchmarkRun run) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s': holds no figure that has a target; all of them come from: java -jar target/benchmarks.jar"
              .formatted(run.name()));
    }
  }

  private static String peers(Key key, List<BenchmarkRun> runs) {
    return Peer.of(key, runs).stream()
        .map(peer -> "%s (%s)".formatted(time(peer.time()), peer.description()))
        .collect(Collectors.joining("; "));
  }

  static String time(double nanoseconds) {
    return nanoseconds < 1e6
        ? Text.number(nanoseconds / 1e3, 3) + " us"
        : String.format(Locale.ROOT, "%s ms", Text.number(nanoseconds / 1e6, 3));
  }

  /**
   * Where it was measured.
   *
   * @param run the figures
   * @return one line
   */
  static String caption(BenchmarkRun run) {
    return run.environment().map(Environment::line).orElse(run.name()) + peak(run);
  }

  private static String peak(BenchmarkRun run) {
    DoubleSummaryStatistics beside = run.peaks();
    if (beside.getCount() > 0) {
      return "; peak of one core %.1f to %.1f GF/s, measured around every iteration"
          .formatted(beside.getMin(), beside.getMax());
    }
    return run.peak().isPresent()
        ? "; peak of one core %.1f GF/s".formatted(run.peak().getAsDouble())
        : "";
  }

  /**
   * The table for a terminal.
   *
   * @param run the figures
   * @param peers where else to look for peers
   * @return lines without line ends
   */
  public static List<String> lines(BenchmarkRun run, List<BenchmarkRun> peers) {
    List<List<String>> rows = rows(run, peers);
    List<String> lines = new ArrayList<>(List.of(caption(run)));
    run.incomplete().ifPresent(lines::add);
    if (rows.isEmpty() && run.incomplete().isPresent()) {
      return lines;
    }
    requireAny(rows, run);
    List<String[]> cells = new ArrayList<>();
    cells.add(HEADINGS.toArray(String[]::new));
    rows.forEach(row -> cells.add(row.toArray(String[]::new)));
    lines.addAll(TextColumns.aligned(cells));
    return lines;
  }

  /**
   * Puts the table between the markers of a Markdown file.
   *
   * @param file the file
   * @param run the figures
   * @param peers where else to look for peers
   * @return number of rows
   * @throws IllegalArgumentException if the file lacks the markers
   */
  public static int write(Path file, BenchmarkRun run, List<BenchmarkRun> peers) {
    List<List<String>> rows = rows(run, peers);
    requireAny(rows, run);
    List<String> lines = new ArrayList<>(List.of(caption(run) + "."));
    run.incomplete().ifPresent(note -> lines.addAll(List.of("", note + ".")));
    lines.add("");
    lines.addAll(MarkedSection.table(HEADINGS, rows));
    new MarkedSection(BEGIN, END).replace(file, lines);
    return rows.size();
  }
}
