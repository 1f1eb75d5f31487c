package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every product of both implementations refuses what does not fit, and changes nothing. */
class ProductShapeTest {
  private static final MatrixLayout A = new MatrixLayout(0, 4, 6, 6);
  private static final MatrixLayout B = MatrixLayout.padded(0, 6, 5);
  private static final MatrixLayout TALL = MatrixLayout.padded(0, 4, 5);
  private static final MatrixLayout NARROW = new MatrixLayout(0, 6, 5, 5);

  private interface Call {
    void run(Arithmetic k, double[] x, MatrixLayout right, MatrixLayout result);
  }

  private enum Product {
    PLAIN(false, (k, x, right, result) -> k.multiply(x, A, x, right, x, result)),
    TRANSPOSED(true, (k, x, right, result) -> k.multiplyTransposed(x, A, x, right, x, result)),
    SUM(false, (k, x, right, result) -> k.addProduct(x, A, x, right, x, result)),
    SUM_TRANSPOSED(
        true, (k, x, right, result) -> k.addProductTransposed(x, A, x, right, x, result)),
    SPARSE(false, (k, x, right, result) -> k.multiply(SparseRows.of(x, A), x, right, x, result));

    private final boolean transposed;
    private final Call call;

    Product(boolean transposed, Call call) {
      this.transposed = transposed;
      this.call = call;
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("wrong inner sizes, rows, columns and strides")
  void refused(Product product) {
    MatrixLayout right = product.transposed ? TALL : B;
    MatrixLayout result = product.transposed ? B : TALL;
    for (Backend backend : new Backend[] {Backend.SCALAR, Backend.AUTO}) {
      Arithmetic arithmetic = ArithmeticProvider.lookup(backend).arithmetic();
      double[] x = new RandomDoubles(3).normal(200);
      double[] before = x.clone();
      MatrixLayout[][] wrong = {
        {right.firstRows(right.rows() - 1), result},
        {right, result.firstRows(result.rows() - 1)},
        {right, MatrixLayout.padded(0, result.rows(), 4)},
        {NARROW.firstRows(right.rows()), NARROW.firstRows(result.rows())},
      };
      for (MatrixLayout[] layouts : wrong) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> product.call.run(arithmetic, x, layouts[0], layouts[1]))
            .withMessageContaining("inner sizes must agree and strides be");
      }
      Bits.assertSame(before, x);
    }
  }
}
