package dev.edgelaw.kernel;

/** The shape rules of a matrix product, the same for every implementation. */
final class ProductShape {
  private ProductShape() {}

  /** The rules of {@code C = A B}, which covers whole rows of B and C. */
  static void check(int rows, int inner, MatrixLayout b, MatrixLayout c) {
    boolean padded = b.stride() % Lanes.COUNT == 0 && c.stride() == b.stride();
    check(padded, rows, inner, b, c, "into", "equal multiples");
  }

  /** The rules of {@code C += A B}, which also takes B and C from inside wider matrices. */
  static void checkSum(int rows, int inner, MatrixLayout b, MatrixLayout c) {
    boolean padded = b.stride() % Lanes.COUNT == 0 && c.stride() % Lanes.COUNT == 0;
    check(padded, rows, inner, b, c, "added to", "multiples");
  }

  private static void check(
      boolean padded,
      int rows,
      int inner,
      MatrixLayout b,
      MatrixLayout c,
      String target,
      String rule) {
    boolean fits = b.rows() == inner && c.rows() == rows && c.columns() == b.columns();
    if (!fits || !padded) {
      throw new IllegalArgumentException(
          "product (%d x %d)(%d x %d, stride %d) %s %d x %d, stride %d: inner sizes must agree and strides be %s of %d"
              .formatted(
                  rows,
                  inner,
                  b.rows(),
                  b.columns(),
                  b.stride(),
                  target,
                  c.rows(),
                  c.columns(),
                  c.stride(),
                  rule,
                  Lanes.COUNT));
    }
  }
}
