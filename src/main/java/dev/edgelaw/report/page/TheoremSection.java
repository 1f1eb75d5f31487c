package dev.edgelaw.report.page;

import dev.edgelaw.study.Text;
import dev.edgelaw.theorems.Outcome;
import dev.edgelaw.theorems.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The checks of one theorem.
 *
 * @param anchor where the section begins
 * @param title its number and name
 * @param standing whether the paper states it
 * @param checked whether every check came out as stated
 * @param counts how many did, and how many mutations they noticed
 * @param holds what is left of the theorem
 * @param reason the first statement that is false, or what the conditions are
 * @param rows its checks
 */
record TheoremSection(
    String anchor,
    String title,
    String standing,
    Verdict checked,
    String counts,
    Verdict holds,
    String reason,
    List<Row> rows) {
  private static final String EXTENSIONS = "X";

  private static final Map<String, String> NAMES =
      Map.of(
          "1",
          "Theorem 1: conservation laws under gradient flow",
          "2",
          "Theorem 2: the drift is eta^2 times a sum of gradient imbalances",
          "3",
          "Theorem 3: linear networks share the exponent",
          "4",
          "Theorem 4: spectral crossover formula",
          "5",
          "Theorem 5: mode coefficients of linear networks",
          "6",
          "Theorem 6: spectral compression under cross-entropy",
          "7",
          "Proposition 7: compression timescale",
          "8",
          "Theorem 8: at and below the edge of stability",
          "9",
          "Mean-field statements",
          EXTENSIONS,
          "Extensions beyond the paper");

  /**
   * A check.
   *
   * @param id its row
   * @param statement in words and formulas
   * @param status what is known of the statement
   * @param verdict how it came out
   * @param instances how many instances
   * @param worst the number that met its requirement least, and the requirement
   * @param mutations how many mutations break it
   */
  record Row(
      String id,
      String statement,
      String status,
      Verdict verdict,
      int instances,
      String worst,
      String mutations) {
    static Row of(Outcome outcome) {
      String kind =
          outcome.asExpected() ? outcome.status() == Status.FALSE ? "fair" : "good" : "bad";
      String sign = outcome.asExpected() ? outcome.status() == Status.FALSE ? "✗" : "✓" : "!";
      long broken = outcome.controls().stream().filter(control -> control.broken()).count();
      return new Row(
          outcome.id(),
          outcome.statement(),
          outcome.status().label(),
          new Verdict(kind, sign, outcome.verdict()),
          outcome.instances(),
          (Double.isNaN(outcome.worst()) ? "none" : Text.number(outcome.worst(), 2))
              + " ("
              + outcome.requirement().text()
              + ")",
          outcome.controls().isEmpty() ? "–" : broken + " of " + outcome.controls().size());
    }
  }

  static List<TheoremSection> of(List<Outcome> outcomes) {
    Map<String, List<Outcome>> groups = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      String number = outcome.id().replaceAll("[.0-9]*[a-z]?$", "");
      String key = number.isEmpty() ? outcome.id().replaceAll("\\..*|[a-z]$", "") : number;
      groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(outcome);
    }
    return groups.entrySet().stream().map(group -> of(group.getKey(), group.getValue())).toList();
  }

  private static TheoremSection of(String number, List<Outcome> outcomes) {
    long expected = outcomes.stream().filter(Outcome::asExpected).count();
    List<Outcome> refuted =
        outcomes.stream()
            .filter(outcome -> outcome.asExpected() && outcome.status() == Status.FALSE)
            .toList();
    long conditional =
        outcomes.stream()
            .filter(o -> o.status() == Status.TRUE_IF || o.status() == Status.VACUOUS)
            .count();
    Verdict holds =
        expected < outcomes.size()
            ? new Verdict("bad", "!", "a check came out unexpected")
            : !refuted.isEmpty()
                ? new Verdict(
                    "bad",
                    "✗",
                    refuted.size() == 1
                        ? "a statement refuted"
                        : "%d statements refuted".formatted(refuted.size()))
                : conditional > 0
                    ? new Verdict("fair", "◐", "holds with a reservation")
                    : new Verdict("good", "✓", "holds");
    return new TheoremSection(
        "theorem-" + number,
        NAMES.getOrDefault(number, "Theorem " + number),
        number.equals(EXTENSIONS) ? "not in the paper" : "stated in the paper",
        expected == outcomes.size()
            ? new Verdict("good", "✓", "as stated")
            : new Verdict("bad", "✗", "unexpected"),
        "%d of %d checks".formatted(expected, outcomes.size()),
        holds,
        !refuted.isEmpty()
            ? "refuted: " + refuted.getFirst().statement()
            : conditional > 0
                ? (conditional == 1
                    ? "one of its statements needs a condition"
                    : "%d of its statements need a condition".formatted(conditional))
                : "",
        outcomes.stream().map(Row::of).toList());
  }
}
