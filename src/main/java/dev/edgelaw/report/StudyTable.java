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

/** A study's findings as text: the two verdicts, figure by figure and claim by claim. */
public final class StudyTable {
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
    List<String> lines = new ArrayList<>();
    lines.add("%s  %s".formatted(study.id(), study.title()));
    lines.add("The paper: " + study.claim());
    lines.add("");
    if (plan.overridden()) {
      lines.add(
          "The plan was changed on the command line, so nothing is compared with published"
              + " figures.");
      lines.addAll(measured(findings));
      return lines;
    }
    lines.add("Does it reproduce? Published float32 figures:");
    lines.addAll(table(only(findings, AgreementLevel.PUBLISHED)));
    lines.add("");
    lines.add("Against an independent float64 re-computation from the same draws:");
    List<Comparison> float64 = only(findings, AgreementLevel.FLOAT64);
    lines.addAll(everyComparison ? table(float64) : summary(float64));
    lines.add("");
    lines.add("Do the claims hold?");
    for (Claim claim : findings.claims()) {
      lines.addAll(claim(claim));
    }
    lines.add("");
    lines.addAll(StudyVerdict.lines(study, findings));
    return lines;
  }

  private static List<String> measured(Findings findings) {
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> run : findings.runs()) {
      lines.add(
          "  "
              + run.entrySet().stream()
                  .limit(6)
                  .map(StudyTable::field)
                  .collect(Collectors.joining("  ")));
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

  private static List<String> table(List<Comparison> comparisons) {
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
    return TextColumns.aligned(rows);
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

  private static List<String> summary(List<Comparison> comparisons) {
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
    return TextColumns.aligned(rows);
  }

  private static List<String> claim(Claim claim) {
    String verdict = claim.holds() ? "HOLDS" : "FAILS";
    String surprise =
        claim.holds() == claim.expected()
            ? ""
            : "  (expected: " + (claim.expected() ? "holds" : "fails") + ")";
    String source = claim.source() == Claim.Source.PAPER ? "paper" : "corrected";
    return List.of(
        "  %s  %-9s  %s: %s%s".formatted(verdict, source, claim.id(), claim.statement(), surprise),
        "                    " + claim.evidence());
  }
}
