package dev.edgelaw.curvature;

import static dev.edgelaw.curvature.Problems.SIMD;
import static dev.edgelaw.curvature.Problems.dot;
import static dev.edgelaw.curvature.Problems.norm;
import static dev.edgelaw.curvature.Problems.normal;
import static dev.edgelaw.curvature.Problems.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.Problems.Matrix;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ScalarArithmetic;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanczosTest {
  private static final double TOLERANCE = 1e-11;

  private static Lanczos lanczos(int count, SpectrumEnd end, int basis) {
    return new Lanczos(SIMD, count, end, TOLERANCE, basis, 5000);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("extreme eigenpairs of a random matrix, with many restarts, against the oracle")
  void restarts(SpectrumEnd end) {
    int n = 203;
    Matrix matrix = Matrix.randomSymmetric(17, n);
    double[] wanted =
        Arrays.stream(TridiagonalEigenTest.oracle(matrix.entries()))
            .boxed()
            .sorted((x, y) -> Double.compare(end.rank(y), end.rank(x)))
            .mapToDouble(Double::doubleValue)
            .limit(4)
            .toArray();
    RitzPairs pairs = lanczos(4, end, 16).solve(matrix, matrix.embed(normal(1, n)));
    assertThat(pairs.converged()).isTrue();
    assertThat(pairs.products()).isGreaterThan(30);
    assertThat(pairs.values()).containsExactly(wanted, within(1e-12 * 30));
    for (int i = 0; i < 4; i++) {
      double[] v = pairs.vectors()[i];
      double[] residual = product(matrix, v);
      SIMD.addScaled(-pairs.values()[i], v, 0, residual, 0, v.length);
      assertThat(pairs.residualNorms()[i]).isLessThan(TOLERANCE * 60);
      assertThat(norm(residual)).isLessThan(2 * pairs.residualNorms()[i] + 1e-13 * 30);
      for (int j = 0; j <= i; j++) {
        assertThat(dot(v, pairs.vectors()[j])).isCloseTo(i == j ? 1 : 0, within(1e-13));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 30})
  @DisplayName("a diagonal matrix: all eigenvalues within the dimension's number of products")
  void diagonal(int n) {
    double[] values = IntStream.range(0, n).mapToDouble(i -> i * i - 7).toArray();
    Matrix matrix = Matrix.diagonal(values);
    RitzPairs pairs =
        lanczos(n, SpectrumEnd.SMALLEST, n + 2).solve(matrix, matrix.embed(normal(2, n)));
    assertThat(pairs.values()).containsExactly(values, within(1e-13 * n * n));
    assertThat(pairs.invariant()).isTrue();
    assertThat(pairs.products()).isEqualTo(n);
  }

  @Test
  @DisplayName("the basis stays orthonormal and T is its projection")
  void basis() {
    int n = 100;
    Matrix matrix = Matrix.randomSymmetric(4, n);
    KrylovSpace space = new KrylovSpace(SIMD, matrix, matrix.embed(normal(3, n)));
    for (int i = 0; i < 60; i++) {
      space.expand();
    }
    for (int i = 0; i < 60; i++) {
      double[] image = product(matrix, space.basisVector(i));
      for (int j = 0; j < 60; j++) {
        double expected =
            i == j
                ? space.diagonal()[i]
                : Math.abs(i - j) == 1 ? space.offDiagonal()[Math.min(i, j)] : 0;
        assertThat(dot(space.basisVector(i), space.basisVector(j)))
            .isCloseTo(i == j ? 1 : 0, within(1e-14));
        assertThat(dot(space.basisVector(j), image)).isCloseTo(expected, within(1e-13 * 20));
      }
    }
  }

  @Test
  @DisplayName("scalar and SIMD arithmetic give the same bits")
  void sameBits() {
    Matrix matrix = Matrix.randomSymmetric(4, 61);
    double[] start = matrix.embed(normal(3, 61));
    for (Arithmetic arithmetic : new Arithmetic[] {SIMD, new ScalarArithmetic()}) {
      RitzPairs pairs =
          new Lanczos(arithmetic, 2, SpectrumEnd.LARGEST, 1e-10, 12, 1000).solve(matrix, start);
      RitzPairs other = lanczosAgain(matrix, start);
      assertThat(pairs.values()).containsExactly(other.values());
      assertThat(pairs.vectors()[1]).containsExactly(other.vectors()[1]);
    }
  }

  private static RitzPairs lanczosAgain(Matrix matrix, double[] start) {
    return new Lanczos(SIMD, 2, SpectrumEnd.LARGEST, 1e-10, 12, 1000).solve(matrix, start);
  }

  @Test
  @DisplayName("a warm start saves products")
  void warmStart() {
    int n = 200;
    Matrix matrix = Matrix.randomSymmetric(8, n);
    Lanczos lanczos = new Lanczos(SIMD, 1, SpectrumEnd.LARGEST, 1e-6, 40, 1000);
    RitzPairs cold = lanczos.solve(matrix, matrix.embed(normal(1, n)));
    matrix.entries()[3][3] += 1e-3;
    RitzPairs warm = lanczos.solve(matrix, cold.vectors()[0]);
    assertThat(warm.products()).isLessThan(cold.products() / 2);
    assertThat(warm.converged()).isTrue();
  }

  @Test
  @DisplayName("an eigenvector as start: its invariant space is told, not hidden")
  void invariantStart() {
    Matrix matrix = Matrix.diagonal(1, 2, 3, 4);
    RitzPairs pairs =
        lanczos(1, SpectrumEnd.LARGEST, 4).solve(matrix, matrix.embed(new double[] {0, 5, 0, 0}));
    assertThat(pairs.values()).containsExactly(2);
    assertThat(pairs.invariant()).isTrue();
    assertThat(pairs.products()).isEqualTo(1);
  }

  @Test
  @DisplayName("the product limit is reported, never taken for convergence")
  void limit() {
    Matrix matrix = Matrix.randomSymmetric(8, 100);
    RitzPairs pairs =
        new Lanczos(SIMD, 1, SpectrumEnd.LARGEST, 1e-12, 40, 5)
            .solve(matrix, matrix.embed(normal(1, 100)));
    assertThat(pairs.converged()).isFalse();
    assertThat(pairs.products()).isEqualTo(5);
    assertThat(pairs.residualNorms()[0]).isGreaterThan(1e-3);
  }

  @Test
  @DisplayName("power iteration finds the largest modulus, sign included")
  void powerIteration() {
    Matrix matrix = Matrix.diagonal(1, -9, 3, 4);
    double[] start = matrix.embed(new double[] {1, 1, 1, 1});
    assertThat(new PowerIteration(SIMD, 50).estimate(matrix, start)).isCloseTo(-9, within(1e-12));
    assertThat(new PowerIteration(SIMD, 50).estimate(Matrix.diagonal(0, 0, 0, 0), start)).isZero();
  }

  @Test
  @DisplayName("bad input is refused in one line")
  void refuses() {
    Matrix matrix = Matrix.randomSymmetric(8, 10);
    double[] start = matrix.embed(normal(1, 10));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lanczos(11, SpectrumEnd.LARGEST, 20).solve(matrix, start))
        .withMessage("11 eigenvalues of an operator of dimension 10");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lanczos(1, SpectrumEnd.LARGEST, 20).solve(matrix, new double[16]))
        .withMessageStartingWith("start vector of norm 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lanczos(1, SpectrumEnd.LARGEST, 20).solve(matrix, new double[10]));
    assertThatIllegalArgumentException().isThrownBy(() -> lanczos(1, SpectrumEnd.LARGEST, 2));
    matrix.entries()[2][7] += 1e-3;
    assertThatExceptionOfType(InvalidOperatorException.class)
        .isThrownBy(() -> lanczos(1, SpectrumEnd.LARGEST, 20).solve(matrix, start))
        .withMessageStartingWith("operator is not symmetric");
    matrix.entries()[2][7] = Double.NaN;
    assertThatExceptionOfType(InvalidOperatorException.class)
        .isThrownBy(() -> lanczos(1, SpectrumEnd.LARGEST, 20).solve(matrix, start))
        .withMessageContaining("not finite");
  }
}
