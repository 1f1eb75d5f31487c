package dev.edgelaw.report;

import dev.edgelaw.study.AgreementLevel;
import dev.edgelaw.study.Claim;
import dev.edgelaw.study.Comparison;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A study's findings as text: the two verdicts, figure by figure and claim by claim. */
public final class StudyTable {
  /** Verdict and source stand before it. */
  private static final int CLAIM_INDENT = 20;

  private StudyTable() {}

  /**
   * Writes the table.
   *
   * @param study the study
   * @param plan its plan
   * @param findings what was found
   * @param everyComparison whether to list the float64 comparisons one by one too
   * @return lines without line ends
   */
  public static List<String> lines(
      Study study, Plan plan, Findings findings, boolean everyComparison) {
    return lines(study, plan, findings, everyComparison, Screen.FILE);
  }

  /**
   * Writes the table for a screen.
   *
   * @param study the study
   * @param plan its plan
   * @param findings what was found
   * @param everyComparison whether to list the float64 comparisons one by one too
   * @param screen where it goes
   * @return lines without line ends
   */
  public static List<String> lines(
      Study study, Plan plan, Findings findings, boolean everyComparison, Screen screen) {
    List<String> lines = new ArrayList<>();
    lines.add(screen.paint(Tone.STRONG, "%s  %s".formatted(study.id(), study.title())));
    lines.addAll(Screen.wrapped("The paper: " + study.claim(), screen.columns()));
    lines.add("");
    if (plan.overridden()) {
      lines.addAll(
          Screen.wrapped(
              "The plan was changed on the command line, so nothing is compared with published"
                  + " figures.",
              screen.columns()));
      lines.addAll(measured(findings, screen));
      return lines;
    }
    lines.add(screen.paint(Tone.STRONG, "Does it reproduce? Published float32 figures:"));
    lines.addAll(table(only(findings, AgreementLevel.PUBLISHED), screen));
    lines.add("");
    lines.add(
        screen.paint(
            Tone.STRONG, "Against an independent float64 re-computation from the same draws:"));
    List<Comparison> float64 = only(findings, AgreementLevel.FLOAT64);
    lines.addAll(everyComparison ? table(float64, screen) : summary(float64, screen));
    lines.add("");
    lines.add(screen.paint(Tone.STRONG, "Do the claims hold?"));
    for (Claim claim : findings.claims()) {
      lines.addAll(claim(claim, screen));
    }
    lines.add("");
    lines.addAll(StudyVerdict.lines(study, findings, screen));
    return lines;
  }

  private static List<String> measured(Findings findings, Screen screen) {
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> run : findings.runs()) {
      lines.addAll(
          screen.indented(
              2,
              run.entrySet().stream()
                  .limit(6)
                  .map(StudyTable::field)
                  .collect(Collectors.joining("  "))));
    }
    return lines;
  }

  private static String field(Map.Entry<String, Object> field) {
    Object value = field.getValue();
    return field.getKey()
        + " "
        + switch (value) {
          case Double number when field.getKey().equals("learningRate") -> Text.plain(number);
          case Double number -> Text.number(number);
          case double[] numbers -> Text.numbers(numbers);
          default -> String.valueOf(value);
        };
  }

  private static List<Comparison> only(Findings findings, AgreementLevel level) {
    return findings.comparisons().stream()
        .filter(comparison -> comparison.level() == level)
        .toList();
  }

  private static List<String> table(List<Comparison> comparisons, Screen screen) {
    List<String[]> rows = new ArrayList<>();
    rows.add(
        new String[] {
          "quantity", "where", "published", "ours", "difference", "tolerance", "verdict"
        });
    for (Comparison comparison : comparisons) {
      rows.add(
          new String[] {
            comparison.quantity(),
            where(comparison),
            Text.number(comparison.published(), 6),
            Text.number(comparison.ours(), 6),
            Text.number(comparison.ours() - comparison.published(), 2),
            comparison.comparable() ? Text.number(comparison.tolerance(), 2) : "-",
            verdict(comparison)
          });
    }
    // Both follow from the other columns.
    for (String spare : List.of("difference", "tolerance")) {
      if (ColumnWidths.sum(ColumnWidths.fitted(rows, screen.columns())) > screen.columns()) {
        rows = without(spare, rows);
      }
    }
    int verdict = rows.getFirst().length - 1;
    return TextColumns.aligned(
        rows,
        screen,
        (row, column) ->
            row > 0 && column == verdict
                ? tone(comparisons.get(row - 1))
                : TextColumns.Tones.HEADING.of(row, column));
  }

  private static List<String[]> without(String heading, List<String[]> rows) {
    int left = List.of(rows.getFirst()).indexOf(heading);
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.length)
                    .filter(i -> i != left)
                    .mapToObj(i -> row[i])
                    .toArray(String[]::new))
        .toList();
  }

  private static Tone tone(Comparison comparison) {
    return comparison.comparable() ? Screen.tone(comparison.within()) : Tone.PLAIN;
  }

  private static String verdict(Comparison comparison) {
    if (!comparison.comparable()) {
      return "not comparable: " + comparison.reason();
    }
    return (comparison.within() ? "agrees, " : "DEVIATES, ")
        + Text.number(comparison.deviation(), 2)
        + " tol";
  }

  private static String where(Comparison comparison) {
    return comparison.where().entrySet().stream()
        .map(
            field ->
                field.getKey().equals("learningRate") ? "eta " + field.getValue() : field(field))
        .collect(Collectors.joining(", "));
  }

  private static List<String> summary(List<Comparison> comparisons, Screen screen) {
    Map<String, List<Comparison>> byQuantity =
        comparisons.stream()
            .collect(
                Collectors.groupingBy(
                    Comparison::quantity, LinkedHashMap::new, Collectors.toList()));
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"quantity", "values", "within", "worst", "where"});
    byQuantity.forEach(
        (quantity, list) -> {
          Comparison worst = list.getFirst();
          for (Comparison comparison : list) {
            worst = comparison.deviation() > worst.deviation() ? comparison : worst;
          }
          rows.add(
              new String[] {
                quantity,
                "" + list.size(),
                "" + list.stream().filter(Comparison::within).count(),
                Text.number(worst.deviation(), 2) + " tol",
                where(worst)
              });
        });
    return TextColumns.aligned(rows, screen, TextColumns.Tones.HEADING);
  }

  private static List<String> claim(Claim claim, Screen screen) {
    String verdict = claim.holds() ? "HOLDS" : "FAILS";
    String surprise =
        claim.holds() == claim.expected()
            ? ""
            : "  (expected: " + (claim.expected() ? "holds" : "fails") + ")";
    String source = claim.source() == Claim.Source.PAPER ? "paper" : "corrected";
    String statement = "%s: %s%s".formatted(claim.id(), claim.statement(), surprise);
    List<String> lines = new ArrayList<>(screen.indented(CLAIM_INDENT, statement));
    lines.set(
        0,
        "  %s  %-9s  %s"
            .formatted(
                screen.paint(Screen.tone(claim.holds()), verdict),
                source,
                lines.getFirst().strip()));
    lines.addAll(screen.indented(CLAIM_INDENT, claim.evidence()));
    return lines;
  }
}
