package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparseProductTest {
  private final Arithmetic scalar = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
  private final Arithmetic vectors = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 0.5",
    "4, 13, 5, 0.0",
    "13, 25, 10, 0.2",
    "25, 207, 32, 0.2",
    "30, 64, 40, 1.0",
    "6, 150, 72, 0.1",
    "600, 40, 32, 0.2"
  })
  @DisplayName("without its zeros a matrix gives the bits of the dense product, either way round")
  void sameBits(int rows, int inner, int columns, double density) {
    double[] a = sparse(rows * inner, density);
    MatrixLayout aLayout = new MatrixLayout(0, rows, inner, inner);
    RandomDoubles random = new RandomDoubles(2);
    MatrixLayout wide = MatrixLayout.padded(0, inner, columns);
    MatrixLayout tall = MatrixLayout.padded(0, rows, columns);
    double[] b = random.normal(wide.length());
    double[] d = random.normal(tall.length());
    double[] expected = new double[tall.length()];
    double[] expectedTransposed = new double[wide.length()];
    scalar.multiply(a, aLayout, b, wide, expected, tall);
    scalar.multiplyTransposed(a, aLayout, d, tall, expectedTransposed, wide);
    SparseRows byRow = SparseRows.of(a, aLayout);
    SparseRows byColumn = SparseRows.ofTransposed(a, aLayout);
    for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
      double[] c = random.normal(tall.length());
      arithmetic.multiply(byRow, b, wide, c, tall);
      Bits.assertSame(expected, c);
      double[] g = random.normal(wide.length());
      arithmetic.multiply(byColumn, d, tall, g, wide);
      Bits.assertSame(expectedTransposed, g);
    }
  }

  @ParameterizedTest(name = "{0} x {1} in {2} parts")
  @CsvSource({"1, 1, 1", "4, 13, 3", "23, 25, 4", "600, 40, 32"})
  @DisplayName("parts make all rows of the product together, each leaves the others' alone")
  void parts(int rows, int inner, int count) {
    double[] a = sparse(rows * inner, 0.2);
    SparseRows whole = SparseRows.of(a, new MatrixLayout(0, rows, inner, inner));
    MatrixLayout bLayout = MatrixLayout.padded(0, inner, 40);
    MatrixLayout cLayout = MatrixLayout.padded(0, rows, 40);
    RandomDoubles random = new RandomDoubles(2);
    double[] b = random.normal(bLayout.length());
    double[] expected = new double[cLayout.length()];
    scalar.multiply(whole, b, bLayout, expected, cLayout);
    for (Arithmetic arithmetic : new Arithmetic[] {scalar, vectors}) {
      double[] c = random.normal(cLayout.length());
      int written = 0;
      for (SparseRows part : whole.cut(count)) {
        double[] alone = new double[c.length];
        Arrays.fill(alone, Double.NaN);
        arithmetic.multiply(part, b, bLayout, alone, cLayout);
        written += (int) Arrays.stream(alone).filter(x -> !Double.isNaN(x)).count();
        arithmetic.multiply(part, b, bLayout, c, cLayout);
      }
      Bits.assertSame(expected, c);
      assertThat(written).isEqualTo(c.length);
    }
  }

  @Test
  @DisplayName("parts hold nearly as many elements each")
  void evenParts() {
    SparseRows whole = SparseRows.of(sparse(600 * 40, 0.2), new MatrixLayout(0, 600, 40, 40));
    int elements = whole.places.length;
    for (SparseRows part : whole.cut(7)) {
      int own = part.starts[part.groups()] - part.starts[0];
      assertThat(Math.abs(own - elements / 7)).isLessThanOrEqualTo(40);
    }
  }

  private static double[] sparse(int length, double density) {
    SplittableRandom random = new SplittableRandom(1);
    return random.doubles(length).map(u -> u < density ? random.nextGaussian() : 0).toArray();
  }

  @Test
  @DisplayName("rows and columns keep their places, stride and offset of the matrix included")
  void places() {
    double[] a = {9, 9, 0, 5, 9, 7, 0, 9};
    MatrixLayout layout = new MatrixLayout(2, 2, 2, 3);
    SparseRows rows = SparseRows.of(a, layout);
    assertThat(rows.rows()).isEqualTo(2);
    assertThat(rows.columns()).isEqualTo(2);
    assertThat(rows.order).containsExactly(0, 1, 0, 0, 0);
    assertThat(rows.places).containsExactly(0, 1);
    assertThat(rows.values).containsExactly(0, 7, 0, 0, 0, 5, 0, 0, 0, 0);
    SparseRows columns = SparseRows.ofTransposed(a, layout);
    assertThat(columns.starts).containsExactly(0, 2);
    assertThat(columns.places).containsExactly(0, 1);
    assertThat(columns.values).containsExactly(0, 5, 0, 0, 0, 7, 0, 0, 0, 0);
  }

  @Test
  @DisplayName("rows that are zero in the same columns come together, every row once")
  void similarRows() {
    BitSet[] patterns = new BitSet[23];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = new BitSet();
      // Three kinds that share no column, shuffled, with one stray column each.
      patterns[i].set(20 * (i % 3), 20 * (i % 3) + 8);
      patterns[i].set(60 + i);
    }
    int[] order = SimilarRows.order(patterns, 5);
    assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 23).toArray());
    for (int g = 0; g < 3; g++) {
      int[] group = Arrays.copyOfRange(order, 5 * g, 5 * g + 5);
      assertThat(Arrays.stream(group).map(i -> i % 3).distinct().count()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("shapes that do not fit are refused")
  void shapes() {
    SparseRows a = SparseRows.of(new double[6], new MatrixLayout(0, 2, 3, 3));
    MatrixLayout b = MatrixLayout.padded(0, 4, 8);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scalar.multiply(a, new double[32], b, new double[16], b.firstRows(2)))
        .withMessageContaining("inner sizes must agree");
  }
}
