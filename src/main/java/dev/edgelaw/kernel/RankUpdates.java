package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * C + x y' and C + x y' + z w': products whose inner loop has one or two turns, where the register
 * blocks of {@link ProductBlocks} would spend most of their time outside the loop. The rows of the
 * right factor stay in registers, and C passes by once.
 *
 * <p>The order of summation is that of every product: ascending in the inner index.
 */
final class RankUpdates {
  private RankUpdates() {}

  /** C += a B, with a of {@code depth} columns, 1 or 2; columns of C in whole vectors. */
  static void add(
      int rows,
      int columns,
      int depth,
      double[] a,
      int aFrom,
      int aStride,
      double[] b,
      int bFrom,
      int bStride,
      double[] c,
      int cFrom,
      int cStride) {
    int j = 0;
    for (; j <= columns - 4 * LENGTH; j += 4 * LENGTH) {
      if (depth == 1) {
        one(rows, a, aFrom, aStride, b, bFrom + j, c, cFrom + j, cStride);
      } else {
        two(rows, a, aFrom, aStride, b, bFrom + j, bStride, c, cFrom + j, cStride);
      }
    }
    for (; j < columns; j += LENGTH) {
      narrow(rows, depth, a, aFrom, aStride, b, bFrom + j, bStride, c, cFrom + j, cStride);
    }
  }

  private static void one(
      int rows, double[] a, int aAt, int aStride, double[] b, int bAt, double[] c, int at, int by) {
    DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, bAt);
    DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, bAt + LENGTH);
    DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, bAt + 2 * LENGTH);
    DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, bAt + 3 * LENGTH);
    for (int i = 0, p = aAt, q = at; i < rows; i++, p += aStride, q += by) {
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[p]);
      x.fma(b0, DoubleVector.fromArray(SPECIES, c, q)).intoArray(c, q);
      x.fma(b1, DoubleVector.fromArray(SPECIES, c, q + LENGTH)).intoArray(c, q + LENGTH);
      x.fma(b2, DoubleVector.fromArray(SPECIES, c, q + 2 * LENGTH)).intoArray(c, q + 2 * LENGTH);
      x.fma(b3, DoubleVector.fromArray(SPECIES, c, q + 3 * LENGTH)).intoArray(c, q + 3 * LENGTH);
    }
  }

  private static void two(
      int rows,
      double[] a,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride) {
    int next = bAt + bStride;
    DoubleVector b00 = DoubleVector.fromArray(SPECIES, b, bAt);
    DoubleVector b01 = DoubleVector.fromArray(SPECIES, b, bAt + LENGTH);
    DoubleVector b02 = DoubleVector.fromArray(SPECIES, b, bAt + 2 * LENGTH);
    DoubleVector b03 = DoubleVector.fromArray(SPECIES, b, bAt + 3 * LENGTH);
    DoubleVector b10 = DoubleVector.fromArray(SPECIES, b, next);
    DoubleVector b11 = DoubleVector.fromArray(SPECIES, b, next + LENGTH);
    DoubleVector b12 = DoubleVector.fromArray(SPECIES, b, next + 2 * LENGTH);
    DoubleVector b13 = DoubleVector.fromArray(SPECIES, b, next + 3 * LENGTH);
    for (int i = 0, p = aAt, q = cAt; i < rows; i++, p += aStride, q += cStride) {
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[p]);
      DoubleVector z = DoubleVector.broadcast(SPECIES, a[p + 1]);
      DoubleVector c0 = x.fma(b00, DoubleVector.fromArray(SPECIES, c, q));
      DoubleVector c1 = x.fma(b01, DoubleVector.fromArray(SPECIES, c, q + LENGTH));
      DoubleVector c2 = x.fma(b02, DoubleVector.fromArray(SPECIES, c, q + 2 * LENGTH));
      DoubleVector c3 = x.fma(b03, DoubleVector.fromArray(SPECIES, c, q + 3 * LENGTH));
      z.fma(b10, c0).intoArray(c, q);
      z.fma(b11, c1).intoArray(c, q + LENGTH);
      z.fma(b12, c2).intoArray(c, q + 2 * LENGTH);
      z.fma(b13, c3).intoArray(c, q + 3 * LENGTH);
    }
  }

  private static void narrow(
      int rows,
      int depth,
      double[] a,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride) {
    DoubleVector first = DoubleVector.fromArray(SPECIES, b, bAt);
    DoubleVector second = DoubleVector.fromArray(SPECIES, b, bAt + (depth - 1) * bStride);
    for (int i = 0, p = aAt, q = cAt; i < rows; i++, p += aStride, q += cStride) {
      DoubleVector sum =
          DoubleVector.broadcast(SPECIES, a[p]).fma(first, DoubleVector.fromArray(SPECIES, c, q));
      if (depth == 2) {
        sum = DoubleVector.broadcast(SPECIES, a[p + 1]).fma(second, sum);
      }
      sum.intoArray(c, q);
    }
  }
}
