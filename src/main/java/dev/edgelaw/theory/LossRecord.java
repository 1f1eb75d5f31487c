package dev.edgelaw.theory;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Losses at some points of a run.
 *
 * @param losses the loss at W(t) by t; those beyond the end of the run are missing
 */
public record LossRecord(Map<Integer, Double> losses) {
  /** Copies the map in the order of t, lest its text depend on the machine. */
  public LossRecord {
    losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
  }

  /**
   * The loss at W(t).
   *
   * @param step t, the number of updates made before
   * @return the loss, or empty where it was not taken
   */
  public Optional<Double> at(int step) {
    return Optional.ofNullable(losses.get(step));
  }
}
