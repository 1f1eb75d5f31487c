package dev.edgelaw.report;

import dev.edgelaw.engine.Results;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.PlanOptions;
import dev.edgelaw.study.Study;

/** A study whose row is made of whatever was found. */
record WithoutHeadline(Study study) implements Study {
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
}
