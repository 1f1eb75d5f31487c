package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.Bounds.DEPTHS;
import static dev.edgelaw.kernel.Bounds.PLACES;
import static dev.edgelaw.kernel.Bounds.STRIDES;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;
import static dev.edgelaw.kernel.PanelBlocks.BLOCK;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;
import static java.util.Objects.checkIndex;

import jdk.incubator.vector.DoubleVector;

/** The register blocks of {@link PanelBlocks} with the left factor transposed. */
final class TransposedPanelBlocks {
  private TransposedPanelBlocks() {}

  /** C = A' B, or C += A' B, for {@code blocks} times five rows. */
  static void product5x4(
      int blocks,
      int inner,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    int turns = checkIndex(inner, DEPTHS);
    int panel = checkIndex(bAt, PLACES);
    int step = checkIndex(cStride, STRIDES);
    for (int i = 0; i < blocks; i++) {
      int left = checkIndex(aAt + i * 5, PLACES);
      int at = checkIndex(cAt + i * 5 * step, PLACES);
      DoubleVector s00, s01, s02, s03;
      DoubleVector s10, s11, s12, s13;
      DoubleVector s20, s21, s22, s23;
      DoubleVector s30, s31, s32, s33;
      DoubleVector s40, s41, s42, s43;
      if (resume) {
        s00 = DoubleVector.fromArray(SPECIES, c, at);
        s01 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
        s02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LENGTH);
        s03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LENGTH);
        s10 = DoubleVector.fromArray(SPECIES, c, at + step);
        s11 = DoubleVector.fromArray(SPECIES, c, at + step + LENGTH);
        s12 = DoubleVector.fromArray(SPECIES, c, at + step + 2 * LENGTH);
        s13 = DoubleVector.fromArray(SPECIES, c, at + step + 3 * LENGTH);
        s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
        s21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LENGTH);
        s22 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 2 * LENGTH);
        s23 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 3 * LENGTH);
        s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
        s31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LENGTH);
        s32 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 2 * LENGTH);
        s33 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 3 * LENGTH);
        s40 = DoubleVector.fromArray(SPECIES, c, at + 4 * step);
        s41 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + LENGTH);
        s42 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + 2 * LENGTH);
        s43 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + 3 * LENGTH);
      } else {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        s00 = s01 = s02 = s03 = zero;
        s10 = s11 = s12 = s13 = zero;
        s20 = s21 = s22 = s23 = zero;
        s30 = s31 = s32 = s33 = zero;
        s40 = s41 = s42 = s43 = zero;
      }
      for (int k = 0; k < turns; k++) {
        int q = panel + k * BLOCK;
        int p = left + k * PANEL;
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

  /** The same for {@code blocks} times four rows. */
  static void product4x4(
      int blocks,
      int inner,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    int turns = checkIndex(inner, DEPTHS);
    int panel = checkIndex(bAt, PLACES);
    int step = checkIndex(cStride, STRIDES);
    for (int i = 0; i < blocks; i++) {
      int left = checkIndex(aAt + i * 4, PLACES);
      int at = checkIndex(cAt + i * 4 * step, PLACES);
      DoubleVector s00, s01, s02, s03;
      DoubleVector s10, s11, s12, s13;
      DoubleVector s20, s21, s22, s23;
      DoubleVector s30, s31, s32, s33;
      if (resume) {
        s00 = DoubleVector.fromArray(SPECIES, c, at);
        s01 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
        s02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LENGTH);
        s03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LENGTH);
        s10 = DoubleVector.fromArray(SPECIES, c, at + step);
        s11 = DoubleVector.fromArray(SPECIES, c, at + step + LENGTH);
        s12 = DoubleVector.fromArray(SPECIES, c, at + step + 2 * LENGTH);
        s13 = DoubleVector.fromArray(SPECIES, c, at + step + 3 * LENGTH);
        s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
        s21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LENGTH);
        s22 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 2 * LENGTH);
        s23 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 3 * LENGTH);
        s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
        s31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LENGTH);
        s32 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 2 * LENGTH);
        s33 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 3 * LENGTH);
      } else {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        s00 = s01 = s02 = s03 = zero;
        s10 = s11 = s12 = s13 = zero;
        s20 = s21 = s22 = s23 = zero;
        s30 = s31 = s32 = s33 = zero;
      }
      for (int k = 0; k < turns; k++) {
        int q = panel + k * BLOCK;
        int p = left + k * PANEL;
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
    }
  }
}
