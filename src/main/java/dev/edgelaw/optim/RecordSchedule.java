package dev.edgelaw.optim;

/**
 * After which updates a trajectory is recorded: the first, every so many, and the last, as in the
 * published training loop.
 *
 * @param every distance between records in updates, at least 1
 * @param updates number of updates of the run, at least 1
 */
public record RecordSchedule(int every, int updates) {
  /** Checks the numbers. */
  public RecordSchedule {
    if (every < 1 || updates < 1) {
      throw new IllegalArgumentException(
          "records every %d of %d updates: both must be at least 1".formatted(every, updates));
    }
  }

  /**
   * Whether the state after an update is recorded.
   *
   * @param step zero-based step t; the state is W(t+1)
   * @return true for a record
   */
  public boolean recordsAfter(int step) {
    int made = step + 1;
    return made == 1 || made % every == 0 || made == updates;
  }

  /**
   * How many records a complete run gives.
   *
   * @return at least 1
   */
  public int size() {
    int regular = updates / every;
    int first = every == 1 ? 0 : 1;
    int last = updates % every == 0 || updates == 1 ? 0 : 1;
    return regular + first + last;
  }
}
