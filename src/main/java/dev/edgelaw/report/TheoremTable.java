package dev.edgelaw.report;

import dev.edgelaw.study.Text;
import dev.edgelaw.theorems.Control;
import dev.edgelaw.theorems.Outcome;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The outcomes of the theorem checks, as a table for people and as JSON. */
public final class TheoremTable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Statements break here. */
  private static final int STATEMENT = 66;

  private static final String ROW = "%-6s %-11s %-" + STATEMENT + "s %9s %9s %-16s %9s  %s";

  private TheoremTable() {}

  /**
   * The heading.
   *
   * @return one line
   */
  public static String heading() {
    return ROW.formatted(
        "id", "paper", "statement", "instances", "worst", "tolerance", "mutations", "verdict");
  }

  /**
   * One outcome.
   *
   * @param outcome what came out of a check
   * @return its lines; more than one where the statement is long or something is unexpected
   */
  public static List<String> lines(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    List<String> statement = wrapped(outcome.statement());
    lines.add(
        ROW.formatted(
            outcome.id(),
            outcome.status().label(),
            statement.getFirst(),
            outcome.instances(),
            number(outcome.worst()),
            outcome.requirement().text(),
            outcome.controls().isEmpty() ? "" : outcome.controls().size(),
            outcome.verdict()));
    for (String more : statement.subList(1, statement.size())) {
      lines.add(ROW.formatted("", "", more, "", "", "", "", "").stripTrailing());
    }
    if (outcome.met() < outcome.instances()) {
      lines.add(
          "       %d of %d instances fail, the worst at %s"
              .formatted(
                  outcome.instances() - outcome.met(), outcome.instances(), outcome.where()));
    }
    for (Control.Outcome control : outcome.controls()) {
      if (!control.broken()) {
        lines.add(
            "       the mutation '%s' goes unnoticed in %d of %d instances"
                .formatted(control.mutation(), control.unnoticed(), control.instances()));
      }
    }
    return lines;
  }

  /**
   * How it ended, in one line.
   *
   * @param outcomes all outcomes
   * @return for example {@code 70 checks, all as expected; 78 mutations, all noticed}
   */
  public static String summary(List<Outcome> outcomes) {
    long unexpected = outcomes.stream().filter(outcome -> !outcome.asExpected()).count();
    List<Control.Outcome> controls =
        outcomes.stream().flatMap(outcome -> outcome.controls().stream()).toList();
    long unnoticed = controls.stream().filter(control -> !control.broken()).count();
    return "%d checks, %s; %d mutations that must break them, %s"
        .formatted(
            outcomes.size(),
            unexpected == 0 ? "all as expected" : unexpected + " UNEXPECTED",
            controls.size(),
            unnoticed == 0 ? "all noticed" : unnoticed + " UNNOTICED");
  }

  /**
   * The same as JSON (docs/results-schema.md).
   *
   * @param outcomes all outcomes
   * @return indented text with a line end
   */
  public static String json(List<Outcome> outcomes) {
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode checks = json.putArray("checks");
    for (Outcome outcome : outcomes) {
      ObjectNode check = checks.addObject();
      check.put("id", outcome.id());
      check.put("statement", outcome.statement());
      check.put("status", outcome.status().label());
      check.put("instances", outcome.instances());
      check.put("worst", outcome.worst());
      check.put("where", outcome.where());
      check.put("requirement", outcome.requirement().text());
      check.put("verdict", outcome.verdict());
      ArrayNode mutations = check.putArray("mutations");
      for (Control.Outcome control : outcome.controls()) {
        ObjectNode mutation = mutations.addObject();
        mutation.put("mutation", control.mutation());
        mutation.put("instances", control.instances());
        mutation.put("unnoticed", control.unnoticed());
        mutation.put("closest", control.closest());
      }
    }
    return ResultsJson.text(json);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "none" : Text.number(value, 3);
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() + word.length() + 1 > STATEMENT && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
