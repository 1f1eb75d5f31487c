package dev.edgelaw.curvature;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sharpness at some points of a run.
 *
 * @param points by t, the number of updates made before; points that the run did not reach, or
 *     where the loss was near overflow, are missing
 */
public record SharpnessPoints(Map<Integer, Sharpness> points) {
  /** Copies the map in the order of t, lest its text depend on the machine. */
  public SharpnessPoints {
    points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
  }

  /**
   * The sharpness at W(t).
   *
   * @param step t
   * @return lambda_max, NaN where there is none
   */
  public double at(int step) {
    Sharpness sharpness = points.get(step);
    return sharpness == null ? Double.NaN : sharpness.value();
  }
}
