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
 * The register block of {@link PanelBlocks} with the leaky ReLU that follows it, which saves the
 * pass that reads and writes all sums again.
 */
final class RectifiedPanelBlocks {
  private RectifiedPanelBlocks() {}

  /**
   * C = leakyRelu(A B), or of A B + C, for {@code blocks} times five rows; rows of B have PANEL
   * elements.
   */
  static void product5x4(
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
      VectorMask<Double> m00 = s00.compare(LE, 0);
      s00.mul(slope, m00).add(0.0, m00).intoArray(c, at);
      VectorMask<Double> m01 = s01.compare(LE, 0);
      s01.mul(slope, m01).add(0.0, m01).intoArray(c, at + LENGTH);
      VectorMask<Double> m02 = s02.compare(LE, 0);
      s02.mul(slope, m02).add(0.0, m02).intoArray(c, at + 2 * LENGTH);
      VectorMask<Double> m03 = s03.compare(LE, 0);
      s03.mul(slope, m03).add(0.0, m03).intoArray(c, at + 3 * LENGTH);
      VectorMask<Double> m10 = s10.compare(LE, 0);
      s10.mul(slope, m10).add(0.0, m10).intoArray(c, at + PANEL);
      VectorMask<Double> m11 = s11.compare(LE, 0);
      s11.mul(slope, m11).add(0.0, m11).intoArray(c, at + PANEL + LENGTH);
      VectorMask<Double> m12 = s12.compare(LE, 0);
      s12.mul(slope, m12).add(0.0, m12).intoArray(c, at + PANEL + 2 * LENGTH);
      VectorMask<Double> m13 = s13.compare(LE, 0);
      s13.mul(slope, m13).add(0.0, m13).intoArray(c, at + PANEL + 3 * LENGTH);
      VectorMask<Double> m20 = s20.compare(LE, 0);
      s20.mul(slope, m20).add(0.0, m20).intoArray(c, at + 2 * PANEL);
      VectorMask<Double> m21 = s21.compare(LE, 0);
      s21.mul(slope, m21).add(0.0, m21).intoArray(c, at + 2 * PANEL + LENGTH);
      VectorMask<Double> m22 = s22.compare(LE, 0);
      s22.mul(slope, m22).add(0.0, m22).intoArray(c, at + 2 * PANEL + 2 * LENGTH);
      VectorMask<Double> m23 = s23.compare(LE, 0);
      s23.mul(slope, m23).add(0.0, m23).intoArray(c, at + 2 * PANEL + 3 * LENGTH);
      VectorMask<Double> m30 = s30.compare(LE, 0);
      s30.mul(slope, m30).add(0.0, m30).intoArray(c, at + 3 * PANEL);
      VectorMask<Double> m31 = s31.compare(LE, 0);
      s31.mul(slope, m31).add(0.0, m31).intoArray(c, at + 3 * PANEL + LENGTH);
      VectorMask<Double> m32 = s32.compare(LE, 0);
      s32.mul(slope, m32).add(0.0, m32).intoArray(c, at + 3 * PANEL + 2 * LENGTH);
      VectorMask<Double> m33 = s33.compare(LE, 0);
      s33.mul(slope, m33).add(0.0, m33).intoArray(c, at + 3 * PANEL + 3 * LENGTH);
      VectorMask<Double> m40 = s40.compare(LE, 0);
      s40.mul(slope, m40).add(0.0, m40).intoArray(c, at + 4 * PANEL);
      VectorMask<Double> m41 = s41.compare(LE, 0);
      s41.mul(slope, m41).add(0.0, m41).intoArray(c, at + 4 * PANEL + LENGTH);
      VectorMask<Double> m42 = s42.compare(LE, 0);
      s42.mul(slope, m42).add(0.0, m42).intoArray(c, at + 4 * PANEL + 2 * LENGTH);
      VectorMask<Double> m43 = s43.compare(LE, 0);
      s43.mul(slope, m43).add(0.0, m43).intoArray(c, at + 4 * PANEL + 3 * LENGTH);
    }
  }
}
