package dev.edgelaw.report;

import dev.edgelaw.study.Text;
import dev.edgelaw.theorems.Control;
import dev.edgelaw.theorems.Outcome;
import dev.edgelaw.theorems.Status;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The outcomes of the theorem checks, as a table for people and as JSON. */
public final class TheoremTable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Statements break here, where the screen is wide enough. */
  private static final int STATEMENT = 66;

  /** A statement in fewer columns is hard to read; the numbers go beneath it then. */
  private static final int LEAST_STATEMENT = 48;

  private static final String START = "%-6s %-11s ";
  private static final String NUMBERS = " %9s %9s %-16s %9s";

  /** The widest verdict, and what is before it. */
  private static final int VERDICT = 2 + "UNEXPECTED".length();

  private static final int INDENT = START.formatted("", "").length();

  /** Where the second column begins. */
  private static final int PAPER = 7;

  private final Screen screen;
  private final int statement;
  private final boolean numbersBeside;

  /**
   * A table that is written line by line.
   *
   * @param screen where it goes
   */
  public TheoremTable(Screen screen) {
    this.screen = screen;
    int beside = screen.columns() - INDENT - NUMBERS.formatted("", "", "", "").length() - VERDICT;
    this.numbersBeside = beside >= LEAST_STATEMENT;
    int room = numbersBeside ? beside : screen.columns() - INDENT - VERDICT;
    this.statement = Math.min(STATEMENT, room);
  }

  /**
   * The heading.
   *
   * @return one line
   */
  public String heading() {
    return screen.paint(
        Tone.STRONG,
        row("id", "paper", "statement", "instances", "worst", "tolerance", "mutations")
            + "  verdict");
  }

  private String row(
      String id,
      String paper,
      String part,
      String instances,
      String worst,
      String tolerance,
      String mutations) {
    String start = START.formatted(id, paper) + part + " ".repeat(statement - part.length());
    return numbersBeside
        ? start + NUMBERS.formatted(instances, worst, tolerance, mutations)
        : start;
  }

  /**
   * One outcome.
   *
   * @param outcome what came out of a check
   * @return its lines; more than one where the statement is long, the screen narrow or something
   *     unexpected
   */
  public List<String> lines(Outcome outcome) {
    List<String> lines = new ArrayList<>();
    List<String> parts = Screen.wrapped(outcome.statement(), statement);
    String worst = number(outcome.worst());
    String tolerance = outcome.requirement().text();
    int mutations = outcome.controls().size();
    lines.add(
        row(
                outcome.id(),
                outcome.status().label(),
                parts.getFirst(),
                "" + outcome.instances(),
                worst,
                tolerance,
                mutations == 0 ? "" : "" + mutations)
            + "  "
            + screen.paint(tone(outcome), outcome.verdict()));
    for (String more : parts.subList(1, parts.size())) {
      lines.add(" ".repeat(INDENT) + more);
    }
    if (!numbersBeside) {
      lines.addAll(
          screen.indented(
              PAPER,
              "instances %d, worst %s, tolerance %s, mutations %d"
                  .formatted(outcome.instances(), worst, tolerance, mutations)));
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

  /** As on the page. */
  private static Tone tone(Outcome outcome) {
    if (!outcome.asExpected()) {
      return Tone.BAD;
    }
    return outcome.status() == Status.FALSE ? Tone.FAIR : Tone.GOOD;
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
}
