package dev.edgelaw.engine;

import dev.edgelaw.theory.ConservationRecord;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Results of a set of runs.
 *
 * @param byRun one result per run
 */
public record Results(Map<RunSpec, CellResult> byRun) {
  /**
   * The result of a run.
   *
   * @param run a planned run
   * @return its result
   */
  public CellResult of(RunSpec run) {
    CellResult result = byRun.get(run);
    if (result == null) {
      throw new NoSuchElementException("not planned: " + run);
    }
    return result;
  }

  /**
   * What was observed of a run.
   *
   * @param run a planned run
   * @param observation a planned observation
   * @param <R> type of its result
   * @return its result
   */
  public <R extends Record> R of(RunSpec run, Observation<R> observation) {
    return of(run)
        .find(observation)
        .orElseThrow(
            () -> new NoSuchElementException("not planned: " + observation + " of " + run));
  }

  /**
   * The conservation laws of a run.
   *
   * @param run a planned run
   * @return the record of its probe
   */
  public ConservationRecord conservation(RunSpec run) {
    return of(run, new Observation.Conservation());
  }
}
