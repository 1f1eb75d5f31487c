package dev.edgelaw.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.random.LayerInitialization;
import dev.edgelaw.random.TorchGenerator;
import dev.edgelaw.random.TorchVectors;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SyntheticDataTest {

  private static final GaussianMixture PUBLISHED_MIXTURE = new GaussianMixture(200, 50, 20, 5, 2);

  @ParameterizedTest
  @ValueSource(longs = {42, 137, 1024})
  @DisplayName("the published mixture, drawn after the weights of 20-64-5")
  void mixture(long seed) {
    JsonNode expected = TorchVectors.caseNamed("E1 two-layer, seed " + seed);
    TorchGenerator generator = after(seed, 20, 64, 5);
    Split split = PUBLISHED_MIXTURE.draw(generator);
    assertDataset(expected, "X", "Y", split.train(), TorchVectors.EXACT);
    assertDataset(expected, "X_test", "Y_test", split.test(), TorchVectors.EXACT);
    String labels =
        Arrays.stream(split.train().labels())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining());
    assertThat(labels).isEqualTo(expected.path("Y_full").asString());
    TorchVectors.assertNextUniform(expected, generator);
  }

  @ParameterizedTest
  @ValueSource(longs = {42, 137, 1024})
  @DisplayName("centres lie where PyTorch puts them")
  void centres(long seed) {
    JsonNode expected = TorchVectors.caseNamed("E1 two-layer, seed " + seed).path("centres_train");
    Float32Rows centres = Float32Rows.normal(after(seed, 20, 64, 5), 5, 20);
    centres.rescale((float) (2 * Math.sqrt(20)));
    TorchVectors.assertMatches(expected, TorchVectors.widen(centres.values()), TorchVectors.EXACT);
  }

  @Test
  @DisplayName("the mixture after the weights of a deep network")
  void mixtureAfterDeepNetwork() {
    JsonNode expected = TorchVectors.caseNamed("E1 deep (4 hidden layers of 32, no bias), seed 42");
    Dataset train = PUBLISHED_MIXTURE.draw(after(42, 20, 32, 32, 32, 32, 5)).train();
    assertDataset(expected, "X", "Y", train, TorchVectors.EXACT);
  }

  @Test
  @DisplayName("the mixture after a network with biases")
  void mixtureAfterBiases() {
    JsonNode expected = TorchVectors.caseNamed("E2 two-layer with bias, seed 42");
    TorchGenerator generator = new TorchGenerator(42);
    LayerInitialization first = new LayerInitialization(20, 64);
    LayerInitialization second = new LayerInitialization(64, 5);
    first.drawWeights(generator);
    first.drawBiases(generator);
    second.drawWeights(generator);
    second.drawBiases(generator);
    assertDataset(
        expected, "X", "Y", PUBLISHED_MIXTURE.draw(generator).train(), TorchVectors.EXACT);
  }

  @Test
  void xor() {
    JsonNode expected = TorchVectors.caseNamed("xor, seed 42");
    Dataset train = new Xor(200, 50).draw(after(42, 2, 64, 2)).train();
    assertDataset(expected, "X", "Y", train, TorchVectors.EXACT);
  }

  @Test
  void spheres() {
    JsonNode expected = TorchVectors.caseNamed("spheres, seed 42");
    Dataset train = new ConcentricSpheres(200, 50, 10).draw(after(42, 10, 64, 2)).train();
    assertDataset(expected, "X", "Y", train, TorchVectors.EXACT);
  }

  static Stream<DataSource> sources() {
    return Stream.of(
        new GaussianMixture(7, 3, 2, 5, 0),
        new GaussianMixture(1, 1, 1, 1, 1.5),
        new Xor(1, 1),
        new Xor(9, 4),
        new ConcentricSpheres(1, 1, 1),
        new ConcentricSpheres(5, 2, 3));
  }

  @ParameterizedTest
  @MethodSource("sources")
  @DisplayName("awkward sizes: shapes as announced, and the same seed gives the same numbers")
  void shapesAndDeterminism(DataSource source) {
    Split first = source.draw(new TorchGenerator(7));
    Split second = source.draw(new TorchGenerator(7));
    assertThat(first.train().features()).isEqualTo(source.features());
    assertThat(first.train().classes()).isEqualTo(source.classes());
    assertThat(first.train().inputs()).isEqualTo(second.train().inputs());
    assertThat(first.test().inputs()).isEqualTo(second.test().inputs());
    assertThat(first.train().labels()).isEqualTo(second.train().labels());
  }

  @Test
  void classSizesDifferByAtMostOne() {
    int[] labels = new GaussianMixture(13, 1, 4, 5, 2).draw(new TorchGenerator(0)).train().labels();
    Arrays.sort(labels);
    assertThat(labels).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 50 | 20 | 5 | 2 | samples must be at least 1, was 0",
        "200 | -1 | 20 | 5 | 2 | testSamples must be at least 1, was -1",
        "200 | 50 | 0 | 5 | 2 | features must be at least 1, was 0",
        "200 | 50 | 20 | 0 | 2 | classes must be at least 1, was 0",
        "200 | 50 | 20 | 5 | -2 | separation must be at least 0 and finite in float32, was -2.0",
        "200 | 50 | 20 | 5 | NaN | separation must be at least 0 and finite in float32, was NaN",
        "200 | 50 | 20 | 5 | 1e38 | separation must be at least 0 and finite in float32, was 1.0E38",
        "2000000 | 50 | 2000 | 5 | 2 | samples x features must be at most 2147483639, was 2000000 x 2000"
      })
  void nonsenseIsRefusedInOneLine(
      int samples, int testSamples, int features, int classes, double separation, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianMixture(samples, testSamples, features, classes, separation))
        .withMessage(message);
  }

  @Test
  void nonsenseIsRefusedByTheOthers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Xor(0, 1))
        .withMessage("samples must be at least 1, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConcentricSpheres(1, 1, 0))
        .withMessage("features must be at least 1, was 0");
  }

  /** A generator from which the weights of a network without biases have been drawn. */
  private static TorchGenerator after(long seed, int... widths) {
    TorchGenerator generator = new TorchGenerator(seed);
    for (int l = 1; l < widths.length; l++) {
      new LayerInitialization(widths[l - 1], widths[l]).drawWeights(generator);
    }
    return generator;
  }

  private static void assertDataset(
      JsonNode expected, String inputs, String labels, Dataset data, double tolerance) {
    TorchVectors.assertMatches(expected.path(inputs), data.inputs(), tolerance);
    TorchVectors.assertMatches(
        expected.path(labels), TorchVectors.widen(data.labels()), TorchVectors.EXACT);
  }
}
