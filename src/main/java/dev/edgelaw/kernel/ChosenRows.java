package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.Bounds.DEPTHS;
import static dev.edgelaw.kernel.Bounds.PLACES;
import static dev.edgelaw.kernel.Bounds.ROWS;
import static dev.edgelaw.kernel.Bounds.STRIDES;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;
import static java.util.Objects.checkIndex;

import jdk.incubator.vector.DoubleVector;

/** Products over chosen rows of {@link MatrixLayout#PANEL} elements, four vectors at a time. */
final class ChosenRows {
  /** Columns per pass. */
  private static final int BLOCK = 4 * LENGTH;

  private ChosenRows() {}

  /** C = the chosen rows of A. */
  static void gather(int count, double[] a, int aAt, int[] rows, int from, double[] c, int cAt) {
    for (int j = 0; j < PANEL; j += BLOCK) {
      int source = checkIndex(aAt + j, PLACES);
      int target = checkIndex(cAt + j, PLACES);
      for (int i = 0; i < count; i++) {
        int p = source + checkIndex(rows[from + i], ROWS) * PANEL;
        int q = target + i * PANEL;
        DoubleVector.fromArray(SPECIES, a, p).intoArray(c, q);
        DoubleVector.fromArray(SPECIES, a, p + LENGTH).intoArray(c, q + LENGTH);
        DoubleVector.fromArray(SPECIES, a, p + 2 * LENGTH).intoArray(c, q + 2 * LENGTH);
        DoubleVector.fromArray(SPECIES, a, p + 3 * LENGTH).intoArray(c, q + 3 * LENGTH);
      }
    }
  }

