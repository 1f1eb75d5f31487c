package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;

/**
 * Matrix products cut into the register blocks of {@link ProductBlocks} and {@link
 * TransposedBlocks}.
 */
final class VectorProduct {
  /**
   * Rows of B per pass: a panel of four 512-bit columns then takes 32 kB and stays close to the
   * core.
   */
  private static final int INNER_BLOCK = 128;

  private VectorProduct() {}

  /** C = A B, or A' B if {@code transposed}; with {@code add} on top of what C holds. */
  static void run(
      double[] a,
      MatrixLayout aLayout,
      boolean transposed,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout,
      boolean add) {
    int inner = transposed ? aLayout.rows() : aLayout.columns();
    int rows = cLayout.rows();
    int columns = add ? Lanes.padded(cLayout.columns()) : cLayout.stride();
    int aStride = aLayout.stride();
    int bStride = bLayout.stride();
    int cStride = cLayout.stride();
    int cFrom = cLayout.offset();
    if (add && !transposed && (inner == 1 || inner == 2)) {
      RankUpdates.add(
          rows,
          columns,
          inner,
          a,
          aLayout.offset(),
          aStride,
          b,
          bLayout.offset(),
          bStride,
          c,
          cFrom,
          cStride);
      return;
    }
    int k = 0;
    do {
      int depth = Math.min(INNER_BLOCK, inner - k);
      int aFrom = aLayout.offset() + (transposed ? k * aStride : k);
      int bFrom = bLayout.offset() + k * bStride;
      boolean resume = add || k > 0;
      int j = 0;
      for (; j <= columns - 4 * LENGTH; j += 4 * LENGTH) {
        panel4(
            rows,
            depth,
            a,
            transposed,
            aFrom,
            aStride,
            b,
            bFrom + j,
            bStride,
            c,
            cFrom + j,
            cStride,
            resume);
      }
      for (; j <= columns - 2 * LENGTH; j += 2 * LENGTH) {
        panel2(
            rows,
            depth,
            a,
            transposed,
            aFrom,
            aStride,
            b,
            bFrom + j,
            bStride,
            c,
            cFrom + j,
            cStride,
            resume);
      }
      for (; j < columns; j += LENGTH) {
        panel1(
            rows,
            depth,
            a,
            transposed,
            aFrom,
            aStride,
            b,
            bFrom + j,
            bStride,
            c,
            cFrom + j,
            cStride,
            resume);
      }
      k += depth;
    } while (k < inner);
  }

  private static void panel4(
      int rows,
      int depth,
      double[] a,
      boolean transposed,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    int i = 0;
    for (; i <= rows - 5; i += 5) {
      if (transposed) {
        TransposedBlocks.block5x4(
            depth, a, aAt + i, aStride, b, bAt, bStride, c, cAt + i * cStride, cStride, resume);
      } else {
        ProductBlocks.block5x4(
            depth,
            a,
            aAt + i * aStride,
            aStride,
            b,
            bAt,
            bStride,
            c,
            cAt + i * cStride,
            cStride,
            resume);
      }
    }
    for (; i < rows; i++) {
      if (transposed) {
        TransposedBlocks.block1x4(
            depth, a, aAt + i, aStride, b, bAt, bStride, c, cAt + i * cStride, cStride, resume);
      } else {
        ProductBlocks.block1x4(
            depth,
            a,
            aAt + i * aStride,
            aStride,
            b,
            bAt,
            bStride,
            c,
            cAt + i * cStride,
            cStride,
            resume);
      }
    }
  }

  private static void panel2(
      int rows,
      int depth,
      double[] a,
      boolean transposed,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    int i = 0;
    for (; i <= rows - 10; i += 10) {
      if (transposed) {
        TransposedBlocks.block10x2(
            depth, a, aAt + i, aStride, b, bAt, bStride, c, cAt + i * cStride, cStride, resume);
      } else {
        ProductBlocks.block10x2(
            depth,
            a,
            aAt + i * aStride,
            aStride,
            b,
            bAt,
            bStride,
            c,
            cAt + i * cStride,
            cStride,
            resume);
      }
    }
    for (; i < rows; i++) {
      if (transposed) {
        TransposedBlocks.block1x2(
            depth, a, aAt + i, aStride, b, bAt, bStride, c, cAt + i * cStride, cStride, resume);
      } else {
        ProductBlocks.block1x2(
            depth,
            a,
            aAt + i * aStride,
            aStride,
            b,
            bAt,
            bStride,
            c,
            cAt + i * cStride,
            cStride,
            resume);
      }
    }
  }

  private static void panel1(
      int rows,
      int depth,
      double[] a,
      boolean transposed,
      int aAt,
      int aStride,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    int i = 0;
    for (; i <= rows - 10; i += 10) {
      if (transposed) {
        TransposedBlocks.block10x1(
            depth, a, aAt + i, aStride, b, bAt, bStride, c, cAt + i * cStride, cStride, resume);
      } else {
        ProductBlocks.block10x1(
            depth,
            a,
            aAt + i * aStride,
            aStride,
            b,
            bAt,
            bStride,
            c,
            cAt + i * cStride,
            cStride,
            resume);
      }
    }
    for (; i < rows; i++) {
      if (transposed) {
        TransposedBlocks.block1x1(
            depth, a, aAt + i, aStride, b, bAt, bStride, c, cAt + i * cStride, cStride, resume);
      } else {
        ProductBlocks.block1x1(
            depth,
            a,
            aAt + i * aStride,
            aStride,
            b,
            bAt,
            bStride,
            c,
            cAt + i * cStride,
            cStride,
            resume);
      }
    }
  }
}
