package dev.edgelaw.study;

/**
 * A statement and its verdict.
 *
 * @param id as in the study's documentation, for example {@code P1}
 * @param source whose statement it is
 * @param statement what is claimed, in a sentence
 * @param expected whether it is known to hold; a different outcome here is a defect of ours or news
 * @param holds whether it holds on these results
 * @param evidence the numbers that decide, in a sentence
 */
public record Claim(
    String id, Source source, String statement, boolean expected, boolean holds, String evidence) {
  /** Who states it. */
  public enum Source {
    /** The paper. */
    PAPER,
    /** Edgelaw: the corrected or sharper statement. */
    CORRECTED
  }

  /**
   * A statement of the paper that is expected to hold.
   *
   * @param id its id
   * @param statement what is claimed
   * @param holds the verdict
   * @param evidence the numbers that decide
   * @return the claim
   */
  public static Claim paper(String id, String statement, boolean holds, String evidence) {
    return new Claim(id, Source.PAPER, statement, true, holds, evidence);
  }

  /**
   * A statement of the paper that is known to fail.
   *
   * @param id its id
   * @param statement what is claimed
   * @param holds the verdict
   * @param evidence the numbers that decide
   * @return the claim
   */
  public static Claim refuted(String id, String statement, boolean holds, String evidence) {
    return new Claim(id, Source.PAPER, statement, false, holds, evidence);
  }

  /**
   * A corrected or sharper statement.
   *
   * @param id its id
   * @param statement what is claimed
   * @param holds the verdict
   * @param evidence the numbers that decide
   * @return the claim
   */
  public static Claim corrected(String id, String statement, boolean holds, String evidence) {
    return new Claim(id, Source.CORRECTED, statement, true, holds, evidence);
  }
}
