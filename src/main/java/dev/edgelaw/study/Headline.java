package dev.edgelaw.study;

/**
 * A study in one row: what the paper says, the figure that stands for it, and what is left of it.
 *
 * @param claim the paper's claim in a few words
 * @param figure which figure is shown
 * @param published its published value; not a number where none was published
 * @param ours our value
 * @param verdict whether the claim survives
 * @param reason why, in under a line
 */
public record Headline(
    String claim, String figure, double published, double ours, Verdict verdict, String reason) {
  /** Whether a claim survives. */
  public enum Verdict {
    /** It holds as stated. */
    HOLDS("holds"),
    /** It holds as far as it goes; it means less than it seems to, or holds in part. */
    RESERVED("holds with a reservation"),
    /** It does not hold. */
    FAILS("fails");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /**
     * For people.
     *
     * @return a few words
     */
    public String words() {
      return words;
    }
  }

  /**
   * A row about a figure that was compared.
   *
   * @param claim the paper's claim in a few words
   * @param figure which figure is shown
   * @param shown its published value and ours
   * @param verdict whether the claim survives
   * @param reason why, in under a line
   * @return the row
   */
  public static Headline of(
      String claim, String figure, Comparison shown, Verdict verdict, String reason) {
    return new Headline(claim, figure, shown.published(), shown.ours(), verdict, reason);
  }
}
