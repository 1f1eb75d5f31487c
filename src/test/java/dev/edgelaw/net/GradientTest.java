package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.RandomDoubles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values against the definitions, gradients against central differences of the values. */
class GradientTest {
  /** Not a multiple of the eight lanes. */
  private static final int SAMPLES = 7;

  private static final double STEP = 1e-4;

  /** Far enough that no pre-activation crosses 0 within twice the step. */
  private static final double KINK_DISTANCE = 2e-3;

  /** Sums of a few hundred terms, in another order. */
  private static final double VALUE_TOLERANCE = 1e-13;

  /** Relative rounding error of a loss value, with room for its hundreds of operations. */
  private static final double VALUE_ROUNDING = 20 * 0x1p-53;

  /** Higher orders than the one the prediction sees. */
  private static final double SAFETY = 1.5;

  private static final int COORDINATES_PER_LAYER = 6;

  private static final List<Activation> ACTIVATIONS =
      List.of(
          Activation.relu(),
          Activation.interpolated(0.6),
          new Activation.LeakyRelu(0.1),
          new Activation.SquaredRelu(),
          new Activation.Tanh(),
          new Activation.Sigmoid(),
          new Activation.Gelu(),
          Activation.identity());

  private static final List<Loss> LOSSES =
      List.of(
          new Loss.CrossEntropy(),
          new Loss.MeanSquaredError(),
          new Loss.Interpolated(0),
          new Loss.Interpolated(0.3),
          new Loss.Interpolated(1));

  private static final List<List<Integer>> WIDTHS =
      List.of(
          List.of(5, 3),
          List.of(13, 5, 3),
          List.of(3, 13, 1, 5),
          List.of(5, 8, 13, 3, 5),
          List.of(1, 5, 13, 9, 3, 13));

  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  static Stream<Arguments> networks() {
    return ACTIVATIONS.stream()
        .flatMap(
            activation ->
                WIDTHS.stream()
                    .flatMap(
                        widths ->
                            Stream.of(false, true)
                                .map(
                                    biased ->
                                        Arguments.of(
                                            new Architecture(widths, activation, biased)))));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void valuesAndGradients(Architecture architecture) {
    RandomProblem problem = RandomProblem.awayFromKinks(architecture, SAMPLES, KINK_DISTANCE);
    NaiveNetwork naive = new NaiveNetwork(architecture, problem.data);
    for (Loss loss : LOSSES) {
      NetworkLoss objective = new NetworkLoss(arithmetic, architecture, loss, problem.data);
      // Noise that the evaluation has to overwrite, padding included.
      double[] gradient = new RandomDoubles(1).normal(problem.layout.length());
      double value = objective.valueAndGradient(problem.parameters, gradient);
      double expected = naive.value(loss, problem.parameters);
      assertThat(value)
          .isCloseTo(expected, within(VALUE_TOLERANCE * Math.max(1, Math.abs(expected))));
      assertThat(objective.value(problem.parameters)).isEqualTo(value);
      assertPaddingIsZero(problem.layout, gradient);
      assertGradient(objective, problem, gradient);
    }
  }

  private static void assertGradient(
      NetworkLoss objective, RandomProblem problem, double[] gradient) {
    RandomDoubles random = new RandomDoubles(2);
    Architecture architecture = problem.architecture;
    for (int layer = 0; layer < architecture.depth(); layer++) {
      for (int n = 0; n < COORDINATES_PER_LAYER; n++) {
        int out = random.below(architecture.fanOut(layer));
        int in = random.below(architecture.fanIn(layer));
        assertDerivative(
            objective, problem.parameters, gradient, problem.layout.index(layer, out, in));
        if (architecture.biased()) {
          assertDerivative(
              objective, problem.parameters, gradient, problem.layout.biasOffset(layer) + out);
        }
      }
    }
  }

  /**
   * The error of a central difference with step h is h^2 f'''/6, which the difference with step 2h
   * gives as a third of the change, plus the rounding of the values over h.
   */
  private static void assertDerivative(
      NetworkLoss objective, double[] parameters, double[] gradient, int place) {
    double fine = difference(objective, parameters, place, STEP);
    double coarse = difference(objective, parameters, place, 2 * STEP);
    double rounding = VALUE_ROUNDING * Math.max(1, objective.value(parameters)) / STEP;
    double predicted = SAFETY * Math.abs(coarse - fine) / 3 + rounding;
    assertThat(gradient[place]).as("parameter %d", place).isCloseTo(fine, within(predicted));
  }

  private static double difference(
      NetworkLoss objective, double[] parameters, int place, double step) {
    double[] moved = parameters.clone();
    moved[place] = parameters[place] + step;
    double up = moved[place];
    double above = objective.value(moved);
    moved[place] = parameters[place] - step;
    return (above - objective.value(moved)) / (up - moved[place]);
  }

  private static void assertPaddingIsZero(ParameterLayout layout, double[] vector) {
    double[] data = layout.fromCanonical(layout.toCanonical(vector));
    assertThat(vector).containsExactly(data);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void outputs(Architecture architecture) {
    RandomProblem problem = new RandomProblem(architecture, SAMPLES, 3);
    NetworkLoss objective =
        new NetworkLoss(arithmetic, architecture, new Loss.MeanSquaredError(), problem.data);
    NaiveNetwork naive = new NaiveNetwork(architecture, problem.data);
    double[] outputs = objective.outputs(problem.parameters);
    int classes = problem.data.classes();
    assertThat(outputs).hasSize(SAMPLES * classes);
    for (int i = 0; i < SAMPLES; i++) {
      double[] expected = naive.outputs(problem.parameters, i);
      for (int k = 0; k < classes; k++) {
        assertThat(outputs[i * classes + k])
            .isCloseTo(expected[k], within(VALUE_TOLERANCE * Math.max(1, Math.abs(expected[k]))));
      }
    }
  }
}
