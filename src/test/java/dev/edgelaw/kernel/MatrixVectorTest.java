package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the dense eigensolver needs of the kernel: the same bits from both implementations. */
class MatrixVectorTest {
  private final Arithmetic scalar = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
  private final Arithmetic vectors = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
  private final SplittableRandom random = new SplittableRandom(5);

  private double[] normal(int length) {
    double[] x = new double[length];
    Arrays.setAll(x, i -> random.nextGaussian());
    return x;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 5",
    "1, 1, 1",
    "3, 7, 20",
    "5, 130, 33",
    "11, 300, 64",
    "40, 0, 9",
    "6, 1, 75",
    "13, 2, 40",
    "1, 2, 3",
    "90, 6, 43",
    "300, 2, 300",
    "257, 130, 260"
  })
  @DisplayName("sums of products inside wider matrices: element by element, nothing beside them")
  void addedProducts(int rows, int inner, int columns) {
    MatrixLayout a = new MatrixLayout(2, rows, inner, inner + 3);
    MatrixLayout aTransposed = new MatrixLayout(2, inner, rows, rows + 3);
    MatrixLayout b = new MatrixLayout(8, inner, columns, Lanes.padded(columns) + 8);
    MatrixLayout c = new MatrixLayout(16, rows, columns, Lanes.padded(columns) + 24);
    double[] left = normal(2 + (rows + 3) * (inner + 3));
    double[] right = normal(8 + b.length() + 8);
    double[] before = normal(16 + c.length() + 8);
    for (boolean transposed : new boolean[] {false, true}) {
      double[] expected = before.clone();
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < Lanes.padded(columns); j++) {
          for (int k = 0; k < inner; k++) {
            double factor = left[transposed ? aTransposed.index(k, i) : a.index(i, k)];
            int at = c.index(i, j);
            expected[at] = Math.fma(factor, right[b.index(k, j)], expected[at]);
          }
        }
      }
      for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
        double[] actual = before.clone();
        if (transposed) {
          arithmetic.addProductTransposed(left, aTransposed, right, b, actual, c);
        } else {
          arithmetic.addProduct(left, a, right, b, actual, c);
        }
        assertThat(actual).isEqualTo(expected);
      }
    }
  }

  @Test
  @DisplayName("a stride that is not a multiple of the lanes is refused")
  void addedProductShape() {
    MatrixLayout square = new MatrixLayout(0, 4, 4, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                vectors.addProduct(
                    new double[16], square, new double[16], square, new double[16], square))
        .withMessageContaining("strides be multiples of 8");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 8, 9, 13, 40, 66, 131})
  @DisplayName("products by rows and over a triangle: both implementations, and the plain sums")
  void matrixVector(int n) {
    MatrixLayout layout = new MatrixLayout(3, n, n, Lanes.padded(n) + 1);
    double[] a = normal(3 + layout.length() + 8);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        boolean block = j >= (i & -Lanes.COUNT);
        a[layout.index(j, i)] = block ? a[layout.index(i, j)] : Double.NaN;
      }
    }
    double[] x = Arrays.copyOf(normal(n), Lanes.padded(n));
    double[] symmetric = new double[n];
    double[] other = new double[n];
    double[] scratch = normal(Arithmetic.ROW_SCRATCH);
    scalar.symmetricProduct(a, layout, x, 0, symmetric, 0, scratch);
    vectors.symmetricProduct(a, layout, x, 0, other, 0, scratch);
    assertThat(other).isEqualTo(symmetric);

    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        a[layout.index(j, i)] = a[layout.index(i, j)];
      }
    }
    double[] byRows = new double[n];
    scalar.rowProducts(a, layout, x, 0, byRows, 0, scratch);
    vectors.rowProducts(a, layout, x, 0, other, 0, scratch);
    assertThat(other).isEqualTo(byRows);
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += a[layout.index(i, j)] * x[j];
      }
      assertThat(byRows[i]).isCloseTo(sum, within(1e-12));
      assertThat(symmetric[i]).isCloseTo(sum, within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 9})
  @DisplayName("products of rows that come in blocks of columns have the bits of whole rows")
  void blocksOfColumns(int rows) {
    int columns = 72;
    MatrixLayout whole = new MatrixLayout(3, rows, columns, columns + 5);
    double[] a = normal(3 + whole.length());
    double[] x = normal(2 + columns);
    double[] expected = new double[rows];
    scalar.rowProducts(a, whole, x, 2, expected, 0, new double[Arithmetic.ROW_SCRATCH]);
    for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
      double[] lanes = new double[rows * Lanes.COUNT];
      for (int from : new int[] {0, 16, 24}) {
        int count = from == 0 ? 16 : from == 16 ? 8 : 48;
        MatrixLayout part = new MatrixLayout(whole.index(0, from), rows, count, whole.stride());
        arithmetic.accumulateRowProducts(a, part, x, 2 + from, lanes);
      }
      double[] actual = new double[rows];
      Arrays.setAll(actual, i -> Lanes.sum(lanes, i * Lanes.COUNT));
      assertThat(actual).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 40, 104})
  @DisplayName("a rotation of two rows: the formula in both implementations")
  void rotation(int length) {
    double[] before = normal(2 * length + 20);
    double[] expected = before.clone();
    for (int i = 0; i < length; i++) {
      double x = before[3 + i];
      double y = before[length + 7 + i];
      expected[3 + i] = Math.fma(0.6, x, -0.8 * y);
      expected[length + 7 + i] = Math.fma(0.6, y, 0.8 * x);
    }
    for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
      double[] actual = before.clone();
      arithmetic.rotate(actual, 3, length + 7, length, 0.6, -0.8);
      assertThat(actual).isEqualTo(expected);
    }
  }
}
