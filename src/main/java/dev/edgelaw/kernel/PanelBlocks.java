package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.Bounds.DEPTHS;
import static dev.edgelaw.kernel.Bounds.PLACES;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;
import static java.util.Objects.checkIndex;

import jdk.incubator.vector.DoubleVector;

/**
 * Register blocks of products whose left factor has rows of {@link MatrixLayout#PANEL} elements and
 * whose right factor has rows of four vectors, or of one lane block where the result is narrow.
 *
 * <p>With both steps constant and the other sizes bounded, an element's address is a register and a
 * constant: the inner loop of 5 x 4 then has 35 instructions instead of 52, and is bound by its
 * multiply-adds. The loop over blocks stands inside, because a call of its own costs a block of 20
 * turns an eighth of its time.
 */
final class PanelBlocks {
  /** Elements from one row of the right factor to the next. */
  static final int BLOCK = 4 * LENGTH;

  private PanelBlocks() {}

  /** C = A B, or C += A B, for {@code blocks} times five rows. */
  static void product5x4(
      int blocks,
      int inner,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      boolean resume) {
    int turns = checkIndex(inner, DEPTHS);
    int panel = checkIndex(bAt, PLACES);
    for (int i = 0; i < blocks; i++) {
      int left = checkIndex(aAt + i * 5 * PANEL, PLACES);
      int at = checkIndex(cAt + i * 5 * PANEL, PLACES);
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
        s10 = DoubleVector.fromArray(SPECIES, c, at + PANEL);
        s11 = DoubleVector.fromArray(SPECIES, c, at + PANEL + LENGTH);
        s12 = DoubleVector.fromArray(SPECIES, c, at + PANEL + 2 * LENGTH);
        s13 = DoubleVector.fromArray(SPECIES, c, at + PANEL + 3 * LENGTH);
        s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * PANEL);
        s21 = DoubleVector.fromArray(SPECIES, c, at + 2 * PANEL + LENGTH);
        s22 = DoubleVector.fromArray(SPECIES, c, at + 2 * PANEL + 2 * LENGTH);
        s23 = DoubleVector.fromArray(SPECIES, c, at + 2 * PANEL + 3 * LENGTH);
        s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * PANEL);
        s31 = DoubleVector.fromArray(SPECIES, c, at + 3 * PANEL + LENGTH);
        s32 = DoubleVector.fromArray(SPECIES, c, at + 3 * PANEL + 2 * LENGTH);
        s33 = DoubleVector.fromArray(SPECIES, c, at + 3 * PANEL + 3 * LENGTH);
        s40 = DoubleVector.fromArray(SPECIES, c, at + 4 * PANEL);
        s41 = DoubleVector.fromArray(SPECIES, c, at + 4 * PANEL + LENGTH);
        s42 = DoubleVector.fromArray(SPECIES, c, at + 4 * PANEL + 2 * LENGTH);
        s43 = DoubleVector.fromArray(SPECIES, c, at + 4 * PANEL + 3 * LENGTH);
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
        int p = left + k;
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
        DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + 2 * LENGTH);
        DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + 3 * LENGTH);
        DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
        s00 = a0.fma(b0, s00);
        s01 = a0.fma(b1, s01);
        s02 = a0.fma(b2, s02);
        s03 = a0.fma(b3, s03);
        DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + PANEL]);
        s10 = a1.fma(b0, s10);
        s11 = a1.fma(b1, s11);
        s12 = a1.fma(b2, s12);
        s13 = a1.fma(b3, s13);
        DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + 2 * PANEL]);
        s20 = a2.fma(b0, s20);
        s21 = a2.fma(b1, s21);
        s22 = a2.fma(b2, s22);
        s23 = a2.fma(b3, s23);
        DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + 3 * PANEL]);
        s30 = a3.fma(b0, s30);
        s31 = a3.fma(b1, s31);
        s32 = a3.fma(b2, s32);
        s33 = a3.fma(b3, s33);
        DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + 4 * PANEL]);
        s40 = a4.fma(b0, s40);
        s41 = a4.fma(b1, s41);
        s42 = a4.fma(b2, s42);
        s43 = a4.fma(b3, s43);
      }
      s00.intoArray(c, at);
      s01.intoArray(c, at + LENGTH);
      s02.intoArray(c, at + 2 * LENGTH);
      s03.intoArray(c, at + 3 * LENGTH);
      s10.intoArray(c, at + PANEL);
      s11.intoArray(c, at + PANEL + LENGTH);
      s12.intoArray(c, at + PANEL + 2 * LENGTH);
      s13.intoArray(c, at + PANEL + 3 * LENGTH);
      s20.intoArray(c, at + 2 * PANEL);
      s21.intoArray(c, at + 2 * PANEL + LENGTH);
      s22.intoArray(c, at + 2 * PANEL + 2 * LENGTH);
      s23.intoArray(c, at + 2 * PANEL + 3 * LENGTH);
      s30.intoArray(c, at + 3 * PANEL);
      s31.intoArray(c, at + 3 * PANEL + LENGTH);
      s32.intoArray(c, at + 3 * PANEL + 2 * LENGTH);
      s33.intoArray(c, at + 3 * PANEL + 3 * LENGTH);
      s40.intoArray(c, at + 4 * PANEL);
      s41.intoArray(c, at + 4 * PANEL + LENGTH);
      s42.intoArray(c, at + 4 * PANEL + 2 * LENGTH);
      s43.intoArray(c, at + 4 * PANEL + 3 * LENGTH);
    }
  }

  /**
   * C = A B, or C += A B, one vector wide, for {@code blocks} times ten rows; rows of B have whole
   * lanes.
   */
  static void product10x1(
      int blocks,
      int inner,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      boolean resume) {
    int turns = checkIndex(inner, DEPTHS);
    int panel = checkIndex(bAt, PLACES);
    for (int i = 0; i < blocks; i++) {
      int left = checkIndex(aAt + i * 10 * PANEL, PLACES);
      int at = checkIndex(cAt + i * 10 * Lanes.COUNT, PLACES);
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
        s00 = DoubleVector.fromArray(SPECIES, c, at);
        s10 = DoubleVector.fromArray(SPECIES, c, at + Lanes.COUNT);
        s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * Lanes.COUNT);
        s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * Lanes.COUNT);
        s40 = DoubleVector.fromArray(SPECIES, c, at + 4 * Lanes.COUNT);
        s50 = DoubleVector.fromArray(SPECIES, c, at + 5 * Lanes.COUNT);
        s60 = DoubleVector.fromArray(SPECIES, c, at + 6 * Lanes.COUNT);
        s70 = DoubleVector.fromArray(SPECIES, c, at + 7 * Lanes.COUNT);
        s80 = DoubleVector.fromArray(SPECIES, c, at + 8 * Lanes.COUNT);
        s90 = DoubleVector.fromArray(SPECIES, c, at + 9 * Lanes.COUNT);
      } else {
        DoubleVector zero = DoubleVector.zero(SPECIES);
        s00 = zero;
        s10 = zero;
        s20 = zero;
        s30 = zero;
        s40 = zero;
        s50 = zero;
        s60 = zero;
        s70 = zero;
        s80 = zero;
        s90 = zero;
      }
      for (int k = 0; k < turns; k++) {
        int q = panel + k * Lanes.COUNT;
        int p = left + k;
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
        DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
        s00 = a0.fma(b0, s00);
        DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + PANEL]);
        s10 = a1.fma(b0, s10);
        DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + 2 * PANEL]);
        s20 = a2.fma(b0, s20);
        DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + 3 * PANEL]);
        s30 = a3.fma(b0, s30);
        DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + 4 * PANEL]);
        s40 = a4.fma(b0, s40);
        DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[p + 5 * PANEL]);
        s50 = a5.fma(b0, s50);
        DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[p + 6 * PANEL]);
        s60 = a6.fma(b0, s60);
        DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[p + 7 * PANEL]);
        s70 = a7.fma(b0, s70);
        DoubleVector a8 = DoubleVector.broadcast(SPECIES, a[p + 8 * PANEL]);
        s80 = a8.fma(b0, s80);
        DoubleVector a9 = DoubleVector.broadcast(SPECIES, a[p + 9 * PANEL]);
        s90 = a9.fma(b0, s90);
      }
      s00.intoArray(c, at);
      s10.intoArray(c, at + Lanes.COUNT);
      s20.intoArray(c, at + 2 * Lanes.COUNT);
      s30.intoArray(c, at + 3 * Lanes.COUNT);
      s40.intoArray(c, at + 4 * Lanes.COUNT);
      s50.intoArray(c, at + 5 * Lanes.COUNT);
      s60.intoArray(c, at + 6 * Lanes.COUNT);
      s70.intoArray(c, at + 7 * Lanes.COUNT);
      s80.intoArray(c, at + 8 * Lanes.COUNT);
      s90.intoArray(c, at + 9 * Lanes.COUNT);
    }
  }
}
