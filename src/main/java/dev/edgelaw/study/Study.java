package dev.edgelaw.study;

import dev.edgelaw.engine.Results;

/** One experiment of the paper. */
public interface Study {
  /**
   * The paper's number.
   *
   * @return for example {@code E05}
   */
  String id();

  /**
   * What it is about, in a few words.
   *
   * @return the title
   */
  String title();

  /**
   * The paper's claim in one sentence.
   *
   * @return the claim
   */
  String claim();

  /**
   * Plans the runs.
   *
   * @param options what the user overrides
   * @return the complete plan
   */
  Plan plan(PlanOptions options);

  /**
   * Reads the results.
   *
   * @param plan a plan of this study
   * @param results results of all its cells
   * @return measured quantities, comparisons and verdicts; no comparisons and no claims where the
   *     plan is overridden
   */
  Findings findings(Plan plan, Results results);

  /**
   * The study in one row.
   *
   * @param findings what was found, of the paper's plan
   * @return the row: a claim of some 45 letters and a reason of some 90, for it stands in a table
   */
  Headline headline(Findings findings);
}
