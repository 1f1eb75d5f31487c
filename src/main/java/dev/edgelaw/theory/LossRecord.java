package dev.edgelaw.theory;

import java.util.Map;
import java.util.Optional;

/**
 * Losses at some points of a run.
 *
 * @param losses the loss at W(t) by t; those beyond the end of the run are missing
 */
public record LossRecord(Map<Integer, Double> losses) {
  /** Copies the map. */
  public LossRecord {
    losses = Map.copyOf(losses);
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
