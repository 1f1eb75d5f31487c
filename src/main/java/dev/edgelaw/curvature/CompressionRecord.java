package dev.edgelaw.curvature;

import java.util.List;
import java.util.Optional;

/**
 * Spectral compression along a run. Points beyond its end, or where the loss was not finite, are
 * missing.
 *
 * @param points in the order of their updates
 */
public record CompressionRecord(List<CompressionPoint> points) {
  /** Copies the list. */
  public CompressionRecord {
    points = List.copyOf(points);
  }

  /**
   * The point W(t).
   *
   * @param step t, the number of updates made before
   * @return what was measured there, or empty where nothing was
   */
  public Optional<CompressionPoint> at(int step) {
    return points.stream().filter(point -> point.step() == step).findFirst();
  }
}
