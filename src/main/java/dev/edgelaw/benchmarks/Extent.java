package dev.edgelaw.benchmarks;

/**
 * How much of a run its file holds: it is written anew after every selection of benchmarks, and
 * every fork runs all selections.
 *
 * @param finished selections in the file
 * @param planned selections of the whole run
 */
public record Extent(int finished, int planned) {
  /** Checks the counts. */
  public Extent {
    if (finished < 0 || finished > planned) {
      throw new IllegalArgumentException(
          "selections: finished is %d, must be from 0 to planned, %d".formatted(finished, planned));
    }
  }

  /**
   * Whether nothing is missing.
   *
   * @return if so
   */
  public boolean complete() {
    return finished == planned;
  }

  /**
   * The counts for people.
   *
   * @return such as {@code 3 of 14 selections}
   */
  public String text() {
    return "%d of %d selections".formatted(finished, planned);
  }
}
