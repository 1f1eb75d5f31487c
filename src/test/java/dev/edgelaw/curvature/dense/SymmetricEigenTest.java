package dev.edgelaw.curvature.dense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decompositions against invariants, known spectra and another library. */
class SymmetricEigenTest {
  /** Relative to the Frobenius norm; rounding errors grow with the order, here up to 1600. */
  private static final double TOLERANCE = 1e-13;

  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
  private final SymmetricEigen solver = new SymmetricEigen(arithmetic);

  private static double frobenius(double[] a) {
    double largest = Arrays.stream(a).map(Math::abs).max().orElse(0);
    return largest == 0
        ? 0
        : largest * Math.sqrt(Arrays.stream(a).map(x -> x / largest).map(x -> x * x).sum());
  }

  private Eigendecomposition checked(double[] a, int n) {
    Eigendecomposition result = solver.decompose(a, n);
    EigenAccuracy accuracy = EigenAccuracy.of(arithmetic, a, result);
    assertThat(accuracy.residual()).isLessThanOrEqualTo(TOLERANCE);
    assertThat(accuracy.orthogonality()).isLessThanOrEqualTo(TOLERANCE);
    double norm = frobenius(a);
    double[] sorted = result.values().clone();
    Arrays.sort(sorted);
    assertThat(result.values()).containsExactly(sorted);
    assertThat(frobenius(result.values())).isCloseTo(norm, within(TOLERANCE * norm));
    double trace = 0;
    for (int i = 0; i < n; i++) {
      trace += a[i * n + i];
    }
    assertThat(Arrays.stream(sorted).sum()).isCloseTo(trace, within(n * TOLERANCE * norm));
    assertThat(solver.values(a, n)).containsExactly(sorted, within(TOLERANCE * norm));
    return result;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13, 33, 64, 100, 257})
  @DisplayName("random matrices: residual, orthogonality, trace and norm")
  void random(int n) {
    checked(SymmetricMatrices.random(n, n), n);
  }

  @Test
  @Tag("slow")
  @DisplayName("order 800: random, and a spectrum like a Hessian's")
  void large() {
    checked(SymmetricMatrices.random(800, 1), 800);
    checked(SymmetricMatrices.withSpectrum(SymmetricMatrices.hessianSpectrum(800), 1), 800);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 16, 40, 75})
  @DisplayName("eigenvalues of Hipparchus")
  void hipparchus(int n) {
    double[] a = SymmetricMatrices.random(n, 100 + n);
    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(n, n);
    matrix.walkInOptimizedOrder(
        new org.hipparchus.linear.DefaultRealMatrixChangingVisitor() {
          @Override
          public double visit(int row, int column, double value) {
            return a[row * n + column];
          }
        });
    double[] expected = new EigenDecompositionSymmetric(matrix, 1e-14, false).getEigenvalues();
    Arrays.sort(expected);
    assertThat(solver.decompose(a, n).values())
        .containsExactly(expected, within(TOLERANCE * frobenius(a)));
  }

  static Stream<Arguments> spectra() {
    double[] cluster = new double[120];
    Arrays.setAll(cluster, i -> i < 40 ? 1 : i < 80 ? 1 + 1e-14 * i : -2 + 1e-9 * i);
    double[] ones = new double[70];
    Arrays.fill(ones, 3);
    double[] geometric = new double[90];
    Arrays.setAll(geometric, i -> Math.pow(2, -i));
    return Stream.of(
        Arguments.of("clusters", cluster),
        Arguments.of("multiple of the identity", ones),
        Arguments.of("geometric", geometric),
        Arguments.of("Hessian", SymmetricMatrices.hessianSpectrum(200)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spectra")
  @DisplayName("Q diag Q' gives back its spectrum")
  void knownSpectrum(String name, double[] spectrum) {
    double[] expected = spectrum.clone();
    Arrays.sort(expected);
    double[] a = SymmetricMatrices.withSpectrum(spectrum, 3);
    assertThat(checked(a, spectrum.length).values())
        .containsExactly(expected, within(TOLERANCE * frobenius(spectrum)));
  }

  static Stream<Arguments> hardCases() {
    double[] steps = new double[50];
    Arrays.setAll(steps, i -> i % 7 - 3);
    double[] laplace = new double[100];
    Arrays.fill(laplace, 2);
    double[] spread = SymmetricMatrices.random(60, 4);
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j <= i; j++) {
        spread[i * 60 + j] *= Math.pow(10, (i * 37 + j * 11) % 301 - 150);
        spread[j * 60 + i] = spread[i * 60 + j];
      }
    }
    return Stream.of(
        Arguments.of("zero", new double[45 * 45], 45),
        Arguments.of("diagonal", SymmetricMatrices.diagonal(steps), 50),
        Arguments.of("rank one", SymmetricMatrices.rankOne(steps), 50),
        Arguments.of("one-dimensional Laplacian", SymmetricMatrices.tridiagonal(-1, laplace), 100),
        Arguments.of("weakly coupled", SymmetricMatrices.tridiagonal(1e-160, laplace), 100),
        Arguments.of("Wilkinson 21", SymmetricMatrices.wilkinson(21), 21),
        Arguments.of("Wilkinson 201", SymmetricMatrices.wilkinson(201), 201),
        Arguments.of("glued Wilkinson", SymmetricMatrices.gluedWilkinson(10, 1e-7), 210),
        Arguments.of("glued harder", SymmetricMatrices.gluedWilkinson(10, 1e-14), 210),
        Arguments.of("graded down", SymmetricMatrices.graded(80, 200, true, 1), 80),
        Arguments.of("graded up", SymmetricMatrices.graded(80, 200, false, 1), 80),
        Arguments.of("graded gently", SymmetricMatrices.graded(130, 20, true, 1), 130),
        Arguments.of("elements from 1e-150 to 1e150", spread, 60));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hardCases")
  @DisplayName("hard cases")
  void hard(String name, double[] a, int n) {
    checked(a, n);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-1000, 0x1p-500, 0x1p500, 0x1p1000})
  @DisplayName("a power of two in the matrix is one in the eigenvalues and changes no vector")
  void scaled(double factor) {
    double[] a = SymmetricMatrices.random(37, 6);
    double[] b = Arrays.stream(a).map(x -> factor * x).toArray();
    Eigendecomposition plain = solver.decompose(a, 37);
    Eigendecomposition scaled = solver.decompose(b, 37);
    assertThat(scaled.vectors()).isEqualTo(plain.vectors());
    assertThat(scaled.values())
        .isEqualTo(Arrays.stream(plain.values()).map(x -> factor * x).toArray());
  }

  @Test
  @DisplayName("eigenvalues of the one-dimensional Laplacian: 2 - 2 cos(k pi / (n + 1))")
  void laplacian() {
    double[] two = new double[300];
    Arrays.fill(two, 2);
    double[] expected = new double[300];
    Arrays.setAll(expected, k -> 2 - 2 * Math.cos((k + 1) * Math.PI / 301));
    double[] a = SymmetricMatrices.tridiagonal(-1, two);
    assertThat(solver.values(a, 300)).containsExactly(expected, within(1e-13));
    assertThat(solver.decompose(a, 300).values()).containsExactly(expected, within(1e-13));
  }

  @Test
  @DisplayName("only the lower triangle is read, and nothing is changed")
  void lowerTriangle() {
    int n = 50;
    double[] a = SymmetricMatrices.random(n, 8);
    Eigendecomposition expected = solver.decompose(a, n);
    for (int i = 0; i < n; i++) {
      Arrays.fill(a, i * n + i + 1, (i + 1) * n, Double.NaN);
    }
    double[] before = a.clone();
    assertThat(solver.decompose(a, n).vectors()).isEqualTo(expected.vectors());
    assertThat(a).isEqualTo(before);
    assertThat(expected.vector(3)).isEqualTo(Arrays.copyOfRange(expected.vectors(), 150, 200));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40, 100, 330})
  @DisplayName("the same bits from scalar code, SIMD and two threads")
  void sameBits(int n) {
    Arithmetic scalar = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
    double[] a = SymmetricMatrices.random(n, 9);
    Eigendecomposition expected = new SymmetricEigen(scalar).decompose(a, n);
    for (SymmetricEigen other :
        new SymmetricEigen[] {
          solver, new SymmetricEigen(arithmetic, 2), new SymmetricEigen(scalar, 3)
        }) {
      Eigendecomposition actual = other.decompose(a, n);
      assertThat(actual.values()).isEqualTo(expected.values());
      assertThat(actual.vectors()).isEqualTo(expected.vectors());
      assertThat(other.values(a, n)).isEqualTo(new SymmetricEigen(scalar).values(a, n));
    }
  }

  @Test
  @DisplayName("bad input is named in one line")
  void badInput() {
    double[] a = SymmetricMatrices.diagonal(1, 2, 3);
    a[5] = Double.NaN;
    assertThat(solver.values(a, 3)).hasSize(3);
    a[7] = Double.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> solver.values(a, 3))
        .withMessage("element (2, 1) of a symmetric matrix is NaN: must be finite");
    a[7] = Double.NEGATIVE_INFINITY;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> solver.decompose(a, 3))
        .withMessage("element (2, 1) of a symmetric matrix is -Infinity: must be finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> solver.decompose(a, 2))
        .withMessage("array of 9 elements for a symmetric matrix of order 2: must have 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> solver.decompose(a, -1))
        .withMessage("order -1 of a symmetric matrix: must be from 0 to 46336");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SymmetricEigen(arithmetic, 0))
        .withMessage("0 threads: must be at least 1");
  }
}
