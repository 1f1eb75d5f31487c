package dev.edgelaw.curvature;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How near the first hidden layer of a run came to a kink of its activation.
 *
 * @param distances smallest |z| over neurons and samples at W(t), by t; points that the run did not
 *     reach are missing
 */
public record KinkRecord(Map<Integer, Double> distances) {
  /** Copies the map in the order of t, lest its text depend on the machine. */
  public KinkRecord {
    distances = Collections.unmodifiableSortedMap(new TreeMap<>(distances));
  }

  /**
   * The distance at W(t).
   *
   * @param step t, the number of updates made before
   * @return the smallest |z|, infinite where it was not measured
   */
  public double at(int step) {
    return distances.getOrDefault(step, Double.POSITIVE_INFINITY);
  }
}
