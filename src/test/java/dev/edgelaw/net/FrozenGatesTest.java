package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.Bits;
import dev.edgelaw.kernel.MatrixLayout;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrozenGatesTest {
  private static final Arithmetic ARITHMETIC = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
  private static final int SAMPLES = 25;

  /** A few dozen roundings of numbers of size 1. */
  private static final double TOLERANCE = 1e-13;

  static Stream<Activation> piecewiseLinear() {
    return Stream.of(Activation.relu(), Activation.interpolated(0.4), Activation.identity());
  }

  @ParameterizedTest
  @MethodSource("piecewiseLinear")
  @DisplayName("at the point where they were frozen, gates change neither loss nor gradient")
  void samePoint(Activation activation) {
    RandomProblem problem = problem(activation);
    double[] expected = new double[problem.layout.length()];
    double value = objective(problem).valueAndGradient(problem.parameters, expected);

    NetworkLoss frozen = objective(problem);
    frozen.freezeGates(problem.parameters);
    double[] actual = new double[problem.layout.length()];
    assertThat(frozen.valueAndGradient(problem.parameters, actual))
        .isCloseTo(value, within(TOLERANCE));
    assertThat(actual).containsExactly(expected, within(TOLERANCE));
  }

  @ParameterizedTest
  @MethodSource("piecewiseLinear")
  @DisplayName("the outputs are linear in each weight matrix: they turn with its sign")
  void linearInEachMatrix(Activation activation) {
    RandomProblem problem = problem(activation);
    NetworkLoss frozen = objective(problem);
    frozen.freezeGates(problem.parameters);
    double[] outputs = frozen.outputs(problem.parameters);
    for (int layer = 0; layer < problem.architecture.depth(); layer++) {
      double[] turned = problem.parameters.clone();
      MatrixLayout weight = problem.layout.weight(layer);
      ARITHMETIC.scale(-1, turned, weight.offset(), weight.length());
      double[] negative = frozen.outputs(turned);
      ARITHMETIC.scale(3, turned, weight.offset(), weight.length());
      double[] tripled = frozen.outputs(turned);
      for (int i = 0; i < outputs.length; i++) {
        assertThat(negative[i]).isEqualTo(-outputs[i]);
        assertThat(tripled[i]).isCloseTo(-3 * outputs[i], within(TOLERANCE));
      }
    }
  }

  @Test
  @DisplayName("without frozen gates ReLU does not turn with the sign")
  void control() {
    RandomProblem problem = problem(Activation.relu());
    double[] turned = problem.parameters.clone();
    MatrixLayout weight = problem.layout.weight(0);
    ARITHMETIC.scale(-1, turned, weight.offset(), weight.length());
    NetworkLoss free = objective(problem);
    double[] outputs = free.outputs(problem.parameters);
    double[] negative = free.outputs(turned);
    assertThat(Math.abs(negative[0] + outputs[0])).isGreaterThan(1e-3);
  }

  @ParameterizedTest
  @MethodSource("piecewiseLinear")
  @DisplayName("away from the frozen point the gradient is that of the frozen network")
  void gradientElsewhere(Activation activation) {
    RandomProblem problem = problem(activation);
    NetworkLoss frozen = objective(problem);
    frozen.freezeGates(problem.parameters);
    double[] elsewhere = new RandomProblem(problem.architecture, SAMPLES, 11).parameters;
    double[] gradient = new double[elsewhere.length];
    frozen.valueAndGradient(elsewhere, gradient);
    // The loss is smooth, so a step of 1e-5 errs by about 1e-10 times its third derivative.
    double step = 1e-5;
    for (int layer = 0; layer < problem.architecture.depth(); layer++) {
      int place = problem.layout.index(layer, 2, 1);
      double[] moved = elsewhere.clone();
      moved[place] += step;
      double above = frozen.value(moved);
      moved[place] -= 2 * step;
      double slope = (above - frozen.value(moved)) / (2 * step);
      assertThat(gradient[place]).isCloseTo(slope, within(1e-7));
    }
  }

  @Test
  @DisplayName("freezing again takes the pattern of the new point")
  void freezingAgain() {
    RandomProblem problem = problem(Activation.relu());
    double[] other = new RandomProblem(problem.architecture, SAMPLES, 11).parameters;
    NetworkLoss twice = objective(problem);
    twice.freezeGates(problem.parameters);
    twice.freezeGates(other);
    NetworkLoss once = objective(problem);
    once.freezeGates(other);
    Bits.assertSame(once.outputs(problem.parameters), twice.outputs(problem.parameters));
  }

  @Test
  @DisplayName("gates belong to their samples: no batch may be chosen afterwards")
  void noBatchAfterwards() {
    RandomProblem problem = problem(Activation.relu());
    NetworkLoss frozen = objective(problem);
    frozen.freezeGates(problem.parameters);
    assertThatIllegalStateException()
        .isThrownBy(() -> frozen.useBatch(new int[] {3, 2, 1}))
        .withMessage("frozen gates belong to the samples they were taken from: choose them before");
    assertThatIllegalStateException().isThrownBy(frozen::useAllSamples);
  }

  @Test
  @DisplayName("the activation with initial gates is the frozen network, bit for bit")
  void initialGates() {
    RandomProblem free = problem(Activation.interpolated(0.4));
    RandomProblem gated = problem(Activation.interpolatedWithInitialGates(0.4));
    double[] elsewhere = new RandomProblem(free.architecture, SAMPLES, 11).parameters;
    NetworkLoss frozen = objective(free);
    frozen.freezeGates(free.parameters);
    NetworkLoss initial = objective(gated);
    initial.freezeGates(free.parameters);
    double[] expected = new double[elsewhere.length];
    double[] actual = new double[elsewhere.length];
    assertThat(initial.valueAndGradient(elsewhere, actual))
        .isEqualTo(frozen.valueAndGradient(elsewhere, expected));
    Bits.assertSame(expected, actual);
  }

  @Test
  @DisplayName("initial gates must be frozen before anything is evaluated; the identity has none")
  void initialGatesWait() {
    RandomProblem problem = problem(Activation.interpolatedWithInitialGates(1));
    assertThatIllegalStateException()
        .isThrownBy(() -> objective(problem).value(problem.parameters))
        .withMessage("gates of InitialGates[slope=0.0]: not frozen yet");
    assertThat(Activation.interpolatedWithInitialGates(0)).isEqualTo(Activation.identity());
  }

  @Test
  void smoothActivationsHaveNoGates() {
    RandomProblem problem = problem(new Activation.Tanh());
    assertThatIllegalStateException()
        .isThrownBy(() -> objective(problem).freezeGates(problem.parameters))
        .withMessage("gates of Tanh[]: only piecewise linear activations have any");
  }

  private static RandomProblem problem(Activation activation) {
    return new RandomProblem(Architecture.unbiased(activation, 5, 13, 6, 3), SAMPLES, 4);
  }

  private static NetworkLoss objective(RandomProblem problem) {
    return new NetworkLoss(ARITHMETIC, problem.architecture, new Loss.CrossEntropy(), problem.data);
  }
}
