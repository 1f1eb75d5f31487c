package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.curvature.Problems.Problem;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The Hessian of a two-layer net from its blocks")
class TwoLayerHessianTest {
  static Stream<Problem> twoLayers() {
    List<Activation> activations =
        List.of(
            Activation.relu(),
            Activation.identity(),
            Activation.interpolated(0.4),
            new Activation.Tanh(),
            new Activation.Gelu());
    List<Loss> losses = List.of(Problems.ce(), Problems.mse(), Problems.mixed());
    Integer[][] shapes = {{1, 1, 2}, {6, 13, 3}, {20, 16, 5}, {5, 17, 9}};
    return activations.stream()
        .flatMap(
            activation ->
                losses.stream()
                    .flatMap(
                        loss ->
                            Stream.of(shapes)
                                .map(
                                    shape ->
                                        Problems.drawn(
                                            Architecture.unbiased(activation, shape),
                                            loss,
                                            9 * shape[2],
                                            shape[1]))));
  }

  @ParameterizedTest
  @MethodSource("twoLayers")
  @DisplayName("equals the one built from products with unit vectors")
  void equalsProducts(Problem problem) {
    NetworkCurvature curvature = problem.curvature();
    assertThat(TwoLayerHessian.fits(curvature.point())).isTrue();
    compare(
        DenseHessian.of(curvature),
        DenseHessian.fromProducts(problem.layout(), curvature.hessianBlock()));
    compare(
        DenseHessian.gaussNewton(curvature),
        DenseHessian.fromProducts(problem.layout(), curvature.gaussNewtonBlock()));
  }

  private static void compare(DenseHessian actual, DenseHessian expected) {
    double scale = Problems.norm(expected.entries());
    assertThat(scale).isPositive();
    // Each entry is a sum of at most 100 products; their order differs.
    double largest = 0;
    for (int i = 0; i < expected.entries().length; i++) {
      largest = Math.max(largest, Math.abs(actual.entries()[i] - expected.entries()[i]));
    }
    assertThat(largest).isLessThanOrEqualTo(1e-14 * scale);
    assertThat(actual.asymmetry()).isZero();
  }

  @Test
  @DisplayName("has the same bits on the scalar backend")
  void sameBits() {
    Problem problem = Problems.published(Activation.relu(), Problems.ce(), 3);
    double[] scalar =
        DenseHessian.of(problem.curvature(ArithmeticProvider.lookup(Backend.SCALAR).arithmetic()))
            .entries();
    assertThat(Arrays.equals(DenseHessian.of(problem.curvature()).entries(), scalar)).isTrue();
  }

  @Test
  @DisplayName("is left to products where a net has biases, more layers or very many inputs")
  void doesNotFit() {
    assertThat(
            Stream.of(
                    Problems.drawn(
                        Architecture.biased(Activation.relu(), 6, 13, 3), Problems.ce(), 30, 1),
                    Problems.drawn(
                        Architecture.unbiased(Activation.relu(), 6, 13, 9, 3),
                        Problems.ce(),
                        30,
                        1),
                    Problems.drawn(
                        Architecture.unbiased(Activation.relu(), 300, 4, 2), Problems.ce(), 100, 1))
                .map(problem -> TwoLayerHessian.fits(problem.curvature().point())))
        .containsOnly(false);
  }
}
