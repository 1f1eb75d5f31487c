package dev.edgelaw.study;

import java.util.List;

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
  /** Letters of a claim that was not put into a few words. */
  private static final int CLAIM_LETTERS = 60;

  /** Letters of a reason that was not. */
  private static final int REASON_LETTERS = 90;

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

  /**
   * The row of a study that has none of its own: the claim holds if all statements of the paper do;
   * the reason is the evidence of the first that does not.
   *
   * @param claim the paper's claim in one sentence
   * @param findings what was found, of the paper's plan
   * @return the row
   */
  public static Headline of(String claim, Findings findings) {
    List<Claim> paper =
        findings.claims().stream().filter(c -> c.source() == Claim.Source.PAPER).toList();
    boolean holds = paper.stream().allMatch(Claim::holds);
    String reason =
        paper.stream()
            .filter(statement -> statement.holds() == holds)
            .map(Claim::evidence)
            .findFirst()
            .orElse("");
    Comparison shown =
        findings.comparisons().stream()
            .filter(c -> c.level() == AgreementLevel.PUBLISHED && c.comparable())
            .min(
                (a, b) ->
                    Boolean.compare(a.where().containsKey("seed"), b.where().containsKey("seed")))
            .orElse(null);
    return new Headline(
        shortened(claim, CLAIM_LETTERS),
        shown == null ? "" : shown.quantity(),
        shown == null ? Double.NaN : shown.published(),
        shown == null ? Double.NaN : shown.ours(),
        holds ? Verdict.HOLDS : Verdict.FAILS,
        shortened(reason, REASON_LETTERS));
  }

  private static String shortened(String text, int letters) {
    if (text.length() <= letters) {
      return text;
    }
    int end = text.lastIndexOf(' ', letters);
    return text.substring(0, end < 0 ? letters : end).replaceAll("[,;:]$", "") + " ...";
  }
}
