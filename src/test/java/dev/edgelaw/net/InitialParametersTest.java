package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.random.LayerInitialization;
import dev.edgelaw.random.TorchGenerator;
import dev.edgelaw.random.TorchVectors;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The published starting points, their losses and gradients. */
class InitialParametersTest {
  private static final Architecture TWO_LAYERS =
      Architecture.unbiased(Activation.relu(), 20, 64, 5);

  /** The published norms were rounded to float32 before they were squared. */
  private static final double FLOAT32_NORMS = 5e-6;

  /**
   * Inputs differ from PyTorch's by up to three float32 units of 6e-8; thousands of them average
   * out, but not entirely.
   */
  private static final double FLOAT32_INPUTS = 2e-7;

  @ParameterizedTest
  @CsvSource({"42, -20.10133884", "137, -19.37171015", "1024, -20.49675654"})
  @DisplayName("C_1(0) of the network 20-64-5 as published")
  void conservedQuantity(long seed, double published) {
    ParameterLayout layout = new ParameterLayout(TWO_LAYERS);
    double[] parameters = InitialParameters.draw(layout, new TorchGenerator(seed));
    double c = squaredNorm(layout, parameters, 1) - squaredNorm(layout, parameters, 0);
    assertThat(c).isCloseTo(published, within(FLOAT32_NORMS));
  }

  static Stream<Arguments> losses() {
    return Stream.of(42, 137, 1024)
        .flatMap(
            seed ->
                Stream.of(
                    Arguments.of(seed, "cross_entropy", new Loss.CrossEntropy()),
                    Arguments.of(seed, "mse_mean_over_nK", new Loss.MeanSquaredError())));
  }

  @ParameterizedTest
  @MethodSource("losses")
  @DisplayName("loss, gradient norms and the traces tr(W'G) at the start, as recomputed in float64")
  void gradientAtTheStart(int seed, String name, Loss loss) {
    JsonNode expected =
        TorchVectors.caseNamed("E1 two-layer, seed " + seed)
            .path("float64_from_float32_draws")
            .path("at_init")
            .path(name);
    ParameterLayout layout = new ParameterLayout(TWO_LAYERS);
    TorchGenerator generator = new TorchGenerator(seed);
    double[] parameters = InitialParameters.draw(layout, generator);
    Dataset data = new GaussianMixture(200, 50, 20, 5, 2).draw(generator).train();
    Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
    double[] gradient = new double[layout.length()];
    double value =
        new NetworkLoss(arithmetic, TWO_LAYERS, loss, data).valueAndGradient(parameters, gradient);
    assertRelative(value, expected.path("loss"));
    assertRelative(squaredNorm(layout, gradient, 0), expected.path("grad_W1_sq"));
    assertRelative(squaredNorm(layout, gradient, 1), expected.path("grad_W2_sq"));
    assertRelative(product(layout, parameters, gradient, 0), expected.path("trace_W1"));
    assertRelative(product(layout, parameters, gradient, 1), expected.path("trace_W2"));
  }

  @Test
  @DisplayName("weights and biases are drawn layer by layer, out x in")
  void drawOrder() {
    Architecture architecture = Architecture.biased(Activation.relu(), 5, 3, 2);
    ParameterLayout layout = new ParameterLayout(architecture);
    TorchGenerator generator = new TorchGenerator(9);
    LayerInitialization first = new LayerInitialization(5, 3);
    LayerInitialization second = new LayerInitialization(3, 2);
    double[] expected =
        Stream.of(
                first.drawWeights(generator),
                first.drawBiases(generator),
                second.drawWeights(generator),
                second.drawBiases(generator))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    double[] drawn = InitialParameters.draw(layout, new TorchGenerator(9));
    assertThat(layout.toCanonical(drawn)).containsExactly(expected);
  }

  private static void assertRelative(double actual, JsonNode expected) {
    double value = expected.asDouble();
    assertThat(actual).isCloseTo(value, within(FLOAT32_INPUTS * Math.abs(value)));
  }

  private static double squaredNorm(ParameterLayout layout, double[] vector, int layer) {
    return product(layout, vector, vector, layer);
  }

  private static double product(ParameterLayout layout, double[] x, double[] y, int layer) {
    int from = layout.weight(layer).offset();
    return IntStream.range(from, from + layout.weight(layer).length())
        .mapToDouble(i -> x[i] * y[i])
        .sum();
  }
}
