package dev.edgelaw.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LayerInitializationTest {

  @ParameterizedTest
  @ValueSource(longs = {42, 137, 1024})
  @DisplayName("the two-layer network 20-64-5 starts from PyTorch's weights, bit for bit")
  void twoLayers(long seed) {
    JsonNode expected = TorchVectors.caseNamed("E1 two-layer, seed " + seed);
    TorchGenerator generator = new TorchGenerator(seed);
    double[] first = new LayerInitialization(20, 64).drawWeights(generator);
    double[] second = new LayerInitialization(64, 5).drawWeights(generator);
    TorchVectors.assertMatches(expected.path("W1"), first, TorchVectors.EXACT);
    TorchVectors.assertMatches(expected.path("W2"), second, TorchVectors.EXACT);

    JsonNode norms = expected.path("float64_from_float32_draws");
    assertThat(squaredNorm(first)).isCloseTo(norms.path("W1_fro_sq").asDouble(), within(1e-9));
    assertThat(squaredNorm(second)).isCloseTo(norms.path("W2_fro_sq").asDouble(), within(1e-9));
    assertThat(squaredNorm(second) - squaredNorm(first))
        .isCloseTo(norms.path("C0").asDouble(), within(1e-9));
  }

  @Test
  @DisplayName("biases are drawn right after the weights of their layer")
  void biases() {
    JsonNode expected = TorchVectors.caseNamed("E2 two-layer with bias, seed 42");
    TorchGenerator generator = new TorchGenerator(42);
    LayerInitialization first = new LayerInitialization(20, 64);
    LayerInitialization second = new LayerInitialization(64, 5);
    TorchVectors.assertMatches(
        expected.path("W1"), first.drawWeights(generator), TorchVectors.EXACT);
    TorchVectors.assertMatches(
        expected.path("b1"), first.drawBiases(generator), TorchVectors.EXACT);
    TorchVectors.assertMatches(
        expected.path("W2"), second.drawWeights(generator), TorchVectors.EXACT);
    TorchVectors.assertMatches(
        expected.path("b2"), second.drawBiases(generator), TorchVectors.EXACT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "E1 deep (4 hidden layers of 32, no bias), seed 42 | 20 | 5",
        "E4 network (784-32-32-32-32-10, no bias), seed 42 | 784 | 10"
      })
  @DisplayName("deep networks are drawn from input to output")
  void deepNetworks(String name, int inputs, int outputs) {
    JsonNode expected = TorchVectors.caseNamed(name).path("weights");
    TorchGenerator generator = new TorchGenerator(42);
    int layers = expected.size();
    assertThat(layers).isEqualTo(5);
    for (int l = 0; l < layers; l++) {
      LayerInitialization layer =
          new LayerInitialization(l == 0 ? inputs : 32, l == layers - 1 ? outputs : 32);
      TorchVectors.assertMatches(expected.get(l), layer.drawWeights(generator), TorchVectors.EXACT);
    }
  }

  @ParameterizedTest
  @CsvSource({"xor, 2", "spheres, 10"})
  void firstLayerOfOtherDataSets(String name, int features) {
    JsonNode expected = TorchVectors.caseNamed(name + ", seed 42").path("W1");
    double[] weights = new LayerInitialization(features, 64).drawWeights(new TorchGenerator(42));
    TorchVectors.assertMatches(expected, weights, TorchVectors.EXACT);
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "5, 0", "-1, 5", "65536, 65536"})
  void nonsenseIsRefusedInOneLine(int fanIn, int fanOut) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerInitialization(fanIn, fanOut))
        .withMessage(
            "layer size fanOut x fanIn must be at least 1 x 1 with at most 2147483639 weights, was %d x %d",
            fanOut, fanIn);
  }

  private static double squaredNorm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }
}
