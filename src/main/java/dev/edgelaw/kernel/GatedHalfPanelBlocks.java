package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.Bounds.DEPTHS;
import static dev.edgelaw.kernel.Bounds.PLACES;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;
import static java.util.Objects.checkIndex;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.DoubleVector;

/** Register blocks of half a panel's width with the gates of the activation before. */
final class GatedHalfPanelBlocks {
  private GatedHalfPanelBlocks() {}

  /** C = A B, or A B + C, through the gates of H; C may be H. */
  static void product10x2(
      int blocks,
      int inner,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] h,
      int hAt,
      double[] c,
      int cAt,
      double slope,
      boolean resume) {
    int turns = checkIndex(inner, DEPTHS);
    int panel = checkIndex(bAt, PLACES);
    for (int i = 0; i < blocks; i++) {
      int left = checkIndex(aAt + i * 10 * PANEL, PLACES);
      int at = checkIndex(cAt + i * 10 * PANEL, PLACES);
      int gate = checkIndex(hAt + i * 10 * PANEL, PLACES);
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
        s10 = DoubleVector.fromArray(SPECIES, c, at + PANEL);
        s11 = DoubleVector.fromArray(SPECIES, c, at + PANEL + LENGTH);
        s20 = DoubleVector.fromArray(SPECIES, c, at + 2 * PANEL);
        s21 = DoubleVector.fromArray(SPECIES, c, at + 2 * PANEL + LENGTH);
        s30 = DoubleVector.fromArray(SPECIES, c, at + 3 * PANEL);
        s31 = DoubleVector.fromArray(SPECIES, c, at + 3 * PANEL + LENGTH);
        s40 = DoubleVector.fromArray(SPECIES, c, at + 4 * PANEL);
        s41 = DoubleVector.fromArray(SPECIES, c, at + 4 * PANEL + LENGTH);
        s50 = DoubleVector.fromArray(SPECIES, c, at + 5 * PANEL);
        s51 = DoubleVector.fromArray(SPECIES, c, at + 5 * PANEL + LENGTH);
        s60 = DoubleVector.fromArray(SPECIES, c, at + 6 * PANEL);
        s61 = DoubleVector.fromArray(SPECIES, c, at + 6 * PANEL + LENGTH);
        s70 = DoubleVector.fromArray(SPECIES, c, at + 7 * PANEL);
        s71 = DoubleVector.fromArray(SPECIES, c, at + 7 * PANEL + LENGTH);
        s80 = DoubleVector.fromArray(SPECIES, c, at + 8 * PANEL);
        s81 = DoubleVector.fromArray(SPECIES, c, at + 8 * PANEL + LENGTH);
        s90 = DoubleVector.fromArray(SPECIES, c, at + 9 * PANEL);
        s91 = DoubleVector.fromArray(SPECIES, c, at + 9 * PANEL + LENGTH);
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
        int p = left + k;
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LENGTH);
        DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
        s00 = a0.fma(b0, s00);
        s01 = a0.fma(b1, s01);
        DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + PANEL]);
        s10 = a1.fma(b0, s10);
        s11 = a1.fma(b1, s11);
        DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + 2 * PANEL]);
        s20 = a2.fma(b0, s20);
        s21 = a2.fma(b1, s21);
        DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + 3 * PANEL]);
        s30 = a3.fma(b0, s30);
        s31 = a3.fma(b1, s31);
        DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + 4 * PANEL]);
        s40 = a4.fma(b0, s40);
        s41 = a4.fma(b1, s41);
        DoubleVector a5 = DoubleVector.broadcast(SPECIES, a[p + 5 * PANEL]);
        s50 = a5.fma(b0, s50);
        s51 = a5.fma(b1, s51);
        DoubleVector a6 = DoubleVector.broadcast(SPECIES, a[p + 6 * PANEL]);
        s60 = a6.fma(b0, s60);
        s61 = a6.fma(b1, s61);
        DoubleVector a7 = DoubleVector.broadcast(SPECIES, a[p + 7 * PANEL]);
        s70 = a7.fma(b0, s70);
        s71 = a7.fma(b1, s71);
        DoubleVector a8 = DoubleVector.broadcast(SPECIES, a[p + 8 * PANEL]);
        s80 = a8.fma(b0, s80);
        s81 = a8.fma(b1, s81);
        DoubleVector a9 = DoubleVector.broadcast(SPECIES, a[p + 9 * PANEL]);
        s90 = a9.fma(b0, s90);
        s91 = a9.fma(b1, s91);
      }
      s00.mul(slope, DoubleVector.fromArray(SPECIES, h, gate).compare(GT, 0).not())
          .intoArray(c, at);
      s01.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + LENGTH);
      s10.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + PANEL).compare(GT, 0).not())
          .intoArray(c, at + PANEL);
      s11.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + PANEL + LENGTH);
      s20.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 2 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 2 * PANEL);
      s21.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 2 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 2 * PANEL + LENGTH);
      s30.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 3 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 3 * PANEL);
      s31.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 3 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 3 * PANEL + LENGTH);
      s40.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 4 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 4 * PANEL);
      s41.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 4 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 4 * PANEL + LENGTH);
      s50.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 5 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 5 * PANEL);
      s51.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 5 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 5 * PANEL + LENGTH);
      s60.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 6 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 6 * PANEL);
      s61.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 6 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 6 * PANEL + LENGTH);
      s70.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 7 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 7 * PANEL);
      s71.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 7 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 7 * PANEL + LENGTH);
      s80.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 8 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 8 * PANEL);
      s81.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 8 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 8 * PANEL + LENGTH);
      s90.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 9 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 9 * PANEL);
      s91.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 9 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 9 * PANEL + LENGTH);
    }
  }

  /**
   * The same with an inner dimension of {@value GatedPanelBlocks#TERMS} and any number of rows,
   * which pass by the panel of B.
   */
  static void rows5x2(
      int rows,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] h,
      int hAt,
      double[] c,
      int cAt,
      double slope,
      boolean resume) {
    int panel = checkIndex(bAt, PLACES);
    int first = checkIndex(aAt, PLACES);
    int start = checkIndex(cAt, PLACES);
    int gates = checkIndex(hAt, PLACES);
    int end = checkIndex(rows, PLACES / PANEL);
    DoubleVector zero = DoubleVector.zero(SPECIES);
    DoubleVector b00 = DoubleVector.fromArray(SPECIES, b, panel);
    DoubleVector b01 = DoubleVector.fromArray(SPECIES, b, panel + LENGTH);
    DoubleVector b10 = DoubleVector.fromArray(SPECIES, b, panel + PANEL);
    DoubleVector b11 = DoubleVector.fromArray(SPECIES, b, panel + PANEL + LENGTH);
    DoubleVector b20 = DoubleVector.fromArray(SPECIES, b, panel + 2 * PANEL);
    DoubleVector b21 = DoubleVector.fromArray(SPECIES, b, panel + 2 * PANEL + LENGTH);
    DoubleVector b30 = DoubleVector.fromArray(SPECIES, b, panel + 3 * PANEL);
    DoubleVector b31 = DoubleVector.fromArray(SPECIES, b, panel + 3 * PANEL + LENGTH);
    DoubleVector b40 = DoubleVector.fromArray(SPECIES, b, panel + 4 * PANEL);
    DoubleVector b41 = DoubleVector.fromArray(SPECIES, b, panel + 4 * PANEL + LENGTH);
    for (int i = 0; i < end; i++) {
      int p = first + i * PANEL;
      int at = start + i * PANEL;
      int gate = gates + i * PANEL;
      DoubleVector s0, s1;
      if (resume) {
        s0 = DoubleVector.fromArray(SPECIES, c, at);
        s1 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
      } else {
        s0 = s1 = zero;
      }
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
      s0 = a0.fma(b00, s0);
      s1 = a0.fma(b01, s1);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + 1]);
      s0 = a1.fma(b10, s0);
      s1 = a1.fma(b11, s1);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + 2]);
      s0 = a2.fma(b20, s0);
      s1 = a2.fma(b21, s1);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + 3]);
      s0 = a3.fma(b30, s0);
      s1 = a3.fma(b31, s1);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + 4]);
      s0 = a4.fma(b40, s0);
      s1 = a4.fma(b41, s1);
      s0.mul(slope, DoubleVector.fromArray(SPECIES, h, gate).compare(GT, 0).not()).intoArray(c, at);
      s1.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + LENGTH);
    }
  }
}
