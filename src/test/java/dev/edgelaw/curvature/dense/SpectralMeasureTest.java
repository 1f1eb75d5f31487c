package dev.edgelaw.curvature.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights without eigenvectors against the eigenvectors. */
class SpectralMeasureTest {
  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
  private final SymmetricEigen solver = new SymmetricEigen(arithmetic);

  private static double[] normal(int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] g = new double[n];
    Arrays.setAll(g, i -> random.nextGaussian());
    return g;
  }

  private static double squaredNorm(double[] g) {
    return Arrays.stream(g).map(x -> x * x).sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 8, 33, 100, 257})
  @DisplayName("weights of a random matrix are the squared components along its eigenvectors")
  void random(int n) {
    double[] a = SymmetricMatrices.random(n, 20 + n);
    double[] g = normal(n, n);
    SpectralMeasure measure = solver.measure(a, n, g);
    Eigendecomposition full = solver.decompose(a, n);
    for (int k = 0; k < n; k++) {
      double component = 0;
      for (int j = 0; j < n; j++) {
        component += full.vectors()[k * n + j] * g[j];
      }
      assertThat(measure.weights()[k]).isCloseTo(component * component, within(1e-9));
    }
    assertThat(measure.values()).isEqualTo(solver.values(a, n));
    double total = squaredNorm(g);
    assertThat(Arrays.stream(measure.weights()).sum()).isCloseTo(total, within(1e-13 * total));
  }

  @Test
  @DisplayName("in a cluster the sum of the weights is determined")
  void cluster() {
    int n = 90;
    double[] spectrum = new double[n];
    Arrays.setAll(spectrum, i -> i / 30);
    double[] a = SymmetricMatrices.withSpectrum(spectrum, 2);
    double[] g = normal(n, 7);
    SpectralMeasure measure = solver.measure(a, n, g);
    Eigendecomposition full = solver.decompose(a, n);
    for (int cluster = 0; cluster < 3; cluster++) {
      double expected = 0;
      double actual = 0;
      for (int k = 30 * cluster; k < 30 * cluster + 30; k++) {
        double component = 0;
        for (int j = 0; j < n; j++) {
          component += full.vectors()[k * n + j] * g[j];
        }
        expected += component * component;
        actual += measure.weights()[k];
      }
      assertThat(actual).isCloseTo(expected, within(1e-11));
    }
  }

  @Test
  @DisplayName("g along one eigenvector has one weight, g = 0 none")
  void extremes() {
    int n = 64;
    double[] a = SymmetricMatrices.random(n, 11);
    double[] g = solver.decompose(a, n).vector(17);
    double[] expected = new double[n];
    expected[17] = 1;
    assertThat(solver.measure(a, n, g).weights()).containsExactly(expected, within(1e-13));
    assertThat(solver.measure(a, n, new double[n]).weights()).containsOnly(0);
  }

  @Test
  @DisplayName("moments: sum of weight times eigenvalue is g'Ag, also for tiny and huge g")
  void moments() {
    int n = 120;
    double[] a = SymmetricMatrices.random(n, 12);
    for (double factor : new double[] {1, 0x1p-400, 0x1p400}) {
      double[] g = Arrays.stream(normal(n, 13)).map(x -> factor * x).toArray();
      SpectralMeasure measure = solver.measure(a, n, g);
      double expected = 0;
      double actual = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          expected += g[i] * a[i * n + j] * g[j];
        }
        actual += measure.weights()[i] * measure.values()[i];
      }
      assertThat(actual).isCloseTo(expected, within(1e-12 * n * squaredNorm(g)));
    }
  }

  @Test
  @DisplayName("the same bits from scalar code")
  void sameBits() {
    int n = 130;
    double[] a = SymmetricMatrices.random(n, 14);
    double[] g = normal(n, 15);
    Arithmetic scalar = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
    SpectralMeasure expected = new SymmetricEigen(scalar).measure(a, n, g);
    SpectralMeasure actual = solver.measure(a, n, g);
    assertThat(actual.values()).isEqualTo(expected.values());
    assertThat(actual.weights()).isEqualTo(expected.weights());
  }

  @Test
  @DisplayName("a vector of the wrong size, or not finite, is named")
  void badVector() {
    double[] a = SymmetricMatrices.diagonal(1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> solver.measure(a, 2, new double[3]))
        .withMessage("vector of 3 elements for a matrix of order 2: must have 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> solver.measure(a, 2, new double[] {0, Double.NaN}))
        .withMessage("element 1 of the vector is NaN: must be finite");
  }
}
