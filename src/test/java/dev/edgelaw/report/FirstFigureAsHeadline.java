package dev.edgelaw.report;

import dev.edgelaw.engine.Results;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;

/** A study whose row is made of the first figure and statement that were found. */
public record FirstFigureAsHeadline(Study study) implements Study {
  @Override
  public String id() {
    return study.id();
  }

  @Override
  public String title() {
    return study.title();
  }

  @Override
  public String claim() {
    return study.claim();
  }

  @Override
  public Plan plan(PlanOptions options) {
    return study.plan(options);
  }

  @Override
  public Findings findings(Plan plan, Results results) {
    return study.findings(plan, results);
  }

  @Override
  public Headline headline(Findings findings) {
    return findings.comparisons().isEmpty()
        ? new Headline(claim(), "", Double.NaN, Double.NaN, Headline.Verdict.HOLDS, "")
        : Headline.of(
            claim(),
            findings.comparisons().getFirst().quantity(),
            findings.comparisons().getFirst(),
            Headline.Verdict.HOLDS,
            findings.claims().getFirst().evidence());
  }
}
