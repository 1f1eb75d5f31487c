package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScaleRowsTest {

  @Test
  @DisplayName("scaled rows have the same bits in both implementations, and nothing else changes")
  void scaleRows() {
    RandomDoubles random = new RandomDoubles(3);
    MatrixLayout layout = new MatrixLayout(5, 7, 21, 24);
    double[] factors = random.normal(12);
    double[] scalar = random.padded(layout, 9);
    double[] before = scalar.clone();
    double[] vectors = scalar.clone();
    new ScalarArithmetic().scaleRows(factors, 4, scalar, layout);
    ArithmeticProvider.lookup(Backend.AUTO).arithmetic().scaleRows(factors, 4, vectors, layout);
    Bits.assertSame(scalar, vectors);
    for (int i = 0; i < before.length; i++) {
      int row = (i - layout.offset()) / layout.stride();
      boolean inside = i >= layout.offset() && row < layout.rows();
      assertThat(scalar[i]).isEqualTo(inside ? before[i] * factors[4 + row] : before[i]);
    }
  }

  @Test
  @DisplayName("a transpose of a transpose is the matrix")
  void transpose() {
    MatrixLayout layout = new MatrixLayout(3, 5, 6, 8);
    MatrixLayout turned = MatrixLayout.padded(0, 6, 5);
    double[] matrix = new RandomDoubles(4).padded(layout, 0);
    double[] transposed = new double[turned.length()];
    layout.transpose(matrix, transposed, turned);
    assertThat(transposed[turned.index(4, 2)]).isEqualTo(matrix[layout.index(2, 4)]);
    double[] back = new double[matrix.length];
    turned.transpose(transposed, back, layout);
    for (int i = 0; i < layout.rows(); i++) {
      for (int j = 0; j < layout.stride(); j++) {
        assertThat(back[layout.index(i, j)]).isEqualTo(matrix[layout.index(i, j)]);
      }
    }
  }
}
