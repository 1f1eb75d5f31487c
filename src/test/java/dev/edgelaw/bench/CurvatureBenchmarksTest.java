package dev.edgelaw.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Sharpness;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurvatureBenchmarksTest {

  @ParameterizedTest
  @ValueSource(strings = {"CE", "MSE"})
  @DisplayName("HessianProduct measures what it says")
  void hessianProduct(String loss) {
    HessianProduct benchmark = new HessianProduct();
    benchmark.width = 8;
    benchmark.loss = loss;
    benchmark.setup();
    assertThat(benchmark.gradient()).isBetween(0.01, 10.0);
    double[] single = benchmark.hessianProduct().clone();
    assertThat(benchmark.blockProduct()[32 * 3]).isEqualTo(single[3]);
    assertThat(benchmark.gaussNewtonProduct()).isNotEqualTo(single);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CE", "MSE"})
  @DisplayName("DenseHessian builds the whole matrix")
  void denseHessian(String loss) {
    DenseHessian benchmark = new DenseHessian();
    benchmark.width = 8;
    benchmark.loss = loss;
    benchmark.setup();
    assertThat(benchmark.dense().dimension()).isEqualTo(8 * 25);
    assertThat(benchmark.dense().asymmetry()).isLessThan(1e-14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CE", "MSE"})
  @DisplayName("SharpnessLanczos finds the same sharpness cold, warm and by power iteration")
  void sharpness(String loss) {
    SharpnessLanczos benchmark = new SharpnessLanczos();
    benchmark.width = 8;
    benchmark.loss = loss;
    benchmark.setup();
    Sharpness cold = benchmark.cold();
    assertThat(benchmark.powerIteration()).isCloseTo(cold.value(), within(0.1 * cold.value()));
    benchmark.warm();
    Sharpness warm = benchmark.warm();
    assertThat(warm.value()).isCloseTo(cold.value(), within(1e-3 * cold.value()));
    assertThat(warm.products()).isLessThanOrEqualTo(cold.products());
  }

  @Test
  @DisplayName("DeepHessianProduct finds the sharpness of the digits in fewer products than 31")
  void deepHessianProduct() {
    DeepHessianProduct benchmark = new DeepHessianProduct();
    benchmark.setup();
    assertThat(benchmark.gradient()).isBetween(0.05, 0.1);
    assertThat(benchmark.hessianProduct()).doesNotContain(Double.NaN);
    // The published run of seed 42 has 0.618 after 100 updates at 0.5.
    assertThat(benchmark.powerIteration()).isCloseTo(0.618, within(1e-3));
    benchmark.warm();
    Sharpness warm = benchmark.warm();
    assertThat(warm.value()).isCloseTo(0.618, within(1e-3));
    assertThat(warm.products()).isLessThan(31);
  }
}
