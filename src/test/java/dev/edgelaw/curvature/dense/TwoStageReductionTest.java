package dev.edgelaw.curvature.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reduction to tridiagonal form in two stages")
class TwoStageReductionTest {
  /** The residual bound of the eigensolver. */
  private static final double TOLERANCE = 1e-13;

  private static final Arithmetic SIMD = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  private static TridiagonalMeasure reduce(Arithmetic arithmetic, double[] a, int n, double[] g) {
    ScaledMatrix matrix = ScaledMatrix.of(a, n);
    double[] rotated = Arrays.copyOf(g, matrix.stride());
    SymmetricBand band = BandReduction.reduce(arithmetic, matrix, rotated);
    TridiagonalMeasure form = BandTridiagonalization.reduce(arithmetic, band, rotated);
    matrix.unscale(form.diagonal());
    matrix.unscale(form.offDiagonal());
    return form;
  }

  private static double[] vector(int n) {
    SplittableRandom random = new SplittableRandom(n);
    return random.doubles(n).map(ignored -> random.nextGaussian()).toArray();
  }

  private static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
  }

  /** Eigenvalues and moments g'A^k g, which fix the measure, are those of the one-stage way. */
  private static void check(double[] a, int n) {
    double[] g = vector(n);
    TridiagonalMeasure form = reduce(SIMD, a, n, g);
    double scale = norm(a);
    assertThat(norm(form.vector())).isCloseTo(norm(g), within(TOLERANCE * norm(g)));

    double[] x = form.vector();
    double[] y = g;
    for (int k = 1; k <= 3 && scale > 0; k++) {
      x = tridiagonalTimes(form, x, scale);
      y = times(a, n, y, scale);
      double expected = dot(g, y);
      assertThat(dot(form.vector(), x)).isCloseTo(expected, within(TOLERANCE * norm(g) * norm(g)));
    }

    double[] values = form.diagonal().clone();
    TridiagonalQl.diagonalize(values, form.offDiagonal().clone(), 0, n, (i, c, s) -> {});
    Arrays.sort(values);
    double[] expected = new SymmetricEigen(SIMD).decompose(a, n).values();
    for (int i = 0; i < n; i++) {
      assertThat(values[i]).isCloseTo(expected[i], within(TOLERANCE * scale));
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double[] tridiagonalTimes(TridiagonalMeasure form, double[] x, double scale) {
    int n = x.length;
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = form.diagonal()[i] / scale * x[i];
      y[i] += i > 0 ? form.offDiagonal()[i] / scale * x[i - 1] : 0;
      y[i] += i < n - 1 ? form.offDiagonal()[i + 1] / scale * x[i + 1] : 0;
    }
    return y;
  }

  private static double[] times(double[] a, int n, double[] x, double scale) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        y[i] += a[i * n + j] / scale * x[j];
      }
    }
    return y;
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 33, 34, 35, 40, 41, 63, 64, 65, 66, 96, 97, 100, 128, 161, 200, 264, 300})
  @DisplayName("random matrices of every remainder")
  void random(int n) {
    check(SymmetricMatrices.random(n, n), n);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.edgelaw.curvature.dense.SymmetricEigenTest#hardCases")
  @DisplayName("hard cases")
  void hard(String name, double[] a, int n) {
    check(a, n);
  }

  @Test
  @DisplayName("a spectrum like a Hessian's, of low rank")
  void hessian() {
    check(SymmetricMatrices.withSpectrum(SymmetricMatrices.hessianSpectrum(260), 2), 260);
  }

  @Test
  @DisplayName("the same bits from scalar code and SIMD")
  void sameBits() {
    Arithmetic scalar = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
    double[] a = SymmetricMatrices.random(237, 5);
    double[] g = vector(237);
    TridiagonalMeasure expected = reduce(scalar, a, 237, g);
    TridiagonalMeasure actual = reduce(SIMD, a, 237, g);
    assertThat(actual.diagonal()).isEqualTo(expected.diagonal());
    assertThat(actual.offDiagonal()).isEqualTo(expected.offDiagonal());
    assertThat(actual.vector()).isEqualTo(expected.vector());
  }
}
