package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.MatrixLayout.ORIGIN;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Four vectors of columns of a product's right factor, copied so that its rows follow each other:
 * the copy stays close to the core, whatever the factor's stride, while the rows of the left factor
 * pass by (Goto and van de Geijn 2008).
 */
final class PackedPanel {
  /**
   * Rows of B per panel: one of four 512-bit columns then takes 32 kB and stays close to the core.
   */
  static final int DEPTH = 128;

  /** Rows of the result from which copying a panel pays. */
  static final int ROWS = 60;

  private PackedPanel() {}

  /** Room for a panel: every thread has one of its own. */
  static double[] allocate() {
    return new double[ORIGIN + DEPTH * 4 * LENGTH];
  }

  /** Copies the panel of B that begins at {@code bAt}. */
  static void fill(double[] panel, int depth, double[] b, int bAt, int bStride) {
    for (int k = 0, p = ORIGIN, q = bAt; k < depth; k++, p += 4 * LENGTH, q += bStride) {
      DoubleVector.fromArray(SPECIES, b, q).intoArray(panel, p);
      DoubleVector.fromArray(SPECIES, b, q + LENGTH).intoArray(panel, p + LENGTH);
      DoubleVector.fromArray(SPECIES, b, q + 2 * LENGTH).intoArray(panel, p + 2 * LENGTH);
      DoubleVector.fromArray(SPECIES, b, q + 3 * LENGTH).intoArray(panel, p + 3 * LENGTH);
    }
  }

  /** Four vectors of columns of C, from the panel. */
  static void multiply(
      int rows,
      int depth,
      double[] a,
      boolean transposed,
      int aAt,
      int aStride,
      double[] panel,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    int i = 0;
    for (; i <= rows - 5; i += 5) {
      if (transposed) {
        PackedBlocks.transposed5x4(
            depth, a, aAt + i, aStride, panel, c, cAt + i * cStride, cStride, resume);
      } else {
        PackedBlocks.product5x4(
            depth, a, aAt + i * aStride, aStride, panel, c, cAt + i * cStride, cStride, resume);
      }
    }
    int done = transposed ? i : i * aStride;
    VectorProduct.panel4(
        rows - i,
        depth,
        a,
        transposed,
        aAt + done,
        aStride,
        panel,
        ORIGIN,
        4 * LENGTH,
        c,
        cAt + i * cStride,
        cStride,
        resume);
  }
}
