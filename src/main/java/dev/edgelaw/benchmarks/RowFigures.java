package dev.edgelaw.benchmarks;

import dev.edgelaw.study.Figure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Benchmark figures with one row for each benchmark. */
final class RowFigures {
  private static final String BACKEND = "backend";
  private static final String SCALAR = "scalar";

  private RowFigures() {}

  /** How often the SIMD code beats the scalar one; empty where nothing was measured with both. */
  static Optional<Figure> speedUp(BenchmarkRun run) {
    List<String> rows = new ArrayList<>();
    RatioSeries series = new RatioSeries("scalar time / SIMD time");
    for (Measurement fast : run.measurements()) {
      if ("simd".equals(fast.key().parameters().get(BACKEND))) {
        Map<String, String> parameters = new TreeMap<>(fast.key().parameters());
        parameters.put(BACKEND, SCALAR);
        run.find(new Key(fast.key().benchmark(), parameters))
            .ifPresent(
                scalar -> {
                  series.add(rows.size(), Ratio.of(scalar, fast));
                  rows.add(subject(fast.key()));
                });
      }
    }
    List<Figure.Series> lines = new ArrayList<>(List.of(series.rows()));
    lines.add(vertical("equally fast", 1, rows.size()));
    run.environment()
        .map(environment -> environment.vectorBits() / Double.SIZE)
        .filter(lanes -> lanes > 1)
        .ifPresent(
            lanes -> lines.add(vertical("numbers in a vector: " + lanes, lanes, rows.size())));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "benchmark-simd",
                "Scalar against SIMD code, which give the same bits",
                new Figure.Axis("speed-up (scalar time / SIMD time)", false),
                Figure.Axis.rows("", rows),
                lines,
                "To the right of the number of lanes the SIMD code gains from more than its"
                    + " lanes, for instance from keeping sums in registers; "
                    + Ratio.bars(series.uncertain())));
  }

  /** Times of peers in units of ours; empty where no peer was measured. */
  static Optional<Figure> peers(BenchmarkRun run, List<BenchmarkRun> peers) {
    List<BenchmarkRun> everywhere = new ArrayList<>(List.of(run));
    everywhere.addAll(peers);
    List<String> rows = new ArrayList<>();
    Map<String, RatioSeries> series = new LinkedHashMap<>();
    for (Measurement ours : run.measurements()) {
      boolean slow = SCALAR.equals(ours.key().parameters().get(BACKEND));
      List<Peer> found = slow ? List.of() : Peer.of(ours.key(), everywhere);
      found.forEach(
          peer ->
              series
                  .computeIfAbsent(peer.description(), RatioSeries::new)
                  .add(rows.size(), Ratio.of(peer.measurement(), ours)));
      if (!found.isEmpty()) {
        rows.add(subject(ours.key()));
      }
    }
    List<Figure.Series> lines =
        series.values().stream().map(RatioSeries::rows).collect(Collectors.toList());
    lines.add(vertical("edgelaw, one thread, float64", 1, rows.size()));
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "benchmark-peers",
                "The same step and the same products by other libraries",
                new Figure.Axis("time of the peer / time of edgelaw", true),
                Figure.Axis.rows("", rows),
                lines,
                "Right of the line edgelaw is faster, left of it the peer; legends name library,"
                    + " BLAS, threads and precision; "
                    + Ratio.bars(uncertain(series.values()))));
  }

  private static boolean uncertain(Collection<RatioSeries> series) {
    return series.stream().anyMatch(RatioSeries::uncertain);
  }

  /** A line through all rows. */
  private static Figure.Series vertical(String name, double value, int rows) {
    return new Figure.Series(
        name, Figure.Style.FIT, new double[] {value, value}, new double[] {0.5, 0.5 - rows}, null);
  }

  /** As the table of targets calls it; a benchmark without one by its own name. */
  private static String subject(Key key) {
    return Target.all().stream()
        .filter(target -> target.key().filter(key::equals).isPresent())
        .map(Target::subject)
        .findFirst()
        .orElseGet(() -> words(key.without(BACKEND)));
  }

  private static String words(Key key) {
    String name =
        key.benchmark()
            .replace('.', ' ')
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
            .toLowerCase(Locale.ROOT);
    return key.parameters().isEmpty()
        ? name
        : name
            + ", "
            + new TreeMap<>(key.parameters()).values().stream().collect(Collectors.joining(", "));
  }
}
