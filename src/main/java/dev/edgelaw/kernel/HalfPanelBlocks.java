package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.Bounds.DEPTHS;
import static dev.edgelaw.kernel.Bounds.PLACES;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;
import static java.util.Objects.checkIndex;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * Register blocks of half a panel's width: two vectors of columns, and twice the rows of {@link
 * PanelBlocks}. All factors lie in panels.
 */
final class HalfPanelBlocks {
  private HalfPanelBlocks() {}

  /** C = A B, or C += A B, for {@code blocks} times ten rows. */
  static void product10x2(
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
      int at = checkIndex(cAt + i * 10 * PANEL, PLACES);
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
      s00.intoArray(c, at);
      s01.intoArray(c, at + LENGTH);
      s10.intoArray(c, at + PANEL);
      s11.intoArray(c, at + PANEL + LENGTH);
      s20.intoArray(c, at + 2 * PANEL);
      s21.intoArray(c, at + 2 * PANEL + LENGTH);
      s30.intoArray(c, at + 3 * PANEL);
      s31.intoArray(c, at + 3 * PANEL + LENGTH);
      s40.intoArray(c, at + 4 * PANEL);
      s41.intoArray(c, at + 4 * PANEL + LENGTH);
      s50.intoArray(c, at + 5 * PANEL);
      s51.intoArray(c, at + 5 * PANEL + LENGTH);
      s60.intoArray(c, at + 6 * PANEL);
      s61.intoArray(c, at + 6 * PANEL + LENGTH);
      s70.intoArray(c, at + 7 * PANEL);
      s71.intoArray(c, at + 7 * PANEL + LENGTH);
      s80.intoArray(c, at + 8 * PANEL);
      s81.intoArray(c, at + 8 * PANEL + LENGTH);
      s90.intoArray(c, at + 9 * PANEL);
      s91.intoArray(c, at + 9 * PANEL + LENGTH);
    }
  }

  /** C = leakyRelu(A B), or of A B + C. */
  static void rectified10x2(
      int blocks,
      int inner,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      double slope,
      boolean resume) {
    int turns = checkIndex(inner, DEPTHS);
    int panel = checkIndex(bAt, PLACES);
    for (int i = 0; i < blocks; i++) {
      int left = checkIndex(aAt + i * 10 * PANEL, PLACES);
      int at = checkIndex(cAt + i * 10 * PANEL, PLACES);
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
      VectorMask<Double> m00 = s00.compare(LE, 0);
      s00.mul(slope, m00).add(0.0, m00).intoArray(c, at);
      VectorMask<Double> m01 = s01.compare(LE, 0);
      s01.mul(slope, m01).add(0.0, m01).intoArray(c, at + LENGTH);
      VectorMask<Double> m10 = s10.compare(LE, 0);
      s10.mul(slope, m10).add(0.0, m10).intoArray(c, at + PANEL);
      VectorMask<Double> m11 = s11.compare(LE, 0);
      s11.mul(slope, m11).add(0.0, m11).intoArray(c, at + PANEL + LENGTH);
      VectorMask<Double> m20 = s20.compare(LE, 0);
      s20.mul(slope, m20).add(0.0, m20).intoArray(c, at + 2 * PANEL);
      VectorMask<Double> m21 = s21.compare(LE, 0);
      s21.mul(slope, m21).add(0.0, m21).intoArray(c, at + 2 * PANEL + LENGTH);
      VectorMask<Double> m30 = s30.compare(LE, 0);
      s30.mul(slope, m30).add(0.0, m30).intoArray(c, at + 3 * PANEL);
      VectorMask<Double> m31 = s31.compare(LE, 0);
      s31.mul(slope, m31).add(0.0, m31).intoArray(c, at + 3 * PANEL + LENGTH);
      VectorMask<Double> m40 = s40.compare(LE, 0);
      s40.mul(slope, m40).add(0.0, m40).intoArray(c, at + 4 * PANEL);
      VectorMask<Double> m41 = s41.compare(LE, 0);
      s41.mul(slope, m41).add(0.0, m41).intoArray(c, at + 4 * PANEL + LENGTH);
      VectorMask<Double> m50 = s50.compare(LE, 0);
      s50.mul(slope, m50).add(0.0, m50).intoArray(c, at + 5 * PANEL);
      VectorMask<Double> m51 = s51.compare(LE, 0);
      s51.mul(slope, m51).add(0.0, m51).intoArray(c, at + 5 * PANEL + LENGTH);
      VectorMask<Double> m60 = s60.compare(LE, 0);
      s60.mul(slope, m60).add(0.0, m60).intoArray(c, at + 6 * PANEL);
      VectorMask<Double> m61 = s61.compare(LE, 0);
      s61.mul(slope, m61).add(0.0, m61).intoArray(c, at + 6 * PANEL + LENGTH);
      VectorMask<Double> m70 = s70.compare(LE, 0);
      s70.mul(slope, m70).add(0.0, m70).intoArray(c, at + 7 * PANEL);
      VectorMask<Double> m71 = s71.compare(LE, 0);
      s71.mul(slope, m71).add(0.0, m71).intoArray(c, at + 7 * PANEL + LENGTH);
      VectorMask<Double> m80 = s80.compare(LE, 0);
      s80.mul(slope, m80).add(0.0, m80).intoArray(c, at + 8 * PANEL);
      VectorMask<Double> m81 = s81.compare(LE, 0);
      s81.mul(slope, m81).add(0.0, m81).intoArray(c, at + 8 * PANEL + LENGTH);
      VectorMask<Double> m90 = s90.compare(LE, 0);
      s90.mul(slope, m90).add(0.0, m90).intoArray(c, at + 9 * PANEL);
      VectorMask<Double> m91 = s91.compare(LE, 0);
      s91.mul(slope, m91).add(0.0, m91).intoArray(c, at + 9 * PANEL + LENGTH);
    }
  }
}
