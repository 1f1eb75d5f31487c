package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Register blocks of the matrix product A B: R rows by V vectors of C, held in registers over the
 * inner loop.
 *
 * <p>Row i of the left factor begins at {@code aAt + i * aStride}. Each row has a base of its own
 * that the loop counts up from by 1: with a step that is not a constant, or the same index for all
 * rows, the compiler checks bounds at every element, which costs a tenth of the speed. With {@code
 * resume} the block goes on from the values in C, so that a long inner loop can be cut without
 * changing the order of summation. The methods return nothing and keep every accumulator in a
 * local: a vector that crosses a call that is not inlined is boxed. 5 x 4 keeps twenty accumulators
 * of the 32 registers of AVX-512; 10 x 2 and 10 x 1 serve narrow results, one-row blocks the
 * remainders.
 */
final class ProductBlocks {
  private ProductBlocks() {}

  static void block5x4(
      int inner,
      double[] a,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    DoubleVector s00, s01, s02, s03;
    DoubleVector s10, s11, s12, s13;
    DoubleVector s20, s21, s22, s23;
    DoubleVector s30, s31, s32, s33;
    DoubleVector s40, s41, s42, s43;
    if (resume) {
      s00 = DoubleVector.fromArray(SPECIES, c, cAt);
      s01 = DoubleVector.fromArray(SPECIES, c, cAt + LENGTH);
      s02 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * LENGTH);
      s03 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * LENGTH);
      s10 = DoubleVector.fromArray(SPECIES, c, cAt + cStride);
      s11 = DoubleVector.fromArray(SPECIES, c, cAt + cStride + LENGTH);
      s12 = DoubleVector.fromArray(SPECIES, c, cAt + cStride + 2 * LENGTH);
      s13 = DoubleVector.fromArray(SPECIES, c, cAt + cStride + 3 * LENGTH);
      s20 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride);
      s21 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride + LENGTH);
      s22 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride + 2 * LENGTH);
      s23 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride + 3 * LENGTH);
      s30 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride);
      s31 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride + LENGTH);
      s32 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride + 2 * LENGTH);
      s33 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride + 3 * LENGTH);
      s40 = DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride);
      s41 = DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride + LENGTH);
      s42 = DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride + 2 * LENGTH);
      s43 = DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride + 3 * LENGTH);
    } else {
      DoubleVector zero = DoubleVector.zero(SPECIES);
      s00 = s01 = s02 = s03 = zero;
      s10 = s11 = s12 = s13 = zero;
      s20 = s21 = s22 = s23 = zero;
      s30 = s31 = s32 = s33 = zero;
      s40 = s41 = s42 = s43 = zero;
    }
    int row1 = aAt + aStride;
    int row2 = aAt + 2 * aStride;
    int row3 = aAt + 3 * aStride;
    int row4 = aAt + 4 * aStride;
    for (int k = 0, q = bAt; k < inner; k++, q += bStride) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + 2 * LENGTH);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + 3 * LENGTH);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[aAt + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      s02 = a0.fma(b2, s02);
      s03 = a0.fma(b3, s03);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[row1 + k]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
      s12 = a1.fma(b2, s12);
      s13 = a1.fma(b3, s13);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[row2 + k]);
      s20 = a2.fma(b0, s20);
      s21 = a2.fma(b1, s21);
      s22 = a2.fma(b2, s22);
      s23 = a2.fma(b3, s23);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[row3 + k]);
      s30 = a3.fma(b0, s30);
      s31 = a3.fma(b1, s31);
      s32 = a3.fma(b2, s32);
      s33 = a3.fma(b3, s33);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[row4 + k]);
      s40 = a4.fma(b0, s40);
      s41 = a4.fma(b1, s41);
      s42 = a4.fma(b2, s42);
      s43 = a4.fma(b3, s43);
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + LENGTH);
    s02.intoArray(c, cAt + 2 * LENGTH);
    s03.intoArray(c, cAt + 3 * LENGTH);
    s10.intoArray(c, cAt + cStride);
    s11.intoArray(c, cAt + cStride + LENGTH);
    s12.intoArray(c, cAt + cStride + 2 * LENGTH);
    s13.intoArray(c, cAt + cStride + 3 * LENGTH);
    s20.intoArray(c, cAt + 2 * cStride);
    s21.intoArray(c, cAt + 2 * cStride + LENGTH);
    s22.intoArray(c, cAt + 2 * cStride + 2 * LENGTH);
    s23.intoArray(c, cAt + 2 * cStride + 3 * LENGTH);
    s30.intoArray(c, cAt + 3 * cStride);
    s31.intoArray(c, cAt + 3 * cStride + LENGTH);
    s32.intoArray(c, cAt + 3 * cStride + 2 * LENGTH);
    s33.intoArray(c, cAt + 3 * cStride + 3 * LENGTH);
    s40.intoArray(c, cAt + 4 * cStride);
    s41.intoArray(c, cAt + 4 * cStride + LENGTH);
    s42.intoArray(c, cAt + 4 * cStride + 2 * LENGTH);
    s43.intoArray(c, cAt + 4 * cStride + 3 * LENGTH);
  }

  static void block10x2(
      int inner,
      double[] a,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    DoubleVector s00, s01;
    DoubleVector s10, s11;
    DoubleVector s20, s21;
    DoubleVector s30, s31;
    DoubleVector s40, s41;
    DoubleVector s50, s51;
    DoubleVector s60, s61;
    DoubleVector s70, s71;
    DoubleVector s80, s81;
    DoubleVector s90, s91;
    if (resume) {
      s00 = DoubleVector.fromArray(SPECIES, c, cAt);
      s01 = DoubleVector.fromArray(SPECIES, c, cAt + LENGTH);
      s10 = DoubleVector.fromArray(SPECIES, c, cAt + cStride);
      s11 = DoubleVector.fromArray(SPECIES, c, cAt + cStride + LENGTH);
      s20 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride);
      s21 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride + LENGTH);
      s30 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride);
      s31 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride + LENGTH);
      s40 = DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride);
      s41 = DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride + LENGTH);
      s50 = DoubleVector.fromArray(SPECIES, c, cAt + 5 * cStride);
      s51 = DoubleVector.fromArray(SPECIES, c, cAt + 5 * cStride + LENGTH);
      s60 = DoubleVector.fromArray(SPECIES, c, cAt + 6 * cStride);
      s61 = DoubleVector.fromArray(SPECIES, c, cAt + 6 * cStride + LENGTH);
      s70 = DoubleVector.fromArray(SPECIES, c, cAt + 7 * cStride);
      s71 = DoubleVector.fromArray(SPECIES, c, cAt + 7 * cStride + LENGTH);
      s80 = DoubleVector.fromArray(SPECIES, c, cAt + 8 * cStride);
      s81 = DoubleVector.fromArray(SPECIES, c, cAt + 8 * cStride + LENGTH);
      s90 = DoubleVector.fromArray(SPECIES, c, cAt + 9 * cStride);
      s91 = DoubleVector.fromArray(SPECIES, c, cAt + 9 * cStride + LENGTH);
    } else {
      DoubleVector zero = DoubleVector.zero(SPECIES);
      s00 = s01 = zero;
      s10 = s11 = zero;
      s20 = s21 = zero;
      s30 = s31 = zero;
      s40 = s41 = zero;
      s50 = s51 = zero;
      s60 = s61 = zero;
      s70 = s71 = zero;
      s80 = s81 = zero;
      s90 = s91 = zero;
    }
    int row1 = aAt + aStride;
    int row2 = aAt + 2 * aStride;
    int row3 = aAt + 3 * aStride;
    int row4 = aAt + 4 * aStride;
    int row5 = aAt + 5 * aStride;
    int row6 = aAt + 6 * aStride;
    int row7 = aAt + 7 * aStride;
    int row8 = aAt + 8 * aStride;
    int row9 = aAt + 9 * aStride;
    for (int k = 0, q = bAt; k < inner; k++, q += bStride) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[aAt + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[row1 + k]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[row2 + k]);
      s20 = a2.fma(b0, s20);
      s21 = a2.fma(b1, s21);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[row3 + k]);
      s30 = a3.fma(b0, s30);
      s31 = a3.fma(b1, s31);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[row4 + k]);
      s40 = a4.fma(b0, s40);
      s41 = a4.fma(b1, s41);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[row5 + k]);
      s50 = a5.fma(b0, s50);
      s51 = a5.fma(b1, s51);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[row6 + k]);
      s60 = a6.fma(b0, s60);
      s61 = a6.fma(b1, s61);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[row7 + k]);
      s70 = a7.fma(b0, s70);
      s71 = a7.fma(b1, s71);
      DoubleVector a8 = DoubleVector.broadcast(SPECIES, a[row8 + k]);
      s80 = a8.fma(b0, s80);
      s81 = a8.fma(b1, s81);
      DoubleVector a9 = DoubleVector.broadcast(SPECIES, a[row9 + k]);
      s90 = a9.fma(b0, s90);
      s91 = a9.fma(b1, s91);
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + LENGTH);
    s10.intoArray(c, cAt + cStride);
    s11.intoArray(c, cAt + cStride + LENGTH);
    s20.intoArray(c, cAt + 2 * cStride);
    s21.intoArray(c, cAt + 2 * cStride + LENGTH);
    s30.intoArray(c, cAt + 3 * cStride);
    s31.intoArray(c, cAt + 3 * cStride + LENGTH);
    s40.intoArray(c, cAt + 4 * cStride);
    s41.intoArray(c, cAt + 4 * cStride + LENGTH);
    s50.intoArray(c, cAt + 5 * cStride);
    s51.intoArray(c, cAt + 5 * cStride + LENGTH);
    s60.intoArray(c, cAt + 6 * cStride);
    s61.intoArray(c, cAt + 6 * cStride + LENGTH);
    s70.intoArray(c, cAt + 7 * cStride);
    s71.intoArray(c, cAt + 7 * cStride + LENGTH);
    s80.intoArray(c, cAt + 8 * cStride);
    s81.intoArray(c, cAt + 8 * cStride + LENGTH);
    s90.intoArray(c, cAt + 9 * cStride);
    s91.intoArray(c, cAt + 9 * cStride + LENGTH);
  }

  static void block10x1(
      int inner,
      double[] a,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    DoubleVector s00;
    DoubleVector s10;
    DoubleVector s20;
    DoubleVector s30;
    DoubleVector s40;
    DoubleVector s50;
    DoubleVector s60;
    DoubleVector s70;
    DoubleVector s80;
    DoubleVector s90;
    if (resume) {
      s00 = DoubleVector.fromArray(SPECIES, c, cAt);
      s10 = DoubleVector.fromArray(SPECIES, c, cAt + cStride);
      s20 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * cStride);
      s30 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * cStride);
      s40 = DoubleVector.fromArray(SPECIES, c, cAt + 4 * cStride);
      s50 = DoubleVector.fromArray(SPECIES, c, cAt + 5 * cStride);
      s60 = DoubleVector.fromArray(SPECIES, c, cAt + 6 * cStride);
      s70 = DoubleVector.fromArray(SPECIES, c, cAt + 7 * cStride);
      s80 = DoubleVector.fromArray(SPECIES, c, cAt + 8 * cStride);
      s90 = DoubleVector.fromArray(SPECIES, c, cAt + 9 * cStride);
    } else {
      s00 = s10 = s20 = s30 = s40 = s50 = s60 = s70 = s80 = s90 = DoubleVector.zero(SPECIES);
    }
    int row1 = aAt + aStride;
    int row2 = aAt + 2 * aStride;
    int row3 = aAt + 3 * aStride;
    int row4 = aAt + 4 * aStride;
    int row5 = aAt + 5 * aStride;
    int row6 = aAt + 6 * aStride;
    int row7 = aAt + 7 * aStride;
    int row8 = aAt + 8 * aStride;
    int row9 = aAt + 9 * aStride;
    for (int k = 0, q = bAt; k < inner; k++, q += bStride) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[aAt + k]);
      s00 = a0.fma(b0, s00);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[row1 + k]);
      s10 = a1.fma(b0, s10);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[row2 + k]);
      s20 = a2.fma(b0, s20);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[row3 + k]);
      s30 = a3.fma(b0, s30);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[row4 + k]);
      s40 = a4.fma(b0, s40);
      DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[row5 + k]);
      s50 = a5.fma(b0, s50);
      DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[row6 + k]);
      s60 = a6.fma(b0, s60);
      DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[row7 + k]);
      s70 = a7.fma(b0, s70);
      DoubleVector a8 = DoubleVector.broadcast(SPECIES, a[row8 + k]);
      s80 = a8.fma(b0, s80);
      DoubleVector a9 = DoubleVector.broadcast(SPECIES, a[row9 + k]);
      s90 = a9.fma(b0, s90);
    }
    s00.intoArray(c, cAt);
    s10.intoArray(c, cAt + cStride);
    s20.intoArray(c, cAt + 2 * cStride);
    s30.intoArray(c, cAt + 3 * cStride);
    s40.intoArray(c, cAt + 4 * cStride);
    s50.intoArray(c, cAt + 5 * cStride);
    s60.intoArray(c, cAt + 6 * cStride);
    s70.intoArray(c, cAt + 7 * cStride);
    s80.intoArray(c, cAt + 8 * cStride);
    s90.intoArray(c, cAt + 9 * cStride);
  }

  static void block1x4(
      int inner,
      double[] a,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    DoubleVector s00, s01, s02, s03;
    if (resume) {
      s00 = DoubleVector.fromArray(SPECIES, c, cAt);
      s01 = DoubleVector.fromArray(SPECIES, c, cAt + LENGTH);
      s02 = DoubleVector.fromArray(SPECIES, c, cAt + 2 * LENGTH);
      s03 = DoubleVector.fromArray(SPECIES, c, cAt + 3 * LENGTH);
    } else {
      s00 = s01 = s02 = s03 = DoubleVector.zero(SPECIES);
    }
    for (int k = 0, q = bAt; k < inner; k++, q += bStride) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + 2 * LENGTH);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + 3 * LENGTH);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[aAt + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      s02 = a0.fma(b2, s02);
      s03 = a0.fma(b3, s03);
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + LENGTH);
    s02.intoArray(c, cAt + 2 * LENGTH);
    s03.intoArray(c, cAt + 3 * LENGTH);
  }

  static void block1x2(
      int inner,
      double[] a,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    DoubleVector s00, s01;
    if (resume) {
      s00 = DoubleVector.fromArray(SPECIES, c, cAt);
      s01 = DoubleVector.fromArray(SPECIES, c, cAt + LENGTH);
    } else {
      s00 = s01 = DoubleVector.zero(SPECIES);
    }
    for (int k = 0, q = bAt; k < inner; k++, q += bStride) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[aAt + k]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
    }
    s00.intoArray(c, cAt);
    s01.intoArray(c, cAt + LENGTH);
  }

  static void block1x1(
      int inner,
      double[] a,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    DoubleVector s00;
    if (resume) {
      s00 = DoubleVector.fromArray(SPECIES, c, cAt);
    } else {
      s00 = DoubleVector.zero(SPECIES);
    }
    for (int k = 0, q = bAt; k < inner; k++, q += bStride) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[aAt + k]);
      s00 = a0.fma(b0, s00);
    }
    s00.intoArray(c, cAt);
  }
}
