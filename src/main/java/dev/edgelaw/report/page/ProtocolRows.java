package dev.edgelaw.report.page;

import dev.edgelaw.engine.Canonical;
import dev.edgelaw.engine.Cell;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.study.Plan;
import dev.edgelaw.study.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What was run, in a few rows. */
final class ProtocolRows {
  private static final int MOST = 6;

  private ProtocolRows() {}

  /**
   * A row.
   *
   * @param name what
   * @param value its values in words
   */
  record Row(String name, String value) {}

  static List<Row> of(Plan plan) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row("networks", distinct(plan, run -> network(run.architecture()))));
    rows.add(new Row("data", distinct(plan, run -> words(Canonical.json(run.data())))));
    rows.add(new Row("loss", distinct(plan, run -> words(Canonical.json(run.loss())))));
    rows.add(new Row("optimizer", distinct(plan, run -> words(Canonical.json(run.optimizer())))));
    rows.add(new Row("learning rates eta", distinct(plan, run -> Text.plain(run.learningRate()))));
    rows.add(new Row("updates", distinct(plan, run -> String.valueOf(run.steps()))));
    rows.add(new Row("seeds", distinct(plan, run -> String.valueOf(run.seed()))));
    rows.add(new Row("training runs", String.valueOf(plan.cells().size())));
    return rows;
  }

  private static String distinct(Plan plan, Function<RunSpec, String> value) {
    List<String> values = plan.cells().stream().map(Cell::run).map(value).distinct().toList();
    String shown =
        values.stream()
            .limit(values.size() > 2 * MOST ? MOST : values.size())
            .collect(Collectors.joining(values.getFirst().contains(",") ? "; " : ", "));
    return values.size() > 2 * MOST
        ? "%s and %d more".formatted(shown, values.size() - MOST)
        : shown;
  }

  private static String network(Architecture net) {
    String widths = net.widths().stream().map(String::valueOf).collect(Collectors.joining("-"));
    JsonNode activation = Canonical.json(net.activation());
    JsonNode slope = activation.path("slope");
    String name =
        !slope.isNumber()
            ? words(activation)
            : slope.asDouble() == 0
                ? "ReLU"
                : slope.asDouble() == 1
                    ? "linear"
                    : "leaky ReLU of slope " + Text.plain(slope.asDouble());
    return widths + " " + name + (net.biased() ? " with bias" : "");
  }

  /** A record as words: its type, and what is not zero of it. */
  private static String words(JsonNode json) {
    String type = json.path("type").asString("");
    String fields =
        json.properties().stream()
            .filter(field -> !field.getKey().equals("type"))
            .filter(field -> !(field.getValue().isNumber() && field.getValue().asDouble() == 0))
            .map(ProtocolRows::field)
            .collect(Collectors.joining(", "));
    return spaced(type) + (fields.isEmpty() ? "" : " (" + fields + ")");
  }

  private static String field(Map.Entry<String, JsonNode> field) {
    JsonNode value = field.getValue();
    String text =
        value.isNumber()
            ? Text.plain(value.asDouble())
            : value.isObject()
                ? words(value)
                : value.isContainer() ? value.size() + " values" : value.asString("");
    return spaced(field.getKey()) + " " + text;
  }

  private static String spaced(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
  }
}
