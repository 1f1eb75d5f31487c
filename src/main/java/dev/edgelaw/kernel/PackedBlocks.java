package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.Bounds.DEPTHS;
import static dev.edgelaw.kernel.Bounds.PLACES;
import static dev.edgelaw.kernel.MatrixLayout.ORIGIN;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;
import static java.util.Objects.checkIndex;

import jdk.incubator.vector.DoubleVector;

/**
 * The 5 x 4 blocks of {@link ProductBlocks} and {@link TransposedBlocks} with the right factor in a
 * packed panel: its rows of four vectors follow each other from {@link MatrixLayout#ORIGIN}. With
 * the step a constant, nothing is checked inside the loop; rows of A are bounded as in {@link
 * PanelBlocks}, which gains an eighth. (A' B has one address for all five, and loses by it.)
 */
final class PackedBlocks {
  private PackedBlocks() {}

  static void product5x4(
      int inner,
      double[] a,
      int aAt,
      int aStride,
      double[] panel,
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
    int turns = checkIndex(inner, DEPTHS);
    int row0 = checkIndex(aAt, PLACES);
    int row1 = checkIndex(aAt + aStride, PLACES);
    int row2 = checkIndex(aAt + 2 * aStride, PLACES);
    int row3 = checkIndex(aAt + 3 * aStride, PLACES);
    int row4 = checkIndex(aAt + 4 * aStride, PLACES);
    for (int k = 0; k < turns; k++) {
      int q = ORIGIN + k * 4 * LENGTH;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, panel, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, panel, q + LENGTH);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, panel, q + 2 * LENGTH);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, panel, q + 3 * LENGTH);
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[row0 + k]);
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

  static void transposed5x4(
      int inner,
      double[] a,
      int aAt,
      int aStride,
      double[] panel,
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
    for (int k = 0, p = aAt; k < inner; k++, p += aStride) {
      int q = ORIGIN + k * 4 * LENGTH;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, panel, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, panel, q + LENGTH);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, panel, q + 2 * LENGTH);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, panel, q + 3 * LENGTH);
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
}
