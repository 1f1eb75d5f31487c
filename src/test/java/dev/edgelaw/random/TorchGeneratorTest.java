package dev.edgelaw.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TorchGeneratorTest {

  static Stream<Named<JsonNode>> operations() {
    return TorchVectors.load()
        .path("ops")
        .valueStream()
        .map(
            node ->
                Named.of(
                    node.path("op").asString()
                        + " "
                        + node.path("size").asString("")
                        + ", seed "
                        + node.path("seed"),
                    node));
  }

  @ParameterizedTest
  @MethodSource("operations")
  @DisplayName("every operation of the test vectors")
  void matchesTorch(JsonNode vector) {
    TorchGenerator generator = new TorchGenerator(vector.path("seed").asLong());
    int size = vector.path("size").asInt(0);
    String operation = vector.path("op").asString();
    double[] drawn =
        switch (operation) {
          case "raw uint32" -> null;
          case "rand" -> uniform(generator, size, 0, 1);
          case "uniform(-b,b), b=1/sqrt(20)" ->
              uniform(generator, size, -1 / Math.sqrt(20), 1 / Math.sqrt(20));
          case "uniform(-b,b), b=1/8" -> uniform(generator, size, -0.125, 0.125);
          case "randn" -> normals(generator, size);
          case "randn(3) ++ randn(2) ++ randn(16) ++ randn(3) without re-seeding (cached normal survives)" ->
              normals(generator, 3, 2, 16, 3);
          case "randperm" -> TorchVectors.widen(generator.permutation(size));
          case "randint(0,200)" -> integers(generator, size, 0, 200);
          default ->
              throw new AssertionError("unknown operation in the test vectors: " + operation);
        };
    if (drawn == null) {
      assertWords(vector.path("first"), generator);
      return;
    }
    boolean blocks = operation.startsWith("randn") && size >= 16;
    TorchVectors.assertMatches(vector, drawn, blocks ? TorchVectors.EXACT : TorchVectors.EXACT);
    TorchVectors.assertNextUniform(vector, generator);
  }

  private static void assertWords(JsonNode expected, TorchGenerator generator) {
    for (JsonNode word : expected) {
      assertThat(Integer.toUnsignedLong(generator.nextWord())).isEqualTo(word.asLong());
    }
  }

  private static double[] uniform(TorchGenerator generator, int size, double low, double high) {
    float[] out = new float[size];
    if (low == 0) {
      generator.uniform(out);
    } else {
      generator.uniform(out, low, high);
    }
    return TorchVectors.widen(out);
  }

  private static double[] normals(TorchGenerator generator, int... sizes) {
    return Arrays.stream(sizes)
        .mapToObj(
            size -> {
              float[] out = new float[size];
              generator.normal(out);
              return TorchVectors.widen(out);
            })
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static double[] integers(TorchGenerator generator, int size, int low, int high) {
    int[] out = new int[size];
    generator.integers(out, low, high);
    return TorchVectors.widen(out);
  }

  @Test
  @DisplayName(
      "the ten thousandth word for seed 5489 is the one the C++ standard demands of std::mt19937")
  void matchesTheStandard() {
    TorchGenerator generator = new TorchGenerator(5489);
    for (int i = 1; i < 10_000; i++) {
      generator.nextWord();
    }
    assertThat(Integer.toUnsignedLong(generator.nextWord())).isEqualTo(4123659995L);
  }

  @ParameterizedTest
  @ValueSource(longs = {42, 42 + (1L << 32), 42 - (1L << 32), Long.MIN_VALUE + 42})
  @DisplayName("only the low 32 bits of the seed count")
  void seedsModuloTwoToThe32(long seed) {
    assertThat(new TorchGenerator(seed).nextWord()).isEqualTo(1608637542);
  }

  @Test
  void rangesWiderThanAnIntStayInside() {
    int[] out = new int[1000];
    new TorchGenerator(1).integers(out, Integer.MIN_VALUE + 1, Integer.MAX_VALUE);
    assertThat(out).doesNotContain(Integer.MIN_VALUE, Integer.MAX_VALUE);
    assertThat(Arrays.stream(out).filter(value -> value < 0).count()).isBetween(400L, 600L);
  }

  @Test
  void emptyDrawsConsumeNothing() {
    TorchGenerator generator = new TorchGenerator(42);
    generator.uniform(new float[0]);
    generator.normal(new float[0]);
    assertThat(generator.permutation(0)).isEmpty();
    assertThat(generator.permutation(1)).containsExactly(0);
    assertThat(generator.nextWord()).isEqualTo(1608637542);
  }

  @Test
  void nonsenseIsRefusedInOneLine() {
    TorchGenerator generator = new TorchGenerator(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.permutation(-1))
        .withMessage("permutation size must be at least 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> generator.integers(new int[1], 5, 5))
        .withMessage("integer range must hold low < high, was [5, 5)");
    for (double[] range :
        new double[][] {{1, 0}, {Double.NaN, 1}, {0, Double.POSITIVE_INFINITY}, {-3e38, 3e38}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> generator.uniform(new float[1], range[0], range[1]))
          .withMessage(
              "uniform range must be finite in float32 with low <= high, was ["
                  + range[0]
                  + ", "
                  + range[1]
                  + ")");
    }
  }
}
