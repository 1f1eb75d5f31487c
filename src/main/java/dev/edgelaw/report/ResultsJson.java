package dev.edgelaw.report;

import dev.edgelaw.engine.Canonical;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of plans and findings, one schema for all studies (docs/results-schema.md). It holds no
 * timing and nothing of the machine, so that equal results are equal bytes; numbers stand in the
 * shortest form that reads back to the same 64 bits, and null stands for one that is not a number.
 */
public final class ResultsJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ResultsJson() {}

  /**
   * The complete plan.
   *
   * @param study the study
   * @param plan its plan
   * @return text of {@code config.json}
   */
  public static String plan(Study study, Plan plan) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("study", study.id());
    json.put("title", study.title());
    json.put("overridden", plan.overridden());
    json.set("seeds", MAPPER.valueToTree(plan.seeds()));
    json.set("learningRates", MAPPER.valueToTree(plan.learningRates()));
    json.put("steps", plan.steps());
    json.set("cells", Canonical.json(plan.cells()));
    return text(json);
  }

  /**
   * The findings.
   *
   * @param study the study
   * @param plan its plan
   * @param findings what was found
   * @return text of {@code results.json}
   */
  public static String findings(Study study, Plan plan, Findings findings) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("study", study.id());
    json.put("title", study.title());
    json.put("claim", study.claim());
    json.put("overridden", plan.overridden());
    if (!plan.overridden()) {
      json.set("verdict", MAPPER.valueToTree(StudyVerdict.of(study, findings)));
    }
    json.set("runs", MAPPER.valueToTree(findings.runs()));
    json.set("aggregates", MAPPER.valueToTree(findings.aggregates()));
    json.set("comparisons", MAPPER.valueToTree(findings.comparisons()));
    json.set("claims", MAPPER.valueToTree(findings.claims()));
    return text(json);
  }

  /**
   * How findings came about.
   *
   * @param circumstances machine and timing
   * @param origin what they were computed from
   * @param results hash of {@code results.json}
   * @return text of {@code machine.json}
   */
  static String machine(Circumstances circumstances, StudyFolder.Origin origin, String results) {
    ObjectNode json = MAPPER.valueToTree(circumstances);
    json.put("plan", origin.plan());
    json.put("inputs", origin.inputs());
    json.put("results", results);
    return text(json);
  }

  /**
   * How stored runs came about.
   *
   * @param circumstances machine and timing
   * @param plan hash of what was planned
   * @return text of a file beside the store
   */
  public static String machine(Circumstances circumstances, String plan) {
    ObjectNode json = MAPPER.valueToTree(circumstances);
    json.put("plan", plan);
    return text(json);
  }

  /** Whether {@code machine.json} says that findings are of this origin and hash. */
  static boolean isOf(String machine, StudyFolder.Origin origin, String results) {
    try {
      JsonNode json = MAPPER.readTree(machine);
      return json.path("inputs").asString("").equals(origin.inputs())
          && json.path("results").asString("").equals(results);
    } catch (JacksonException e) {
      return false;
    }
  }

  /**
   * Reads the verdicts, which stand near the beginning, and no more.
   *
   * @param results text of {@code results.json} of the paper's plan
   * @return its verdicts, or empty where there are none
   */
  public static Optional<StudyVerdict> verdict(String results) {
    try (JsonParser parser = MAPPER.createParser(results)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        if (name.equals("verdict")) {
          return Optional.of(verdict((ObjectNode) parser.readValueAsTree()));
        }
        parser.skipChildren();
      }
      return Optional.empty();
    }
  }

  private static StudyVerdict verdict(ObjectNode json) {
    // Written as null, read as not a number.
    nanInsteadOfNull(json, "worstDeviation");
    nanInsteadOfNull((ObjectNode) json.get("headline"), "published");
    nanInsteadOfNull((ObjectNode) json.get("headline"), "ours");
    return MAPPER.treeToValue(json, StudyVerdict.class);
  }

  private static void nanInsteadOfNull(ObjectNode json, String name) {
    if (json.get(name).isNull()) {
      json.put(name, Double.NaN);
    }
  }

  /**
   * Any JSON as this program writes it.
   *
   * @param json a tree; numbers in it that are not finite become null
   * @return indented text with a line end
   */
  static String text(ObjectNode json) {
    nullInsteadOfNonFinite(json);
    return MAPPER.writeValueAsString(json) + "\n";
  }

  private static void nullInsteadOfNonFinite(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        if (nonFinite(field.getValue())) {
          object.putNull(field.getKey());
        } else {
          nullInsteadOfNonFinite(field.getValue());
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (nonFinite(array.get(i))) {
          array.setNull(i);
        } else {
          nullInsteadOfNonFinite(array.get(i));
        }
      }
    }
  }

  private static boolean nonFinite(JsonNode node) {
    return node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue());
  }
}
