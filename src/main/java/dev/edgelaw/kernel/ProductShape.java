package dev.edgelaw.kernel;

/** The shape rules of a matrix product, the same for every implementation. */
final class ProductShape {
  private ProductShape() {}

  static void check(int rows, int inner, MatrixLayout b, MatrixLayout c) {
    boolean fits = b.rows() == inner && c.rows() == rows && c.columns() == b.columns();
    boolean padded = b.stride() % Lanes.COUNT == 0 && c.stride() == b.stride();
    if (!fits || !padded) {
      throw new IllegalArgumentException(
          "product (%d x %d)(%d x %d, stride %d) into %d x %d, stride %d: inner sizes must agree and strides be equal multiples of %d"
              .formatted(
                  rows,
                  inner,
                  b.rows(),
                  b.columns(),
                  b.stride(),
                  c.rows(),
                  c.columns(),
                  c.stride(),
                  Lanes.COUNT));
    }
  }

  /** The rules of {@code C += A B}, which also takes B and C from inside wider matrices. */
  static void checkSum(int rows, int inner, MatrixLayout b, MatrixLayout c) {
    boolean fits = b.rows() == inner && c.rows() == rows && c.columns() == b.columns();
    boolean padded = b.stride() % Lanes.COUNT == 0 && c.stride() % Lanes.COUNT == 0;
    if (!fits || !padded) {
      throw new IllegalArgumentException(
          "product (%d x %d)(%d x %d, stride %d) added to %d x %d, stride %d: inner sizes must agree and strides be multiples of %d"
              .formatted(
                  rows,
                  inner,
                  b.rows(),
                  b.columns(),
                  b.stride(),
                  c.rows(),
                  c.columns(),
                  c.stride(),
                  Lanes.COUNT));
    }
  }
}
