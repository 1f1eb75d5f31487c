package dev.edgelaw.benchmarks;

import dev.edgelaw.report.TextColumns;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Each kernel held against what the machine can do (S. Williams, A. Waterman, D. Patterson, 2009):
 * the peak of fused multiply-adds, or the memory's bandwidth times the operations per byte where
 * that is less. Operands that stay in a cache may beat the latter.
 */
public final class Roofline {
  private Roofline() {}

  /**
   * The table.
   *
   * @param run the figures, the machine's peak among them
   * @return lines without line ends
   * @throws IllegalArgumentException if the peak was not measured
   */
  public static List<String> lines(BenchmarkRun run) {
    OptionalDouble peak = run.peak();
    if (peak.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s': holds no %s, against which the others are to be held"
              .formatted(run.name(), BenchmarkRun.PEAK));
    }
    OptionalDouble bandwidth = run.bandwidth();
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"kernel", "GF/s", "of peak", "flop/byte", "roof GF/s", "of roof"});
    for (Measurement measurement : run.measurements()) {
      Optional<Work> work = Work.of(measurement.key());
      if (work.isEmpty() || work.orElseThrow().bytes() == 0) {
        continue;
      }
      double speed = work.orElseThrow().operations() / measurement.time();
      double share = run.ofPeak(measurement.key()).orElseThrow();
      double intensity = work.orElseThrow().operations() / work.orElseThrow().bytes();
      double roof =
          bandwidth.isPresent()
              ? Math.min(peak.getAsDouble(), intensity * bandwidth.getAsDouble())
              : peak.getAsDouble();
      rows.add(
          new String[] {
            measurement.key().toString(),
            Text.number(speed, 3),
            percent(share),
            Text.number(intensity, 3),
            Text.number(roof, 3),
            percent(share * peak.getAsDouble() / roof)
          });
    }
    List<String> lines = new ArrayList<>(run.incomplete().stream().toList());
    lines.add(
        "peak of one core %.1f GF/s, memory %s"
            .formatted(
                peak.getAsDouble(),
                bandwidth.isPresent()
                    ? "%.1f GB/s".formatted(bandwidth.getAsDouble())
                    : "not measured"));
    lines.addAll(TextColumns.aligned(rows));
    return lines;
  }

  private static String percent(double fraction) {
    return "%.0f %%".formatted(100 * fraction);
  }
}
