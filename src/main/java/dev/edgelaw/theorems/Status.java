package dev.edgelaw.theorems;

/** What is known of a statement, as the paper makes it or as corrected. */
public enum Status {
  /** It holds as it stands. */
  TRUE("TRUE"),
  /** It holds under the condition that the statement names. */
  TRUE_IF("TRUE IF"),
  /** The paper's statement does not hold: the check is a counterexample. */
  FALSE("FALSE"),
  /** It holds, but says nothing about networks. */
  VACUOUS("VACUOUS"),
  /** It concerns averages over random draws: the check has fixed seeds and an interval. */
  STATISTICAL("STATISTICAL");

  private final String label;

  Status(String label) {
    this.label = label;
  }

  /**
   * The word that people read.
   *
   * @return for example {@code TRUE IF}
   */
  public String label() {
    return label;
  }
}
