package dev.edgelaw.report.page;

import dev.edgelaw.report.StudyVerdict;
import dev.edgelaw.report.plot.Picture;
import dev.edgelaw.study.AgreementLevel;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Figure;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Headline;
import java.util.List;

/**
 * A study as the page shows it.
 *
 * @param id the paper's number, also its anchor
 * @param title a few words
 * @param inShort the claim in a few words
 * @param claim the paper's claim in one sentence
 * @param reproduced the first verdict
 * @param figures how many of the published figures reproduce, in words
 * @param holds the second verdict
 * @param figure which figure stands for it
 * @param published its value
 * @param ours ours
 * @param reason why the claim holds or not
 * @param statements the paper's statements
 * @param corrected the better ones
 * @param protocol what was run
 * @param pictures its figures, the paper's first
 * @param levels comparisons by what they are held against
 */
record StudySection(
    String id,
    String title,
    String inShort,
    String claim,
    Verdict reproduced,
    String figures,
    Verdict holds,
    String figure,
    String published,
    String ours,
    String reason,
    List<Statement> statements,
    List<Statement> corrected,
    List<ProtocolRows.Row> protocol,
    List<Shown> pictures,
    List<Level> levels) {

  /** How a table for terminals ends a sentence that it has no room for. */
  private static final String CUT = " ...";

  /**
   * A statement and its verdict.
   *
   * @param verdict whether it holds
   * @param id its name
   * @param statement in a sentence
   * @param evidence the numbers that decide
   * @param surprise what had been expected, empty where it came so
   */
  record Statement(Verdict verdict, String id, String statement, String evidence, String surprise) {
    static Statement of(Claim claim) {
      return new Statement(
          Verdict.holds(claim.holds()),
          claim.id(),
          claim.statement(),
          claim.evidence(),
          claim.holds() == claim.expected()
              ? ""
              : claim.expected() ? "expected to hold" : "expected to fail");
    }
  }

  /**
   * A figure.
   *
   * @param name its file's name without ending
   * @param caption what it shows
   * @param note what to see in it
   * @param svg the picture
   */
  record Shown(String name, String caption, String note, String svg) {
    static Shown of(Figure figure) {
      return new Shown(figure.name(), figure.title(), figure.note(), Picture.of(figure).svg());
    }
  }

  /**
   * Comparisons with one kind of reference.
   *
   * @param heading what they are held against
   * @param quantities one row for each
   */
  record Level(String heading, List<Agreement> quantities) {}

  static StudySection of(Judged judged) {
    Findings findings = judged.findings();
    StudyVerdict verdict = StudyVerdict.of(judged.study(), findings);
    Headline headline = verdict.headline();
    return new StudySection(
        judged.study().id(),
        judged.study().title(),
        cut(headline.claim()) ? judged.study().claim() : headline.claim(),
        judged.study().claim(),
        Verdict.reproduced(verdict.reproduced()),
        "%d of %d within tolerance, worst at %s of it"
            .formatted(
                verdict.within(),
                verdict.comparable(),
                Numbers.deviation(verdict.worstDeviation())),
        Verdict.of(headline.verdict()),
        Numbers.words(headline.figure()),
        value(headline.published()),
        value(headline.ours()),
        reason(headline.reason(), findings),
        statements(findings, Claim.Source.PAPER),
        statements(findings, Claim.Source.CORRECTED),
        ProtocolRows.of(judged.plan()),
        findings.figures().stream().map(Shown::of).toList(),
        List.of(
                new Level(
                    "Published figures (float32) and ours",
                    Agreement.of(findings.comparisons(), AgreementLevel.PUBLISHED)),
                new Level(
                    "An independent float64 re-computation from the same draws and ours",
                    Agreement.of(findings.comparisons(), AgreementLevel.FLOAT64)))
            .stream()
            .filter(level -> !level.quantities().isEmpty())
            .toList());
  }

  /** The first of the better statements that holds, empty where there is none. */
  String better() {
    return corrected.stream()
        .filter(statement -> statement.verdict().equals(Verdict.holds(true)))
        .map(Statement::statement)
        .findFirst()
        .orElse("");
  }

  private static boolean cut(String text) {
    return text.endsWith(CUT);
  }

  /** A page has room for the whole sentence. */
  private static String reason(String reason, Findings findings) {
    String kept = reason.substring(0, reason.length() - (cut(reason) ? CUT.length() : 0));
    return findings.claims().stream()
        .map(Claim::evidence)
        .filter(evidence -> cut(reason) && evidence.startsWith(kept))
        .findFirst()
        .orElse(reason);
  }

  private static String value(double value) {
    return Double.isNaN(value) ? "–" : Numbers.value(value);
  }

  private static List<Statement> statements(Findings findings, Claim.Source source) {
    return findings.claims().stream()
        .filter(claim -> claim.source() == source)
        .map(Statement::of)
        .toList();
  }
}
