package dev.edgelaw.theory;

import static dev.edgelaw.theory.TheoremTolerances.BROKEN_SYMMETRY;
import static dev.edgelaw.theory.TheoremTolerances.SYMMETRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.net.Activation;
import dev.edgelaw.theory.RandomNet.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Theorem 1 at a point, by activation: other degrees, none at all, and linear nets. */
class ActivationSymmetryTest {
  private static final int CASES = 300;
  private static final Kind RELU = Kind.of(Activation.relu());

  @ParameterizedTest(name = "1.7 homogeneity: {0} has tr(W_l''G_l) = p tr(W_(l+1)''G_(l+1))")
  @DisplayName("1.7 homogeneity of degree p")
  @MethodSource("homogeneous")
  void homogeneity(Activation activation) {
    int degree = activation.homogeneity().orElseThrow();
    Worst right = new Worst("1.7 " + activation);
    RandomNet.cases(Kind.of(activation).withDepth(4), CASES)
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                right.see(layers(net, pair, degree), net.name());
                if (net.alive()) {
                  assertThat(layers(net, pair, degree + 1))
                      .as("control, wrong degree, " + net.name())
                      .isGreaterThan(SYMMETRY);
                }
              }
            });
    right.mustBeAtMost(SYMMETRY);
  }

  static Stream<Activation> homogeneous() {
    return Stream.of(
        Activation.interpolated(0.9), new Activation.LeakyRelu(0.3), new Activation.SquaredRelu());
  }

  @ParameterizedTest(name = "1.8 negative control: {0} breaks the trace identity")
  @DisplayName("1.8 negative controls: activations that are not homogeneous")
  @MethodSource("notHomogeneous")
  void notHomogeneousBreaksIt(Activation activation) {
    double[] gaps =
        RandomNet.cases(Kind.of(activation), 50)
            .mapToDouble(net -> layers(net, 0, 1))
            .sorted()
            .toArray();
    assertThat((gaps[24] + gaps[25]) / 2).isGreaterThan(BROKEN_SYMMETRY);
  }

  static Stream<Activation> notHomogeneous() {
    return Stream.of(new Activation.Tanh(), new Activation.Gelu(), new Activation.Sigmoid());
  }

  @Test
  @DisplayName("1.9 linear nets: W_{l+1}'G_{l+1} = G_l W_l', entry by entry")
  void matrixLaw() {
    Worst worst = new Worst("1.9");
    RandomNet.cases(Kind.of(Activation.identity()), CASES)
        .forEach(
            net -> {
              for (int pair = 0; pair < net.pairs(); pair++) {
                worst.see(matrix(net, pair), net.name());
              }
            });
    worst.mustBeAtMost(SYMMETRY);
  }

  @Test
  @DisplayName("1.9 control: ReLU nets satisfy only its diagonal")
  void matrixLawControl() {
    RandomNet.cases(RELU.withWidths(8, 64).withDepth(4), 60)
        .filter(net -> net.data().samples() > 1)
        .forEach(net -> assertThat(matrix(net, 0)).as(net.name()).isGreaterThan(1e-6));
  }

  private static double layers(RandomNet net, int pair, int degree) {
    return SymmetryGaps.layers(net.layout(), net.parameters(), net.gradient(), pair, degree);
  }

  private static double matrix(RandomNet net, int pair) {
    return SymmetryGaps.matrix(net.layout(), net.parameters(), net.gradient(), pair);
  }
}
