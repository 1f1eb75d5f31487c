package dev.edgelaw.report.page;

import dev.edgelaw.study.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One file of benchmark results.
 *
 * @param name the file's name
 * @param environment what it says about the machine
 * @param rows its benchmarks
 */
public record BenchmarkSection(String name, List<ProtocolRows.Row> environment, List<Row> rows) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /**
   * A benchmark.
   *
   * @param benchmark its name
   * @param parameters its parameters
   * @param score time or rate
   * @param error half the interval of 99.9 %
   * @param unit its unit
   */
  record Row(String benchmark, String parameters, String score, String error, String unit) {}

  /**
   * Reads all results of a folder.
   *
   * @param folder with files of JMH results, alone or beside a description of the machine; it may
   *     be missing
   * @return one for each file that holds results, by name
   */
  public static List<BenchmarkSection> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .sorted()
          .map(BenchmarkSection::read)
          .filter(section -> !section.rows().isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BenchmarkSection read(Path file) {
    try {
      JsonNode json = MAPPER.readTree(Files.readString(file));
      List<Row> rows = new ArrayList<>();
      for (JsonNode result : json.isArray() ? json : json.path("results")) {
        if (result.has("primaryMetric")) {
          rows.add(row(result));
        }
      }
      List<ProtocolRows.Row> environment = new ArrayList<>();
      flatten(json.path("environment"), environment);
      return new BenchmarkSection(file.getFileName().toString(), environment, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "benchmark results %s: not JSON (%s)".formatted(file, e.getOriginalMessage()), e);
    }
  }

  private static void flatten(JsonNode fields, List<ProtocolRows.Row> rows) {
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      if (field.getValue().isObject()) {
        flatten(field.getValue(), rows);
      } else {
        rows.add(new ProtocolRows.Row(Numbers.words(field.getKey()), text(field.getValue())));
      }
    }
  }

  private static Row row(JsonNode result) {
    JsonNode metric = result.path("primaryMetric");
    String[] name = result.path("benchmark").asString("").split("\\.");
    return new Row(
        String.join(".", List.of(name).subList(Math.max(0, name.length - 2), name.length)),
        result.path("params").properties().stream()
            .map(entry -> entry.getKey() + " " + text(entry.getValue()))
            .collect(Collectors.joining(", ")),
        number(metric.path("score")),
        number(metric.path("scoreError")),
        metric.path("scoreUnit").asString(""));
  }

  private static String text(JsonNode value) {
    return value.isContainer() ? value.toString() : value.asString("");
  }

  /** JMH writes "NaN" as text where there is one fork only. */
  private static String number(JsonNode value) {
    return value.isNumber() ? Text.number(value.asDouble()) : "–";
  }
}
