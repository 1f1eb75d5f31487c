package dev.edgelaw.report.page;

import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;

/**
 * A study of which all runs are there.
 *
 * @param study the study
 * @param plan the paper's plan
 * @param findings what was found
 */
public record Judged(Study study, Plan plan, Findings findings) {}
