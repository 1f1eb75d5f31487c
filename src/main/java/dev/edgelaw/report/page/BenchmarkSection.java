package dev.edgelaw.report.page;

import dev.edgelaw.study.Figure;
import java.util.List;

/**
 * The benchmarks of one file.
 *
 * @param name the file's name
 * @param caption where and when they were measured, in one sentence
 * @param figures pictures of them
 * @param missing a sentence for each picture that cannot be drawn
 * @param targets each figure beside its target
 * @param rows all times
 */
public record BenchmarkSection(
    String name,
    String caption,
    List<Figure> figures,
    List<String> missing,
    List<Target> targets,
    List<Row> rows) {
  /** Copies the lists. */
  public BenchmarkSection {
    figures = List.copyOf(figures);
    missing = List.copyOf(missing);
    targets = List.copyOf(targets);
    rows = List.copyOf(rows);
  }

  /**
   * A figure that has a target.
   *
   * @param what its name
   * @param figure its value
   * @param target the bound
   * @param met whether it is kept
   * @param time of one operation, or empty
   * @param peers the same by others, or empty
   */
  public record Target(
      String what, String figure, String target, boolean met, String time, String peers) {
    /**
     * As the page shows it.
     *
     * @return a sign and a word
     */
    Verdict verdict() {
      return met ? new Verdict("good", "✓", "met") : new Verdict("bad", "✗", "missed");
    }
  }

  /**
   * A benchmark.
   *
   * @param benchmark its name
   * @param parameters its parameters
   * @param time median of the forks
   * @param forks how many
   * @param spread slowest over fastest fork, less 1
   */
  public record Row(
      String benchmark, String parameters, String time, String forks, String spread) {}

  List<StudySection.Shown> pictures() {
    return figures.stream().map(StudySection.Shown::of).toList();
  }

  boolean anyTargets() {
    return !targets.isEmpty();
  }
}
