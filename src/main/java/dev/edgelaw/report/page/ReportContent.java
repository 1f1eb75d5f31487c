package dev.edgelaw.report.page;

import dev.edgelaw.report.Machine;
import dev.edgelaw.report.plot.Picture;
import dev.edgelaw.theorems.Outcome;
import java.util.List;

/**
 * Everything that the page shows.
 *
 * @param machine where findings were computed
 * @param entries all studies in the paper's order
 * @param theorems outcomes of the checks, empty where they were not made
 * @param figures the paper's figures, as many as can be drawn
 * @param benchmarks stored benchmark results
 */
public record ReportContent(
    Machine machine,
    List<Entry> entries,
    List<Outcome> theorems,
    List<Picture> figures,
    List<BenchmarkSection> benchmarks) {
  /** Copies the lists. */
  public ReportContent {
    entries = List.copyOf(entries);
    theorems = List.copyOf(theorems);
    figures = List.copyOf(figures);
    benchmarks = List.copyOf(benchmarks);
  }

  /**
   * A study of the paper.
   *
   * @param id its id
   * @param title a few words
   * @param judged its findings, or null where runs are missing
   * @param note why there are none
   */
  public record Entry(String id, String title, Judged judged, String note) {}
}
