package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;

/** Matrix products cut into the register blocks of {@link ProductBlocks}. */
final class VectorProduct {
  /**
   * Rows of B per pass: a panel of four 512-bit columns then takes 32 kB and stays close to the
   * core.
   */
  private static final int INNER_BLOCK = 128;

  private VectorProduct() {}

  /**
   * C = A B, or C += A B. Left-hand element (i, k) is at {@code aAt + i * rowStep + k * innerStep}.
   */
  static void run(
      double[] a,
      int aAt,
      int rowStep,
      int innerStep,
      int inner,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout,
      boolean add) {
    int rows = cLayout.rows();
    int columns = add ? Lanes.padded(cLayout.columns()) : cLayout.stride();
    int bStride = bLayout.stride();
    int cStride = cLayout.stride();
    int k = 0;
    do {
      int depth = Math.min(INNER_BLOCK, inner - k);
      int aFrom = aAt + k * innerStep;
      int bFrom = bLayout.offset() + k * bStride;
      boolean resume = add || k > 0;
      int j = 0;
      for (; j <= columns - 4 * LENGTH; j += 4 * LENGTH) {
        panel4(
            rows,
            depth,
            a,
            aFrom,
            rowStep,
            innerStep,
            b,
            bFrom + j,
            c,
            cLayout.offset() + j,
            bStride,
            cStride,
            resume);
      }
      for (; j <= columns - 2 * LENGTH; j += 2 * LENGTH) {
        panel2(
            rows,
            depth,
            a,
            aFrom,
            rowStep,
            innerStep,
            b,
            bFrom + j,
            c,
            cLayout.offset() + j,
            bStride,
            cStride,
            resume);
      }
      for (; j < columns; j += LENGTH) {
        panel1(
            rows,
            depth,
            a,
            aFrom,
            rowStep,
            innerStep,
            b,
            bFrom + j,
            c,
            cLayout.offset() + j,
            bStride,
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
      int aAt,
      int rowStep,
      int innerStep,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int bStride,
      int cStride,
      boolean resume) {
    int i = 0;
    for (; i <= rows - 5; i += 5) {
      ProductBlocks.block5x4(
          depth,
          a,
          aAt + i * rowStep,
          rowStep,
          innerStep,
          b,
          bAt,
          bStride,
          c,
          cAt + i * cStride,
          cStride,
          resume);
    }
    for (; i < rows; i++) {
      ProductBlocks.block1x4(
          depth,
          a,
          aAt + i * rowStep,
          rowStep,
          innerStep,
          b,
          bAt,
          bStride,
          c,
          cAt + i * cStride,
          cStride,
          resume);
    }
  }

  private static void panel2(
      int rows,
      int depth,
      double[] a,
      int aAt,
      int rowStep,
      int innerStep,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int bStride,
      int cStride,
      boolean resume) {
    int i = 0;
    for (; i <= rows - 10; i += 10) {
      ProductBlocks.block10x2(
          depth,
          a,
          aAt + i * rowStep,
          rowStep,
          innerStep,
          b,
          bAt,
          bStride,
          c,
          cAt + i * cStride,
          cStride,
          resume);
    }
    for (; i < rows; i++) {
      ProductBlocks.block1x2(
          depth,
          a,
          aAt + i * rowStep,
          rowStep,
          innerStep,
          b,
          bAt,
          bStride,
          c,
          cAt + i * cStride,
          cStride,
          resume);
    }
  }

  private static void panel1(
      int rows,
      int depth,
      double[] a,
      int aAt,
      int rowStep,
      int innerStep,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int bStride,
      int cStride,
      boolean resume) {
    int i = 0;
    for (; i <= rows - 8; i += 8) {
      ProductBlocks.block8x1(
          depth,
          a,
          aAt + i * rowStep,
          rowStep,
          innerStep,
          b,
          bAt,
          bStride,
          c,
          cAt + i * cStride,
          cStride,
          resume);
    }
    for (; i < rows; i++) {
      ProductBlocks.block1x1(
          depth,
          a,
          aAt + i * rowStep,
          rowStep,
          innerStep,
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
