package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.Bounds.DEPTHS;
import static dev.edgelaw.kernel.Bounds.PLACES;
import static dev.edgelaw.kernel.Bounds.STRIDES;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;
import static java.util.Objects.checkIndex;

import jdk.incubator.vector.DoubleVector;

/** The register blocks of {@link HalfPanelBlocks} with the left factor transposed. */
final class TransposedHalfPanelBlocks {
  private TransposedHalfPanelBlocks() {}

  /** C = A' B, or C += A' B, for {@code blocks} times ten rows. */
  static void product10x2(
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
      int left = checkIndex(aAt + i * 10, PLACES);
      int at = checkIndex(cAt + i * 10 * step, PLACES);
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
        s00 = DoubleVector.fromArray(SPECIES, c, at);
        s01 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
        s10 = DoubleVector.fromArray(SPECIES, c, at + step);
        s11 = DoubleVector.fromArray(SPECIES, c, at + step + LENGTH);
        s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
        s21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LENGTH);
        s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
        s31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LENGTH);
        s40 = DoubleVector.fromArray(SPECIES, c, at + 4 * step);
        s41 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + LENGTH);
        s50 = DoubleVector.fromArray(SPECIES, c, at + 5 * step);
        s51 = DoubleVector.fromArray(SPECIES, c, at + 5 * step + LENGTH);
        s60 = DoubleVector.fromArray(SPECIES, c, at + 6 * step);
        s61 = DoubleVector.fromArray(SPECIES, c, at + 6 * step + LENGTH);
        s70 = DoubleVector.fromArray(SPECIES, c, at + 7 * step);
        s71 = DoubleVector.fromArray(SPECIES, c, at + 7 * step + LENGTH);
        s80 = DoubleVector.fromArray(SPECIES, c, at + 8 * step);
        s81 = DoubleVector.fromArray(SPECIES, c, at + 8 * step + LENGTH);
        s90 = DoubleVector.fromArray(SPECIES, c, at + 9 * step);
        s91 = DoubleVector.fromArray(SPECIES, c, at + 9 * step + LENGTH);
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
      for (int k = 0; k < turns; k++) {
        int q = panel + k * PANEL;
        int p = left + k * PANEL;
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
        DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
        s00 = a0.fma(b0, s00);
        s01 = a0.fma(b1, s01);
        DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + 1]);
        s10 = a1.fma(b0, s10);
        s11 = a1.fma(b1, s11);
        DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + 2]);
        s20 = a2.fma(b0, s20);
        s21 = a2.fma(b1, s21);
        DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + 3]);
        s30 = a3.fma(b0, s30);
        s31 = a3.fma(b1, s31);
        DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + 4]);
        s40 = a4.fma(b0, s40);
        s41 = a4.fma(b1, s41);
        DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[p + 5]);
        s50 = a5.fma(b0, s50);
        s51 = a5.fma(b1, s51);
        DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[p + 6]);
        s60 = a6.fma(b0, s60);
        s61 = a6.fma(b1, s61);
        DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[p + 7]);
        s70 = a7.fma(b0, s70);
        s71 = a7.fma(b1, s71);
        DoubleVector a8 = DoubleVector.broadcast(SPECIES, a[p + 8]);
        s80 = a8.fma(b0, s80);
        s81 = a8.fma(b1, s81);
        DoubleVector a9 = DoubleVector.broadcast(SPECIES, a[p + 9]);
        s90 = a9.fma(b0, s90);
        s91 = a9.fma(b1, s91);
      }
      s00.intoArray(c, at);
      s01.intoArray(c, at + LENGTH);
      s10.intoArray(c, at + step);
      s11.intoArray(c, at + step + LENGTH);
      s20.intoArray(c, at + 2 * step);
      s21.intoArray(c, at + 2 * step + LENGTH);
      s30.intoArray(c, at + 3 * step);
      s31.intoArray(c, at + 3 * step + LENGTH);
      s40.intoArray(c, at + 4 * step);
      s41.intoArray(c, at + 4 * step + LENGTH);
      s50.intoArray(c, at + 5 * step);
      s51.intoArray(c, at + 5 * step + LENGTH);
      s60.intoArray(c, at + 6 * step);
      s61.intoArray(c, at + 6 * step + LENGTH);
      s70.intoArray(c, at + 7 * step);
      s71.intoArray(c, at + 7 * step + LENGTH);
      s80.intoArray(c, at + 8 * step);
      s81.intoArray(c, at + 8 * step + LENGTH);
      s90.intoArray(c, at + 9 * step);
      s91.intoArray(c, at + 9 * step + LENGTH);
    }
  }

  /** The same for {@code blocks} times five rows. */
  static void product5x2(
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
      DoubleVector s00, s01;
      DoubleVector s10, s11;
      DoubleVector s20, s21;
      DoubleVector s30, s31;
      DoubleVector s40, s41;
      if (resume) {
        s00 = DoubleVector.fromArray(SPECIES, c, at);
        s01 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
        s10 = DoubleVector.fromArray(SPECIES, c, at + step);
        s11 = DoubleVector.fromArray(SPECIES, c, at + step + LENGTH);
        s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
        s21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LENGTH);
        s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
        s31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LENGTH);
        s40 = DoubleVector.fromArray(SPECIES, c, at + 4 * step);
        s41 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + LENGTH);
      } else {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        s00 = s01 = zero;
        s10 = s11 = zero;
        s20 = s21 = zero;
        s30 = s31 = zero;
        s40 = s41 = zero;
      }
      for (int k = 0; k < turns; k++) {
        int q = panel + k * PANEL;
        int p = left + k * PANEL;
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
        DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
        s00 = a0.fma(b0, s00);
        s01 = a0.fma(b1, s01);
        DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + 1]);
        s10 = a1.fma(b0, s10);
        s11 = a1.fma(b1, s11);
        DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + 2]);
        s20 = a2.fma(b0, s20);
        s21 = a2.fma(b1, s21);
        DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + 3]);
        s30 = a3.fma(b0, s30);
        s31 = a3.fma(b1, s31);
        DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + 4]);
        s40 = a4.fma(b0, s40);
        s41 = a4.fma(b1, s41);
      }
      s00.intoArray(c, at);
      s01.intoArray(c, at + LENGTH);
      s10.intoArray(c, at + step);
      s11.intoArray(c, at + step + LENGTH);
      s20.intoArray(c, at + 2 * step);
      s21.intoArray(c, at + 2 * step + LENGTH);
      s30.intoArray(c, at + 3 * step);
      s31.intoArray(c, at + 3 * step + LENGTH);
      s40.intoArray(c, at + 4 * step);
      s41.intoArray(c, at + 4 * step + LENGTH);
    }
  }
}
