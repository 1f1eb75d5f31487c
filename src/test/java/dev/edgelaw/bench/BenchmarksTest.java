package dev.edgelaw.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed must be right: every benchmark method is run once and its result asserted. */
class BenchmarksTest {

  @ParameterizedTest
  @CsvSource({"CE, scalar", "CE, simd", "MSE, scalar", "MSE, simd"})
  @DisplayName("a step lowers the loss, and an iteration starts over")
  void gradientStep(String loss, String backend) {
    GradientStep benchmark = new GradientStep();
    benchmark.width = 16;
    benchmark.loss = loss;
    benchmark.backend = backend;
    benchmark.prepare();
    benchmark.reset();
    double first = benchmark.step();
    assertThat(benchmark.step()).isPositive().isLessThan(first);
    benchmark.checkLoss();
    benchmark.reset();
    assertThat(benchmark.step()).isEqualTo(first);
  }

  @Test
  @DisplayName("the deep network starts at the loss of near-zero outputs, 1/K, and goes down")
  void deepGradientStep() {
    DeepGradientStep benchmark = new DeepGradientStep();
    benchmark.backend = "simd";
    benchmark.prepare();
    benchmark.reset();
    double first = benchmark.step();
    assertThat(first).isCloseTo(0.1, within(0.03));
    assertThat(benchmark.step()).isLessThan(first);
    benchmark.checkLoss();
    benchmark.reset();
    assertThat(benchmark.step()).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "simd"})
  @DisplayName("products of random signs have entries of the size of a random walk")
  void matrixProduct(String backend) {
    MatrixProduct benchmark = new MatrixProduct();
    benchmark.shape = "20x200x64";
    benchmark.backend = backend;
    benchmark.prepare();
    // Entries have variance k / 9, 1280 of them estimate it to a few percent.
    assertThat(meanSquare(benchmark.multiply())).isCloseTo(200 / 9.0, within(4.0));
    double[] plain = benchmark.multiply().clone();
    assertThat(meanSquare(benchmark.multiplyTransposed())).isCloseTo(200 / 9.0, within(4.0));
    assertThat(benchmark.multiplyTransposed()).isNotEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({"dense, simd", "sparse, scalar", "sparse, simd"})
  @DisplayName("the first layer's products are those of the dense scalar reference")
  void sparseInputProduct(String form, String backend) {
    SparseInputProduct benchmark = new SparseInputProduct();
    benchmark.form = form;
    benchmark.backend = backend;
    benchmark.prepare();
    // Pixels are 0.1 in the mean square, so 784 of them times weights of variance 1 give some 80.
    assertThat(meanSquare(benchmark.multiply())).isBetween(40.0, 160.0);
    assertThat(meanSquare(benchmark.multiplyTransposed())).isBetween(100.0, 400.0);
  }

  private static double meanSquare(double[] values) {
    return DoubleStream.of(values).map(x -> x * x).average().orElseThrow();
  }

  @Test
  @DisplayName("a difference of one bit, or a loss that is not finite, stops the benchmark")
  void checks() {
    double[] x = {1, 2, -0.0};
    Agreement.require(x, x.clone());
    assertThatIllegalStateException()
        .isThrownBy(() -> Agreement.require(x, new double[] {1, Math.nextUp(2.0), -0.0}))
        .withMessageStartingWith("result 1: ");
    assertThatIllegalStateException()
        .isThrownBy(() -> Agreement.require(x, new double[] {1, 2, 0.0}));
    Agreement.requireFinite(1e300);
    assertThatIllegalStateException()
        .isThrownBy(() -> Agreement.requireFinite(Double.NaN))
        .withMessage("loss NaN at the end: must be finite");
  }
}
