package dev.edgelaw.report;

import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Comparison;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Both verdicts on a study.
 *
 * @param study its id
 * @param headline the study in one row
 * @param reproduced whether every comparable figure lies within its tolerance
 * @param comparable number of comparable figures
 * @param within how many of them lie within their tolerance
 * @param worstDeviation the largest deviation in units of its tolerance; not a number where one of
 *     the two figures is none
 * @param failingStatements how many of the paper's statements fail
 */
public record StudyVerdict(
    String study,
    Headline headline,
    boolean reproduced,
    int comparable,
    int within,
    double worstDeviation,
    int failingStatements) {

  /**
   * Judges findings.
   *
   * @param study the study
   * @param findings what was found, of the paper's plan
   * @return its verdicts
   */
  public static StudyVerdict of(Study study, Findings findings) {
    return of(study.id(), study.headline(findings), findings);
  }

  /** What can be said without putting the study into one row. */
  static List<String> lines(Study study, Findings findings, Screen screen) {
    return of(study.id(), null, findings).lines(screen);
  }

  private static StudyVerdict of(String study, Headline headline, Findings findings) {
    List<Comparison> comparable =
        findings.comparisons().stream().filter(Comparison::comparable).toList();
    long within = comparable.stream().filter(Comparison::within).count();
    long failing =
        findings.claims().stream()
            .filter(claim -> claim.source() == Claim.Source.PAPER && !claim.holds())
            .count();
    return new StudyVerdict(
        study,
        headline,
        findings.reproduced(),
        comparable.size(),
        (int) within,
        findings.worstDeviation(),
        (int) failing);
  }

  /** Both verdicts for people, a line each. */
  private List<String> lines(Screen screen) {
    String claim =
        failingStatements == 0
            ? "holds"
            : "fails in %d of its statements".formatted(failingStatements);
    List<String> lines = new ArrayList<>();
    lines.addAll(
        judged(
            study + "  reproduced: ",
            reproduced ? "yes" : "NO",
            Screen.tone(reproduced),
            " (%d of %d figures within tolerance, worst at %s of its tolerance)"
                .formatted(within, comparable, worst()),
            screen));
    lines.addAll(
        judged(
            study + "  the paper's claim: ",
            claim,
            Screen.tone(failingStatements == 0),
            "",
            screen));
    return lines;
  }

  private static List<String> judged(
      String before, String verdict, Tone tone, String after, Screen screen) {
    List<String> lines =
        new ArrayList<>(Screen.wrapped(before + verdict + after, screen.columns()));
    // Set off after the line is broken: a tone has no width.
    String start = before + verdict;
    lines.set(
        0,
        before
            + screen.paint(tone, verdict)
            + lines.getFirst().substring(Math.min(start.length(), lines.getFirst().length())));
    return lines;
  }

  String worst() {
    return Double.isNaN(worstDeviation) ? "inf" : Text.number(worstDeviation, 2);
  }
}
