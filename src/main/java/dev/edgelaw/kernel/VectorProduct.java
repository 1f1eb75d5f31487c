package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;

/**
 * Matrix products cut into the register blocks of {@link ProductBlocks} and {@link
 * TransposedBlocks}. With many rows the right factor is first copied into a panel that stays close
 * to the core (Goto and van de Geijn 2008), for {@link PackedBlocks}.
 */
final class VectorProduct {
  /** Rows and columns of C per pass: 512 kB, half of a second-level cache. */
  private static final int ROW_BLOCK = 256;

  private static final int COLUMN_BLOCK = 256;

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
      boolean add,
      ThreadLocal<double[]> panels) {
    int inner = transposed ? aLayout.rows() : aLayout.columns();
    int rows = cLayout.rows();
    int columns = add ? Lanes.padded(cLayout.columns()) : cLayout.stride();
    int aStride = aLayout.stride();
    int cStride = cLayout.stride();
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
          bLayout.stride(),
          c,
          cLayout.offset(),
          cStride);
      return;
    }
    for (int i = 0; i < rows; i += ROW_BLOCK) {
      for (int j = 0; j < columns; j += COLUMN_BLOCK) {
        block(
            Math.min(ROW_BLOCK, rows - i),
            Math.min(COLUMN_BLOCK, columns - j),
            inner,
            a,
            transposed,
            aLayout.offset() + (transposed ? i : i * aStride),
            aStride,
            b,
            bLayout.offset() + j,
            bLayout.stride(),
            c,
            cLayout.offset() + i * cStride + j,
            cStride,
            add,
            panels);
      }
    }
  }

  /** A part of C that stays in the second cache while the inner dimension passes by. */
  private static void block(
      int rows,
      int columns,
      int inner,
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
      boolean add,
      ThreadLocal<double[]> panels) {
    int k = 0;
    do {
      int depth = Math.min(PackedPanel.DEPTH, inner - k);
      int aFrom = aAt + (transposed ? k * aStride : k);
      int bFrom = bAt + k * bStride;
      boolean resume = add || k > 0;
      int j = 0;
      if (PanelProduct.suits(columns, aStride, transposed, bStride, cStride)) {
        j =
            PanelProduct.run(
                rows,
                columns,
                depth,
                a,
                transposed,
                aFrom,
                b,
                bFrom,
                bStride,
                c,
                cAt,
                cStride,
                resume,
                panels);
      } else if (rows >= PackedPanel.ROWS && columns >= 4 * LENGTH) {
        double[] panel = panels.get();
        for (; j <= columns - 4 * LENGTH; j += 4 * LENGTH) {
          PackedPanel.fill(panel, depth, b, bFrom + j, bStride);
          PackedPanel.multiply(
              rows, depth, a, transposed, aFrom, aStride, panel, c, cAt + j, cStride, resume);
        }
      }
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
            cAt + j,
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
            cAt + j,
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
            cAt + j,
            cStride,
            resume);
      }
      k += depth;
    } while (k < inner);
  }

  /** Four vectors of columns, in blocks of five rows and of one. */
  static void panel4(
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

  static void panel2(
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
