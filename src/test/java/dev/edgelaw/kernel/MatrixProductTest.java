package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixProductTest {
  /** Behind the result: a block that writes too far would change it. */
  private static final int GUARD = 24;

  /** Around the register blocks of 5 and 10 rows, their remainders, and the packed panels at 80. */
  private static final int[] ROWS = {0, 1, 4, 5, 6, 8, 10, 13, 25, 79, 83, 200};

  /** Around the cut of the inner loop at 128. */
  private static final int[] INNER = {0, 1, 4, 5, 13, 64, 127, 128, 129, 200, 257};

  /** Around the panels of one, two and four vectors of any length. */
  private static final int[] COLUMNS = {1, 3, 5, 8, 10, 16, 20, 24, 40, 64, 72};

  private final Arithmetic scalar = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
  private final Arithmetic vectors = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  private enum Form {
    PLAIN,
    TRANSPOSED;

    MatrixLayout left(int offset, int rows, int inner, int gap) {
      return this == PLAIN
          ? new MatrixLayout(offset, rows, inner, inner + gap)
          : new MatrixLayout(offset, inner, rows, rows + gap);
    }

    void multiply(
        Arithmetic arithmetic,
        double[] a,
        MatrixLayout aLayout,
        double[] b,
        MatrixLayout bLayout,
        double[] c,
        MatrixLayout cLayout) {
      if (this == PLAIN) {
        arithmetic.multiply(a, aLayout, b, bLayout, c, cLayout);
      } else {
        arithmetic.multiplyTransposed(a, aLayout, b, bLayout, c, cLayout);
      }
    }
  }

  static Stream<List<Object>> rowsAndForms() {
    List<List<Object>> cases = new ArrayList<>();
    for (int rows : ROWS) {
      for (Form form : Form.values()) {
        cases.add(List.of(rows, form));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("rowsAndForms")
  @DisplayName("both implementations give the same bits for every inner size and width")
  void sameBits(List<Object> rowsAndForm) {
    int rows = (int) rowsAndForm.get(0);
    Form form = (Form) rowsAndForm.get(1);
    RandomDoubles random = new RandomDoubles(rows);
    for (int inner : INNER) {
      for (int columns : COLUMNS) {
        MatrixLayout aLayout = form.left(random.below(5), rows, inner, random.below(4));
        MatrixLayout bLayout = MatrixLayout.padded(random.below(5), inner, columns);
        MatrixLayout cLayout = MatrixLayout.padded(random.below(5), rows, columns);
        double[] a = random.normal(aLayout.offset() + aLayout.length());
        double[] b = random.padded(bLayout, 0);
        double[] expected = random.normal(cLayout.offset() + cLayout.length() + GUARD);
        double[] actual = expected.clone();
        form.multiply(scalar, a, aLayout, b, bLayout, expected, cLayout);
        form.multiply(vectors, a, aLayout, b, bLayout, actual, cLayout);
        Bits.assertSame(expected, actual);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, 256, 129, 256",
    "PLAIN, 257, 128, 264",
    "PLAIN, 600, 3, 520",
    "TRANSPOSED, 256, 129, 256",
    "TRANSPOSED, 257, 128, 264",
    "TRANSPOSED, 600, 3, 520"
  })
  @DisplayName("both implementations give the same bits where the result is cut into parts")
  void sameBitsInParts(Form form, int rows, int inner, int columns) {
    RandomDoubles random = new RandomDoubles(rows + inner + columns);
    MatrixLayout aLayout = form.left(1, rows, inner, 3);
    MatrixLayout bLayout = MatrixLayout.padded(2, inner, columns);
    MatrixLayout cLayout = MatrixLayout.padded(3, rows, columns);
    double[] a = random.normal(aLayout.offset() + aLayout.length());
    double[] b = random.padded(bLayout, 0);
    double[] expected = random.normal(cLayout.offset() + cLayout.length() + GUARD);
    double[] actual = expected.clone();
    form.multiply(scalar, a, aLayout, b, bLayout, expected, cLayout);
    form.multiply(vectors, a, aLayout, b, bLayout, actual, cLayout);
    Bits.assertSame(expected, actual);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("NaN, infinities, zeros of both signs and subnormals go the same way")
  void specialValues(Form form) {
    RandomDoubles random = new RandomDoubles(1);
    for (int inner : new int[] {1, 2, 5, 130}) {
      MatrixLayout aLayout = form.left(0, 13, inner, 0);
      MatrixLayout bLayout = MatrixLayout.padded(0, inner, 72);
      MatrixLayout cLayout = MatrixLayout.padded(0, 13, 72);
      double[] a = random.withSpecials(aLayout.length());
      double[] b = random.withSpecials(bLayout.length());
      double[] expected = new double[cLayout.length()];
      double[] actual = random.withSpecials(cLayout.length());
      form.multiply(scalar, a, aLayout, b, bLayout, expected, cLayout);
      form.multiply(vectors, a, aLayout, b, bLayout, actual, cLayout);
      Bits.assertSame(expected, actual);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, 1, 1, 1",
    "PLAIN, 13, 6, 5",
    "PLAIN, 6, 257, 3",
    "TRANSPOSED, 5, 129, 10",
    "TRANSPOSED, 25, 13, 20"
  })
  @DisplayName("every entry lies within the rounding bound of the exact sum of products")
  void exactSum(Form form, int rows, int inner, int columns) {
    RandomDoubles random = new RandomDoubles(rows + inner);
    MatrixLayout aLayout = form.left(0, rows, inner, 0);
    MatrixLayout bLayout = MatrixLayout.padded(0, inner, columns);
    MatrixLayout cLayout = MatrixLayout.padded(0, rows, columns);
    double[] a = random.normal(aLayout.length());
    double[] b = random.padded(bLayout, 0);
    double[] c = new double[cLayout.length()];
    form.multiply(vectors, a, aLayout, b, bLayout, c, cLayout);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cLayout.stride(); j++) {
        BigDecimal exact = BigDecimal.ZERO;
        double magnitude = 0;
        for (int k = 0; k < inner; k++) {
          double x = a[form == Form.PLAIN ? aLayout.index(i, k) : aLayout.index(k, i)];
          double y = b[bLayout.index(k, j)];
          exact = exact.add(new BigDecimal(x).multiply(new BigDecimal(y)));
          magnitude += Math.abs(x * y);
        }
        // k roundings, each of at most half a unit in the last place of a partial sum.
        double bound = inner * 0x1p-53 * magnitude * 1.01;
        assertThat(c[cLayout.index(i, j)]).isCloseTo(exact.doubleValue(), within(bound));
      }
    }
  }

  @Test
  @DisplayName("a product over no terms is zero, whatever was there before")
  void emptySum() {
    MatrixLayout cLayout = MatrixLayout.padded(0, 6, 5);
    for (Arithmetic arithmetic : List.of(scalar, vectors)) {
      double[] c = new RandomDoubles(0).withSpecials(cLayout.length());
      arithmetic.multiply(
          new double[0],
          MatrixLayout.padded(0, 6, 0),
          new double[0],
          MatrixLayout.padded(0, 0, 5),
          c,
          cLayout);
      Bits.assertSame(new double[c.length], c);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("shapes that do not fit are refused in one line")
  void wrongShapes(Form form) {
    MatrixLayout a = form.left(0, 6, 5, 0);
    double[] x = new double[200];
    for (Arithmetic arithmetic : List.of(scalar, vectors)) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  form.multiply(
                      arithmetic,
                      x,
                      a,
                      x,
                      MatrixLayout.padded(0, 4, 3),
                      x,
                      MatrixLayout.padded(0, 6, 3)))
          .withMessage(
              "product (6 x 5)(4 x 3, stride 8) into 6 x 3, stride 8: inner sizes must agree and"
                  + " strides be equal multiples of 8");
      assertRefused(form, arithmetic, a, MatrixLayout.padded(0, 5, 3), shape(7, 3, 8));
      assertRefused(form, arithmetic, a, MatrixLayout.padded(0, 5, 3), shape(6, 4, 8));
      assertRefused(form, arithmetic, a, MatrixLayout.padded(0, 5, 3), shape(6, 3, 16));
      assertRefused(form, arithmetic, a, shape(5, 3, 3), shape(6, 3, 3));
    }
  }

  private static MatrixLayout shape(int rows, int columns, int stride) {
    return new MatrixLayout(0, rows, columns, stride);
  }

  private static void assertRefused(
      Form form, Arithmetic arithmetic, MatrixLayout a, MatrixLayout b, MatrixLayout c) {
    double[] x = new double[200];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> form.multiply(arithmetic, x, a, x, b, x.clone(), c))
        .withMessageStartingWith("product (6 x 5)");
  }
}
