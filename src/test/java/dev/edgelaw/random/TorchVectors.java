package dev.edgelaw.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The test vectors of PyTorch's CPU generator, and assertions in their terms. */
public final class TorchVectors {

  /** Vectors that must be met bit for bit. */
  public static final double EXACT = 0;

  private TorchVectors() {}

  /** The whole file. */
  public static JsonNode load() {
    try (InputStream in = TorchVectors.class.getResourceAsStream("torch-random.json")) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of the named set-ups of the file. */
  public static JsonNode caseNamed(String name) {
    JsonNode found = load().path("cases").path(name);
    assertThat(found.isMissingNode()).as("test vectors hold case '%s'", name).isFalse();
    return found;
  }

  /** Compares size, first and last entries and the sums. */
  public static void assertMatches(JsonNode expected, double[] actual, double tolerance) {
    assertThat(actual).hasSize(expected.path("n").asInt());
    JsonNode first = expected.path("first");
    for (int i = 0; i < first.size(); i++) {
      assertEntry(first.get(i), actual, i, tolerance);
    }
    JsonNode last = expected.path("last");
    for (int i = 0; i < last.size(); i++) {
      assertEntry(last.get(i), actual, actual.length - last.size() + i, tolerance);
    }
    assertSums(expected, actual, tolerance);
  }

  private static void assertEntry(JsonNode expected, double[] actual, int index, double tolerance) {
    // Nine digits identify a float32, so the value in the file is first brought back to that
    // float32.
    double value = (float) expected.asDouble();
    assertThat(actual[index]).as("entry %d", index).isCloseTo(value, within(tolerance));
  }

  private static void assertSums(JsonNode expected, double[] actual, double tolerance) {
    double sum = 0;
    double sumOfSquares = 0;
    double weightedSum = 0;
    double largest = 0;
    for (int i = 0; i < actual.length; i++) {
      sum += actual[i];
      sumOfSquares += actual[i] * actual[i];
      weightedSum += i * actual[i];
      largest = Math.max(largest, Math.abs(actual[i]));
    }
    // Twelve digits are printed; entries off by at most the tolerance add up like a random walk.
    double walk = tolerance * Math.sqrt(actual.length);
    assertSum(expected, "sum", sum, walk);
    assertSum(expected, "sum_sq", sumOfSquares, 2 * largest * walk);
    assertSum(expected, "sum_i_times_v", weightedSum, actual.length * walk);
  }

  private static void assertSum(JsonNode expected, String name, double actual, double tolerance) {
    if (expected.has(name)) {
      double value = expected.path(name).asDouble();
      assertThat(actual)
          .as(name)
          .isCloseTo(value, within(tolerance + 1e-11 * Math.max(1, Math.abs(value))));
    }
  }

  /** Draws the uniform value that follows and so checks the number of words consumed so far. */
  public static void assertNextUniform(JsonNode expected, TorchGenerator generator) {
    float[] next = new float[1];
    generator.uniform(next);
    assertThat(next[0])
        .as("next uniform value")
        .isEqualTo((float) expected.path("next_rand").asDouble());
  }

  /** Float32 values as doubles. */
  public static double[] widen(float... values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  /** Integers as doubles. */
  public static double[] widen(int... values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