  /** Rows of C = a row of factors times the chosen blocks of A. */
  static void combine(
      int count,
      int inner,
      double[] f,
      int fAt,
      double[] a,
      int aAt,
      int aStride,
      int[] rows,
      int from,
      double[] c,
      int cAt) {
    int factors = checkIndex(fAt, PLACES);
    int step = checkIndex(aStride, STRIDES);
    int turns = checkIndex(inner, DEPTHS);
    for (int j = 0; j < PANEL; j += BLOCK) {
      int source = checkIndex(aAt + j, PLACES);
      int target = checkIndex(cAt + j, PLACES);
      for (int i = 0; i < count; i++) {
        int p = source + checkIndex(rows[from + i], ROWS) * PANEL;
        DoubleVector s0, s1, s2, s3;
        s0 = s1 = s2 = s3 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < turns; k++) {
          int q = p + k * step;
          DoubleVector factor = DoubleVector.broadcast(SPECIES, f[factors + k]);
          s0 = factor.fma(DoubleVector.fromArray(SPECIES, a, q), s0);
          s1 = factor.fma(DoubleVector.fromArray(SPECIES, a, q + LENGTH), s1);
          s2 = factor.fma(DoubleVector.fromArray(SPECIES, a, q + 2 * LENGTH), s2);
          s3 = factor.fma(DoubleVector.fromArray(SPECIES, a, q + 3 * LENGTH), s3);
        }
        int at = target + i * PANEL;
        s0.intoArray(c, at);
        s1.intoArray(c, at + LENGTH);
        s2.intoArray(c, at + 2 * LENGTH);
        s3.intoArray(c, at + 3 * LENGTH);
      }
    }
  }

  /** Blocks of C += the chosen products, rows of C five at a time, then one. */
  static void add(
      int count,
      int height,
      int[] pairs,
      int[] starts,
      int from,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int cStride) {
    for (int j = 0; j < PANEL; j += BLOCK) {
      int k = 0;
      for (; k <= height - 5; k += 5) {
        int at = cAt + j + k * cStride;
        add5x4(count, pairs, starts, from, a, aAt + k, b, bAt + j, c, at, cStride);
      }
      for (; k < height; k++) {
        int at = cAt + j + k * cStride;
        add1x4(count, pairs, starts, from, a, aAt + k, b, bAt + j, c, at);
      }
    }
  }

  private static void add5x4(
      int count,
      int[] pairs,
      int[] starts,
      int from,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int cStride) {
    int left = checkIndex(aAt, PLACES);
    int right = checkIndex(bAt, PLACES);
    int step = checkIndex(cStride, STRIDES);
    for (int i = 0; i < count; i++) {
      int at = checkIndex(cAt + i * PANEL, PLACES);
      DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, at);
      DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
      DoubleVector s02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LENGTH);
      DoubleVector s03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LENGTH);
      DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, at + step);
      DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, at + step + LENGTH);
      DoubleVector s12 = DoubleVector.fromArray(SPECIES, c, at + step + 2 * LENGTH);
      DoubleVector s13 = DoubleVector.fromArray(SPECIES, c, at + step + 3 * LENGTH);
      DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
      DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LENGTH);
      DoubleVector s22 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 2 * LENGTH);
      DoubleVector s23 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 3 * LENGTH);
      DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
      DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LENGTH);
      DoubleVector s32 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 2 * LENGTH);
      DoubleVector s33 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 3 * LENGTH);
      DoubleVector s40 = DoubleVector.fromArray(SPECIES, c, at + 4 * step);
      DoubleVector s41 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + LENGTH);
      DoubleVector s42 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + 2 * LENGTH);
      DoubleVector s43 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + 3 * LENGTH);
      int end = starts[from + i + 1];
      for (int t = starts[from + i]; t < end; t++) {
        int p = left + checkIndex(pairs[2 * t], ROWS) * PANEL;
        int q = right + checkIndex(pairs[2 * t + 1], ROWS) * PANEL;
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
        DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + 2 * LENGTH);
        DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + 3 * LENGTH);
        DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
        s00 = a0.fma(b0, s00);
        s01 = a0.fma(b1, s01);
        s02 = a0.fma(b2, s02);
        s03 = a0.fma(b3, s03);
        DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + 1]);
        s10 = a1.fma(b0, s10);
        s11 = a1.fma(b1, s11);
        s12 = a1.fma(b2, s12);
        s13 = a1.fma(b3, s13);
        DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + 2]);
        s20 = a2.fma(b0, s20);
        s21 = a2.fma(b1, s21);
        s22 = a2.fma(b2, s22);
        s23 = a2.fma(b3, s23);
        DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + 3]);
        s30 = a3.fma(b0, s30);
        s31 = a3.fma(b1, s31);
        s32 = a3.fma(b2, s32);
        s33 = a3.fma(b3, s33);
        DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + 4]);
        s40 = a4.fma(b0, s40);
        s41 = a4.fma(b1, s41);
        s42 = a4.fma(b2, s42);
        s43 = a4.fma(b3, s43);
      }
      s00.intoArray(c, at);
      s01.intoArray(c, at + LENGTH);
      s02.intoArray(c, at + 2 * LENGTH);
      s03.intoArray(c, at + 3 * LENGTH);
      s10.intoArray(c, at + step);
      s11.intoArray(c, at + step + LENGTH);
      s12.intoArray(c, at + step + 2 * LENGTH);
      s13.intoArray(c, at + step + 3 * LENGTH);
      s20.intoArray(c, at + 2 * step);
      s21.intoArray(c, at + 2 * step + LENGTH);
      s22.intoArray(c, at + 2 * step + 2 * LENGTH);
      s23.intoArray(c, at + 2 * step + 3 * LENGTH);
      s30.intoArray(c, at + 3 * step);
      s31.intoArray(c, at + 3 * step + LENGTH);
      s32.intoArray(c, at + 3 * step + 2 * LENGTH);
      s33.intoArray(c, at + 3 * step + 3 * LENGTH);
      s40.intoArray(c, at + 4 * step);
      s41.intoArray(c, at + 4 * step + LENGTH);
      s42.intoArray(c, at + 4 * step + 2 * LENGTH);
      s43.intoArray(c, at + 4 * step + 3 * LENGTH);
    }
  }

  private static void add1x4(
      int count,
      int[] pairs,
      int[] starts,
      int from,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt) {
    int left = checkIndex(aAt, PLACES);
    int right = checkIndex(bAt, PLACES);
    for (int i = 0; i < count; i++) {
      int at = checkIndex(cAt + i * PANEL, PLACES);
      DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, at);
      DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
      DoubleVector s02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LENGTH);
      DoubleVector s03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LENGTH);
      int end = starts[from + i + 1];
      for (int t = starts[from + i]; t < end; t++) {
        int p = left + checkIndex(pairs[2 * t], ROWS) * PANEL;
        int q = right + checkIndex(pairs[2 * t + 1], ROWS) * PANEL;
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
        DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + 2 * LENGTH);
        DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + 3 * LENGTH);
        DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
        s00 = a0.fma(b0, s00);
        s01 = a0.fma(b1, s01);
        s02 = a0.fma(b2, s02);
        s03 = a0.fma(b3, s03);
      }
      s00.intoArray(c, at);
      s01.intoArray(c, at + LENGTH);
      s02.intoArray(c, at + 2 * LENGTH);
      s03.intoArray(c, at + 3 * LENGTH);
    }
  }
}
