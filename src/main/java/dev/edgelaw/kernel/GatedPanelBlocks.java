package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.Bounds.DEPTHS;
import static dev.edgelaw.kernel.Bounds.PLACES;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;
import static java.util.Objects.checkIndex;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.DoubleVector;

/**
 * Register blocks of {@link PanelBlocks} with the gates of the activation before: the product,
 * times the slope where H is not positive.
 */
final class GatedPanelBlocks {
  /** Rows of the right factor that {@link #rows5x4} holds. */
  static final int TERMS = 5;

  private GatedPanelBlocks() {}

  /**
   * C = A B, or A B + C, through the gates of H, for {@code blocks} times five rows; C may be H;
   * rows of B have PANEL elements.
   */
  static void product5x4(
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
      int left = checkIndex(aAt + i * 5 * PANEL, PLACES);
      int at = checkIndex(cAt + i * 5 * PANEL, PLACES);
      int gate = checkIndex(hAt + i * 5 * PANEL, PLACES);
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
        int q = panel + k * PANEL;
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
      s00.mul(slope, DoubleVector.fromArray(SPECIES, h, gate).compare(GT, 0).not())
          .intoArray(c, at);
      s01.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + LENGTH);
      s02.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 2 * LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 2 * LENGTH);
      s03.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 3 * LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 3 * LENGTH);
      s10.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + PANEL).compare(GT, 0).not())
          .intoArray(c, at + PANEL);
      s11.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + PANEL + LENGTH);
      s12.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + PANEL + 2 * LENGTH).compare(GT, 0).not())
          .intoArray(c, at + PANEL + 2 * LENGTH);
      s13.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + PANEL + 3 * LENGTH).compare(GT, 0).not())
          .intoArray(c, at + PANEL + 3 * LENGTH);
      s20.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 2 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 2 * PANEL);
      s21.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 2 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 2 * PANEL + LENGTH);
      s22.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 2 * PANEL + 2 * LENGTH)
                  .compare(GT, 0)
                  .not())
          .intoArray(c, at + 2 * PANEL + 2 * LENGTH);
      s23.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 2 * PANEL + 3 * LENGTH)
                  .compare(GT, 0)
                  .not())
          .intoArray(c, at + 2 * PANEL + 3 * LENGTH);
      s30.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 3 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 3 * PANEL);
      s31.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 3 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 3 * PANEL + LENGTH);
      s32.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 3 * PANEL + 2 * LENGTH)
                  .compare(GT, 0)
                  .not())
          .intoArray(c, at + 3 * PANEL + 2 * LENGTH);
      s33.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 3 * PANEL + 3 * LENGTH)
                  .compare(GT, 0)
                  .not())
          .intoArray(c, at + 3 * PANEL + 3 * LENGTH);
      s40.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 4 * PANEL).compare(GT, 0).not())
          .intoArray(c, at + 4 * PANEL);
      s41.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 4 * PANEL + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 4 * PANEL + LENGTH);
      s42.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 4 * PANEL + 2 * LENGTH)
                  .compare(GT, 0)
                  .not())
          .intoArray(c, at + 4 * PANEL + 2 * LENGTH);
      s43.mul(
              slope,
              DoubleVector.fromArray(SPECIES, h, gate + 4 * PANEL + 3 * LENGTH)
                  .compare(GT, 0)
                  .not())
          .intoArray(c, at + 4 * PANEL + 3 * LENGTH);
    }
  }

  /**
   * As {@link #product5x4}, with an inner dimension of {@value #TERMS} and any number of rows: the
   * whole panel of B stays in registers while the rows pass by.
   */
  static void rows5x4(
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
    DoubleVector b02 = DoubleVector.fromArray(SPECIES, b, panel + 2 * LENGTH);
    DoubleVector b03 = DoubleVector.fromArray(SPECIES, b, panel + 3 * LENGTH);
    DoubleVector b10 = DoubleVector.fromArray(SPECIES, b, panel + PANEL);
    DoubleVector b11 = DoubleVector.fromArray(SPECIES, b, panel + PANEL + LENGTH);
    DoubleVector b12 = DoubleVector.fromArray(SPECIES, b, panel + PANEL + 2 * LENGTH);
    DoubleVector b13 = DoubleVector.fromArray(SPECIES, b, panel + PANEL + 3 * LENGTH);
    DoubleVector b20 = DoubleVector.fromArray(SPECIES, b, panel + 2 * PANEL);
    DoubleVector b21 = DoubleVector.fromArray(SPECIES, b, panel + 2 * PANEL + LENGTH);
    DoubleVector b22 = DoubleVector.fromArray(SPECIES, b, panel + 2 * PANEL + 2 * LENGTH);
    DoubleVector b23 = DoubleVector.fromArray(SPECIES, b, panel + 2 * PANEL + 3 * LENGTH);
    DoubleVector b30 = DoubleVector.fromArray(SPECIES, b, panel + 3 * PANEL);
    DoubleVector b31 = DoubleVector.fromArray(SPECIES, b, panel + 3 * PANEL + LENGTH);
    DoubleVector b32 = DoubleVector.fromArray(SPECIES, b, panel + 3 * PANEL + 2 * LENGTH);
    DoubleVector b33 = DoubleVector.fromArray(SPECIES, b, panel + 3 * PANEL + 3 * LENGTH);
    DoubleVector b40 = DoubleVector.fromArray(SPECIES, b, panel + 4 * PANEL);
    DoubleVector b41 = DoubleVector.fromArray(SPECIES, b, panel + 4 * PANEL + LENGTH);
    DoubleVector b42 = DoubleVector.fromArray(SPECIES, b, panel + 4 * PANEL + 2 * LENGTH);
    DoubleVector b43 = DoubleVector.fromArray(SPECIES, b, panel + 4 * PANEL + 3 * LENGTH);
    for (int i = 0; i < end; i++) {
      int p = first + i * PANEL;
      int at = start + i * PANEL;
      int gate = gates + i * PANEL;
      DoubleVector s0, s1, s2, s3;
      if (resume) {
        s0 = DoubleVector.fromArray(SPECIES, c, at);
        s1 = DoubleVector.fromArray(SPECIES, c, at + LENGTH);
        s2 = DoubleVector.fromArray(SPECIES, c, at + 2 * LENGTH);
        s3 = DoubleVector.fromArray(SPECIES, c, at + 3 * LENGTH);
      } else {
        s0 = s1 = s2 = s3 = zero;
      }
      DoubleVector a0 = DoubleVector.broadcast(SPECIES, a[p]);
      s0 = a0.fma(b00, s0);
      s1 = a0.fma(b01, s1);
      s2 = a0.fma(b02, s2);
      s3 = a0.fma(b03, s3);
      DoubleVector a1 = DoubleVector.broadcast(SPECIES, a[p + 1]);
      s0 = a1.fma(b10, s0);
      s1 = a1.fma(b11, s1);
      s2 = a1.fma(b12, s2);
      s3 = a1.fma(b13, s3);
      DoubleVector a2 = DoubleVector.broadcast(SPECIES, a[p + 2]);
      s0 = a2.fma(b20, s0);
      s1 = a2.fma(b21, s1);
      s2 = a2.fma(b22, s2);
      s3 = a2.fma(b23, s3);
      DoubleVector a3 = DoubleVector.broadcast(SPECIES, a[p + 3]);
      s0 = a3.fma(b30, s0);
      s1 = a3.fma(b31, s1);
      s2 = a3.fma(b32, s2);
      s3 = a3.fma(b33, s3);
      DoubleVector a4 = DoubleVector.broadcast(SPECIES, a[p + 4]);
      s0 = a4.fma(b40, s0);
      s1 = a4.fma(b41, s1);
      s2 = a4.fma(b42, s2);
      s3 = a4.fma(b43, s3);
      s0.mul(slope, DoubleVector.fromArray(SPECIES, h, gate).compare(GT, 0).not()).intoArray(c, at);
      s1.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + LENGTH).compare(GT, 0).not())
          .intoArray(c, at + LENGTH);
      s2.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 2 * LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 2 * LENGTH);
      s3.mul(slope, DoubleVector.fromArray(SPECIES, h, gate + 3 * LENGTH).compare(GT, 0).not())
          .intoArray(c, at + 3 * LENGTH);
    }
  }
}
