package dev.edgelaw.benchmarks;

import dev.edgelaw.report.page.BenchmarkSection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A folder of benchmark files as the report shows it. */
public final class BenchmarkReport {
  private BenchmarkReport() {}

  /**
   * The section of the latest run.
   *
   * @param folder where files lie
   * @return it, or empty where there is no file
   */
  public static Optional<BenchmarkSection> of(BenchmarkFolder folder) {
    return folder.newest().map(run -> section(run, folder.peers()));
  }

  private static BenchmarkSection section(BenchmarkRun run, List<BenchmarkRun> peers) {
    BenchmarkFigures drawn = BenchmarkFigures.of(run, peers);
    return new BenchmarkSection(
        run.name(),
        run.incomplete()
            .map(note -> TargetTable.caption(run) + "; " + note)
            .orElse(TargetTable.caption(run)),
        drawn.figures(),
        drawn.missing(),
        TargetTable.entries(run, peers),
        run.measurements().stream().map(BenchmarkReport::row).toList());
  }

  private static BenchmarkSection.Row row(Measurement measurement) {
    return new BenchmarkSection.Row(
        measurement.key().benchmark(),
        new TreeMap<>(measurement.key().parameters())
            .entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", ")),
        TargetTable.time(measurement.time()),
        String.valueOf(measurement.forks().size()),
        measurement.forks().size() > 1 ? "%.0f %%".formatted(100 * measurement.spread()) : "–");
  }
}
