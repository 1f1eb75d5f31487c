package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.MatrixLayout.ORIGIN;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Matrix products cut into the register blocks of {@link ProductBlocks} and {@link
 * TransposedBlocks}. With many rows the right factor is first copied into a panel that stays close
 * to the core (Goto and van de Geijn 2008), for {@link PackedBlocks}.
 */
final class VectorProduct {
  /**
   * Rows of B per pass: a panel of four 512-bit columns then takes 32 kB and stays close to the
   * core.
   */
  private static final int INNER_BLOCK = 128;

  /** Rows and columns of C per pass: 512 kB, half of a second-level cache. */
  private static final int ROW_BLOCK = 256;

  private static final int COLUMN_BLOCK = 256;

  /** Rows of the result from which copying a panel pays. */
  private static final int PACKED_ROWS = 80;

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
      int depth = Math.min(INNER_BLOCK, inner - k);
      int aFrom = aAt + (transposed ? k * aStride : k);
      int bFrom = bAt + k * bStride;
      boolean resume = add || k > 0;
      int j = 0;
      if (rows >= PACKED_ROWS && columns >= 4 * LENGTH) {
        double[] panel = panels.get();
        for (; j <= columns - 4 * LENGTH; j += 4 * LENGTH) {
          pack(depth, b, bFrom + j, bStride, panel);
          packed4(rows, depth, a, transposed, aFrom, aStride, panel, c, cAt + j, cStride, resume);
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

  /** A panel for {@link #run}; every thread has one of its own. */
  static double[] panel() {
    return new double[ORIGIN + INNER_BLOCK * 4 * LENGTH];
  }

  private static void pack(int depth, double[] b, int bAt, int bStride, double[] panel) {
    for (int k = 0, p = ORIGIN, q = bAt; k < depth; k++, p += 4 * LENGTH, q += bStride) {
      DoubleVector.fromArray(SPECIES, b, q).intoArray(panel, p);
      DoubleVector.fromArray(SPECIES, b, q + LENGTH).intoArray(panel, p + LENGTH);
      DoubleVector.fromArray(SPECIES, b, q + 2 * LENGTH).intoArray(panel, p + 2 * LENGTH);
      DoubleVector.fromArray(SPECIES, b, q + 3 * LENGTH).intoArray(panel, p + 3 * LENGTH);
    }
  }

  private static void packed4(
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
    panel4(
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
