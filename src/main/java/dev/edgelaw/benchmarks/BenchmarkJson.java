package dev.edgelaw.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files of benchmark figures: JMH's JSON under {@code results}, beside it an {@code environment}.
 * JMH's bare array is read, too.
 */
public final class BenchmarkJson {
  /** The secondary result that gives the peak of a core around an iteration, in GFLOP/s. */
  public static final String PEAK_METRIC = "peak";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String ENVIRONMENT = "environment";
  private static final String RESULTS = "results";
  private static final String METRIC = "primaryMetric";
  private static final String RAW = "rawData";
  private static final String FORKS = "forks";

  /** Nanoseconds in JMH's units of time. */
  private static final Map<String, Double> UNITS =
      Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);

  private BenchmarkJson() {}

  /**
   * Puts the environment around the figures.
   *
   * @param environment where they were measured
   * @param results what JMH wrote
   * @return text of a file
   */
  public static String text(Environment environment, String results) {
    ObjectNode json = MAPPER.createObjectNode();
    json.set(ENVIRONMENT, MAPPER.valueToTree(environment));
    JsonNode figures = MAPPER.readTree(results);
    figures.forEach(BenchmarkJson::countForks);
    json.set(RESULTS, figures);
    return MAPPER.writeValueAsString(json) + "\n";
  }

  /** JMH writes how many forks it was asked for at once, which were fewer where runs are joined. */
  private static void countForks(JsonNode result) {
    int forks = result.path(METRIC).path(RAW).size();
    if (result.path(FORKS).asInt(0) > 0) {
      ((ObjectNode) result).put(FORKS, forks);
    }
  }

  /**
   * Reads a file.
   *
   * @param file the file
   * @return its figures
   * @throws IllegalArgumentException if it is not such a file
   */
  public static BenchmarkRun read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("benchmark file '%s': must be a file".formatted(file));
    }
    try {
      return run(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "benchmark file '%s': must be JMH's JSON, with or without its environment"
              .formatted(file),
          e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "benchmark file '%s': %s".formatted(file, e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads figures.
   *
   * @param name what to call them
   * @param text text of a file
   * @return the figures
   */
  public static BenchmarkRun run(String name, String text) {
    JsonNode json = MAPPER.readTree(text);
    JsonNode results = json.isArray() ? json : json.path(RESULTS);
    if (!results.isArray()) {
      throw new IllegalArgumentException("must be an array, or have one under 'results'");
    }
    Optional<Environment> environment =
        json.path(ENVIRONMENT).isObject()
            ? Optional.of(MAPPER.treeToValue(json.get(ENVIRONMENT), Environment.class))
            : Optional.empty();
    List<Measurement> measurements = new ArrayList<>();
    results.forEach(result -> measurements.add(measurement(result)));
    return new BenchmarkRun(name, environment, List.copyOf(measurements));
  }

  private static Measurement measurement(JsonNode result) {
    Map<String, String> parameters = new HashMap<>();
    result
        .path("params")
        .properties()
        .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asString()));
    Key key = new Key(shortName(result.path("benchmark").asString("")), parameters);
    JsonNode metric = result.path(METRIC);
    JsonNode beside = result.path("secondaryMetrics");
    return new Measurement(
        key,
        forks(metric, unit(key, metric.path("scoreUnit").asString(""))),
        forks(beside.path(PEAK_METRIC), 1),
        beside.path("gc.alloc.rate.norm").path("score").asDouble(Double.NaN));
  }

  private static List<List<Double>> forks(JsonNode metric, double unit) {
    List<List<Double>> forks = new ArrayList<>();
    for (JsonNode fork : metric.path(RAW)) {
      List<Double> iterations = new ArrayList<>();
      fork.forEach(value -> iterations.add(value.asDouble(Double.NaN) * unit));
      forks.add(List.copyOf(iterations));
    }
    return List.copyOf(forks);
  }

  /** Class and method; peers keep the name of their package. */
  private static String shortName(String benchmark) {
    return benchmark.replaceFirst("^dev\\.edgelaw\\.bench\\.", "");
  }

  private static double unit(Key key, String unit) {
    String time = unit.replaceFirst("/op$", "");
    Double nanoseconds = UNITS.get(time);
    if (nanoseconds == null) {
      throw new IllegalArgumentException(
          "%s: unit '%s' must be a time per operation, such as us/op".formatted(key, unit));
    }
    return nanoseconds;
  }
}
