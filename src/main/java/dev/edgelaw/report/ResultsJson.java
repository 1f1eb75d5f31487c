package dev.edgelaw.report;

import dev.edgelaw.engine.Canonical;
import dev.edgelaw.study.Findings;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Study;
import java.util.Map;
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
    json.set("runs", MAPPER.valueToTree(findings.runs()));
    json.set("aggregates", MAPPER.valueToTree(findings.aggregates()));
    json.set("comparisons", MAPPER.valueToTree(findings.comparisons()));
    json.set("claims", MAPPER.valueToTree(findings.claims()));
    return text(json);
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
