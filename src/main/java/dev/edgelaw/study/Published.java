package dev.edgelaw.study;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The published figures of one study: per seed where they were published per seed, aggregates over
 * all seeds, and the float64 re-computations that serve as a second reference.
 *
 * @param perSeed one object per visible seed
 * @param aggregate figures over all seeds
 */
public record Published(List<Seed> perSeed, JsonNode aggregate) {
  /**
   * The figures of one seed.
   *
   * @param seed the seed
   * @param figures everything published of it
   */
  public record Seed(long seed, JsonNode figures) {}

  /**
   * Loads the figures of a study.
   *
   * @param study the study's id
   * @return its figures
   */
  public static Published of(String study) {
    JsonNode json = read(study);
    List<Seed> seeds = new ArrayList<>();
    for (JsonNode node : json.get("per_seed")) {
      seeds.add(new Seed(node.get("seed").asLong(), node));
    }
    return new Published(seeds, json.get("aggregate"));
  }

  /**
   * Loads the float64 re-computations that stand apart from the published figures.
   *
   * @param study the study's id
   * @return one object per run, each with its seed
   */
  public static JsonNode rerunsOf(String study) {
    return read(study).get("float64_rerun").get("runs");
  }

  /**
   * Loads what was derived from the published figures or re-computed in float64 over all runs.
   *
   * @param study the study's id
   * @return figures by name
   */
  public static JsonNode derivedOf(String study) {
    return read(study).get("derived");
  }

  private static JsonNode read(String study) {
    String name = "/dev/edgelaw/published/" + study + ".json";
    try (InputStream in = Published.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no published figures for " + study);
      }
      return JsonMapper.builder().build().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a figure.
   *
   * @param node a number, or null for a run that diverged
   * @return the number, NaN for null
   */
  public static double number(JsonNode node) {
    return node.isNull() ? Double.NaN : node.asDouble();
  }

  /**
   * Reads a list of figures.
   *
   * @param node an array
   * @return its numbers
   */
  public static double[] numbers(JsonNode node) {
    double[] values = new double[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(node.get(i));
    }
    return values;
  }

  /**
   * The seeds whose figures were published one by one.
   *
   * @return visible seeds
   */
  public List<Long> visibleSeeds() {
    return perSeed.stream().map(Seed::seed).toList();
  }

  /**
   * Visits the figures of every visible seed.
   *
   * @param visitor takes the seed and its figures
   */
  public void forEachSeed(BiConsumer<Long, JsonNode> visitor) {
    perSeed.forEach(entry -> visitor.accept(entry.seed(), entry.figures()));
  }
}
