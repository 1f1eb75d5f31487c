package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * C = A B with A sparse: the register blocks of {@link ProductBlocks} over the columns that a group
 * of rows shares.
 */
final class SparseProduct {
  private SparseProduct() {}

  static void run(
      SparseRows a, double[] b, MatrixLayout bLayout, double[] c, MatrixLayout cLayout) {
    int columns = cLayout.stride();
    int bStride = bLayout.stride();
    int j = 0;
    for (; j <= columns - 4 * LENGTH; j += 4 * LENGTH) {
      for (int g = 0; g < a.groups(); g++) {
        group4(a, g, b, bLayout.offset() + j, bStride, c, cLayout.offset() + j, columns);
      }
    }
    for (; j < columns; j += LENGTH) {
      for (int g = 0; g < a.groups(); g++) {
        group1(a, g, b, bLayout.offset() + j, bStride, c, cLayout.offset() + j, columns);
      }
    }
  }

  private static void group4(
      SparseRows a, int g, double[] b, int bAt, int bStride, double[] c, int cAt, int cStride) {
    int[] places = a.places;
    double[] values = a.values;
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector s00, s01, s02, s03;
    DoubleVector s10, s11, s12, s13;
    DoubleVector s20, s21, s22, s23;
    DoubleVector s30, s31, s32, s33;
    DoubleVector s40, s41, s42, s43;
    s00 = s01 = s02 = s03 = zero;
    s10 = s11 = s12 = s13 = zero;
    s20 = s21 = s22 = s23 = zero;
    s30 = s31 = s32 = s33 = zero;
    s40 = s41 = s42 = s43 = zero;
    int end = a.starts[g + 1];
    for (int p = a.starts[g]; p < end; p++) {
      int q = bAt + places[p] * bStride;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + 2 * LENGTH);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + 3 * LENGTH);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, values[SparseRows.GROUP * p]);
      s00 = a0.fma(b0, s00);
      s01 = a0.fma(b1, s01);
      s02 = a0.fma(b2, s02);
      s03 = a0.fma(b3, s03);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, values[SparseRows.GROUP * p + 1]);
      s10 = a1.fma(b0, s10);
      s11 = a1.fma(b1, s11);
      s12 = a1.fma(b2, s12);
      s13 = a1.fma(b3, s13);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, values[SparseRows.GROUP * p + 2]);
      s20 = a2.fma(b0, s20);
      s21 = a2.fma(b1, s21);
      s22 = a2.fma(b2, s22);
      s23 = a2.fma(b3, s23);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, values[SparseRows.GROUP * p + 3]);
      s30 = a3.fma(b0, s30);
      s31 = a3.fma(b1, s31);
      s32 = a3.fma(b2, s32);
      s33 = a3.fma(b3, s33);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, values[SparseRows.GROUP * p + 4]);
      s40 = a4.fma(b0, s40);
      s41 = a4.fma(b1, s41);
      s42 = a4.fma(b2, s42);
      s43 = a4.fma(b3, s43);
    }
    // The first row last: rows that stand in for it are overwritten.
    int at = SparseRows.GROUP * g;
    int row4 = cAt + a.order[at + 4] * cStride;
    s40.intoArray(c, row4);
    s41.intoArray(c, row4 + LENGTH);
    s42.intoArray(c, row4 + 2 * LENGTH);
    s43.intoArray(c, row4 + 3 * LENGTH);
    int row3 = cAt + a.order[at + 3] * cStride;
    s30.intoArray(c, row3);
    s31.intoArray(c, row3 + LENGTH);
    s32.intoArray(c, row3 + 2 * LENGTH);
    s33.intoArray(c, row3 + 3 * LENGTH);
    int row2 = cAt + a.order[at + 2] * cStride;
    s20.intoArray(c, row2);
    s21.intoArray(c, row2 + LENGTH);
    s22.intoArray(c, row2 + 2 * LENGTH);
    s23.intoArray(c, row2 + 3 * LENGTH);
    int row1 = cAt + a.order[at + 1] * cStride;
    s10.intoArray(c, row1);
    s11.intoArray(c, row1 + LENGTH);
    s12.intoArray(c, row1 + 2 * LENGTH);
    s13.intoArray(c, row1 + 3 * LENGTH);
    int row0 = cAt + a.order[at] * cStride;
    s00.intoArray(c, row0);
    s01.intoArray(c, row0 + LENGTH);
    s02.intoArray(c, row0 + 2 * LENGTH);
    s03.intoArray(c, row0 + 3 * LENGTH);
  }

  private static void group1(
      SparseRows a, int g, double[] b, int bAt, int bStride, double[] c, int cAt, int cStride) {
    int[] places = a.places;
    double[] values = a.values;
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector s00;
    DoubleVector s10;
    DoubleVector s20;
    DoubleVector s30;
    DoubleVector s40;
    s00 = zero;
    s10 = zero;
    s20 = zero;
    s30 = zero;
    s40 = zero;
    int end = a.starts[g + 1];
    for (int p = a.starts[g]; p < end; p++) {
      int q = bAt + places[p] * bStride;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, values[SparseRows.GROUP * p]);
      s00 = a0.fma(b0, s00);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, values[SparseRows.GROUP * p + 1]);
      s10 = a1.fma(b0, s10);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, values[SparseRows.GROUP * p + 2]);
      s20 = a2.fma(b0, s20);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, values[SparseRows.GROUP * p + 3]);
      s30 = a3.fma(b0, s30);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, values[SparseRows.GROUP * p + 4]);
      s40 = a4.fma(b0, s40);
    }
    // The first row last: rows that stand in for it are overwritten.
    int at = SparseRows.GROUP * g;
    int row4 = cAt + a.order[at + 4] * cStride;
    s40.intoArray(c, row4);
    int row3 = cAt + a.order[at + 3] * cStride;
    s30.intoArray(c, row3);
    int row2 = cAt + a.order[at + 2] * cStride;
    s20.intoArray(c, row2);
    int row1 = cAt + a.order[at + 1] * cStride;
    s10.intoArray(c, row1);
    int row0 = cAt + a.order[at] * cStride;
    s00.intoArray(c, row0);
  }
}
