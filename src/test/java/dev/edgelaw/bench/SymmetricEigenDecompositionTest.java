package dev.edgelaw.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmark's answers at a small size. */
class SymmetricEigenDecompositionTest {
  @ParameterizedTest
  @EnumSource
  @DisplayName("all three benchmarks agree on the eigenvalues")
  void agree(SymmetricEigenDecomposition.Spectrum spectrum) {
    SymmetricEigenDecomposition benchmark = new SymmetricEigenDecomposition();
    benchmark.n = 48;
    benchmark.spectrum = spectrum;
    benchmark.prepare();
    double[] values = benchmark.values();
    double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
    assertThat(benchmark.measure().values()).isEqualTo(values);
    assertThat(benchmark.vectors().values()).containsExactly(values, within(1e-13 * largest));
  }
}
