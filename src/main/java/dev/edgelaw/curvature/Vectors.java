package dev.edgelaw.curvature;

/** The rules that arguments must keep, each broken one told in one line. */
final class Vectors {
  private Vectors() {}

  static void requireLength(String what, double[] vector, int length) {
    if (vector.length != length) {
      throw new IllegalArgumentException(
          "%s of length %d: must be %d".formatted(what, vector.length, length));
    }
  }

  static void requireOperands(double[] v, double[] product, int length) {
    requireLength("vector", v, length);
    requireLength("product", product, length);
    if (v == product) {
      throw new IllegalArgumentException("vector and product must be two arrays");
    }
  }
}
