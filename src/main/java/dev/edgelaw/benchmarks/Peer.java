package dev.edgelaw.benchmarks;

import java.util.Comparator;
import java.util.List;

/**
 * The same work by somebody else. Its benchmark has the name of ours in the package {@code peers},
 * and its parameters are ours, without the backend, and {@code peer}, which says who did it how.
 *
 * @param description library and version; the BLAS below it; number of threads; precision
 * @param measurement its times
 */
public record Peer(String description, Measurement measurement) {
  private static final String PACKAGE = "peers.";
  private static final String PARAMETER = "peer";

  /**
   * All who did the same.
   *
   * @param ours what was measured
   * @param runs where to look
   * @return them, the fastest first
   */
  public static List<Peer> of(Key ours, List<BenchmarkRun> runs) {
    Key wanted = new Key(PACKAGE + ours.benchmark(), ours.without("backend").parameters());
    return runs.stream()
        .flatMap(run -> run.measurements().stream())
        .filter(measurement -> measurement.key().without(PARAMETER).equals(wanted))
        .map(
            measurement ->
                new Peer(
                    measurement.key().parameters().getOrDefault(PARAMETER, "unknown"), measurement))
        .sorted(Comparator.comparingDouble(Peer::time))
        .toList();
  }

  /**
   * Whether a benchmark is somebody else's.
   *
   * @param key what was measured
   * @return if so
   */
  static boolean owns(Key key) {
    return key.benchmark().startsWith(PACKAGE);
  }

  /**
   * The time of one operation.
   *
   * @return nanoseconds
   */
  public double time() {
    return measurement.time();
  }
}
