package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.MatrixLayout.ORIGIN;
import static dev.edgelaw.kernel.MatrixLayout.PANEL;
import static dev.edgelaw.kernel.PanelBlocks.BLOCK;
import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.DoubleVector;

/** Products whose left factor has rows of {@link MatrixLayout#PANEL}, in {@link PanelBlocks}. */
final class PanelProduct {
  /** Columns of a block of half a panel's width. */
  private static final int HALF = 2 * LENGTH;

  private PanelProduct() {}

  /** Whether the blocks fit: those of A B write panels or narrow results. */
  static boolean suits(int columns, int aStride, boolean transposed, int bStride, int cStride) {
    return aStride == PANEL
        && (transposed || cStride == PANEL || narrow(columns, bStride, cStride));
  }

  private static boolean narrow(int columns, int bStride, int cStride) {
    return columns == Lanes.COUNT && bStride == Lanes.COUNT && cStride == Lanes.COUNT;
  }

  /**
   * C = A B or A' B, or on top of what C holds, as far as blocks of whole width reach.
   *
   * @return the number of columns done, from the left
   */
  static int run(
      int rows,
      int columns,
      int depth,
      double[] a,
      boolean transposed,
      int aAt,
      double[] b,
      int bAt,
      int bStride,
      double[] c,
      int cAt,
      int cStride,
      boolean resume,
      ThreadLocal<double[]> panels) {
    if (!transposed && narrow(columns, bStride, cStride)) {
      for (int j = 0; j < columns; j += LENGTH) {
        narrow(rows, depth, a, aAt, b, bAt + j, c, cAt + j, resume);
      }
      return columns;
    }
    int j = 0;
    for (; j <= columns - BLOCK; j += BLOCK) {
      double[] block = b;
      int at = bAt + j;
      if (bStride != BLOCK) {
        block = panels.get();
        at = ORIGIN;
        PackedPanel.fill(block, depth, b, bAt + j, bStride);
      }
      wide(rows, depth, a, transposed, aAt, block, at, c, cAt + j, cStride, resume);
    }
    if (bStride == PANEL && j <= columns - HALF) {
      half(rows, depth, a, transposed, aAt, b, bAt + j, c, cAt + j, cStride, resume);
      j += HALF;
    }
    return j;
  }

  private static void half(
      int rows,
      int depth,
      double[] a,
      boolean transposed,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    int tens = rows / 10;
    int fives = 0;
    if (transposed) {
      fives = (rows - 10 * tens) / 5;
      TransposedHalfPanelBlocks.product10x2(tens, depth, a, aAt, b, bAt, c, cAt, cStride, resume);
      TransposedHalfPanelBlocks.product5x2(
          fives, depth, a, aAt + 10 * tens, b, bAt, c, cAt + 10 * tens * cStride, cStride, resume);
    } else {
      HalfPanelBlocks.product10x2(tens, depth, a, aAt, b, bAt, c, cAt, resume);
    }
    int done = 10 * tens + 5 * fives;
    if (done < rows) {
      VectorProduct.panel2(
          rows - done,
          depth,
          a,
          transposed,
          aAt + (transposed ? done : done * PANEL),
          PANEL,
          b,
          bAt,
          PANEL,
          c,
          cAt + done * cStride,
          cStride,
          resume);
    }
  }

  private static void wide(
      int rows,
      int depth,
      double[] a,
      boolean transposed,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      int cStride,
      boolean resume) {
    int fives = rows / 5;
    int fours = 0;
    if (transposed) {
      fives = fives(rows);
      fours = (rows - 5 * fives) / 4;
      TransposedPanelBlocks.product5x4(fives, depth, a, aAt, b, bAt, c, cAt, cStride, resume);
      TransposedPanelBlocks.product4x4(
          fours, depth, a, aAt + 5 * fives, b, bAt, c, cAt + 5 * fives * cStride, cStride, resume);
    } else {
      PanelBlocks.product5x4(fives, depth, a, aAt, b, bAt, c, cAt, resume);
    }
    int done = 5 * fives + 4 * fours;
    if (done < rows) {
      VectorProduct.panel4(
          rows - done,
          depth,
          a,
          transposed,
          aAt + (transposed ? done : done * PANEL),
          PANEL,
          b,
          bAt,
          BLOCK,
          c,
          cAt + done * cStride,
          cStride,
          resume);
    }
  }

  /** How many blocks of five rows let blocks of four do the rest; single rows are slow. */
  private static int fives(int rows) {
    int fives = rows % 5 == 0 ? rows / 5 : rows % 4;
    return 5 * fives <= rows ? fives : rows / 5;
  }

  private static void narrow(
      int rows,
      int depth,
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] c,
      int cAt,
      boolean resume) {
    int tens = rows / 10;
    PanelBlocks.product10x1(tens, depth, a, aAt, b, bAt, c, cAt, resume);
    for (int i = 10 * tens; i < rows; i++) {
      ProductBlocks.block1x1(
          depth,
          a,
          aAt + i * PANEL,
          PANEL,
          b,
          bAt,
          Lanes.COUNT,
          c,
          cAt + i * Lanes.COUNT,
          Lanes.COUNT,
          resume);
    }
  }

  /** C = A B, or A B + C, through the gates of H, whose rows are as far apart as C's. */
  static void gated(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] h,
      int hFrom,
      double[] c,
      MatrixLayout cLayout,
      double slope,
      boolean add) {
    int rows = cLayout.rows();
    int inner = aLayout.columns();
    int columns = Lanes.padded(cLayout.columns());
    boolean inPanels = inPanels(aLayout, bLayout, cLayout);
    int wide = inPanels ? columns - columns % BLOCK : 0;
    int done = inner == GatedPanelBlocks.TERMS ? rows : rows - rows % 5;
    for (int j = 0; j < wide; j += BLOCK) {
      int left = aLayout.offset();
      int right = bLayout.offset() + j;
      int gates = hFrom + j;
      int at = cLayout.offset() + j;
      if (inner == GatedPanelBlocks.TERMS) {
        GatedPanelBlocks.rows5x4(rows, a, left, b, right, h, gates, c, at, slope, add);
      } else {
        GatedPanelBlocks.product5x4(
            rows / 5, inner, a, left, b, right, h, gates, c, at, slope, add);
      }
    }
    int half = inPanels && wide <= columns - HALF ? wide + HALF : wide;
    int halfDone = inner == GatedPanelBlocks.TERMS ? rows : rows - rows % 10;
    if (wide < half) {
      int left = aLayout.offset();
      int right = bLayout.offset() + wide;
      int gates = hFrom + wide;
      int at = cLayout.offset() + wide;
      if (inner == GatedPanelBlocks.TERMS) {
        GatedHalfPanelBlocks.rows5x2(rows, a, left, b, right, h, gates, c, at, slope, add);
      } else {
        GatedHalfPanelBlocks.product10x2(
            rows / 10, inner, a, left, b, right, h, gates, c, at, slope, add);
      }
    }
    for (int i = 0; i < rows; i++) {
      for (int j = i < halfDone ? half : i < done ? wide : 0; j < columns; j += LENGTH) {
        int at = cLayout.index(i, j);
        DoubleVector sum =
            add ? DoubleVector.fromArray(SPECIES, c, at) : DoubleVector.zero(SPECIES);
        int row = aLayout.index(i, 0);
        for (int k = 0, q = bLayout.offset() + j; k < inner; k++, q += bLayout.stride()) {
          sum =
              DoubleVector.broadcast(SPECIES, a[row + k])
                  .fma(DoubleVector.fromArray(SPECIES, b, q), sum);
        }
        sum.mul(slope)
            .blend(
                sum,
                DoubleVector.fromArray(SPECIES, h, hFrom + i * cLayout.stride() + j).compare(GT, 0))
            .intoArray(c, at);
      }
    }
  }

  /** C = leakyRelu(A B), or of A B + C. */
  static void rectified(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout,
      double slope,
      boolean add) {
    int rows = cLayout.rows();
    int inner = aLayout.columns();
    int columns = Lanes.padded(cLayout.columns());
    boolean inPanels = inPanels(aLayout, bLayout, cLayout);
    int wide = inPanels ? columns - columns % BLOCK : 0;
    int done = rows - rows % 5;
    for (int j = 0; j < wide; j += BLOCK) {
      int left = aLayout.offset();
      int right = bLayout.offset() + j;
      int at = cLayout.offset() + j;
      RectifiedPanelBlocks.product5x4(rows / 5, inner, a, left, b, right, c, at, slope, add);
    }
    int half = inPanels && wide <= columns - HALF ? wide + HALF : wide;
    int halfDone = rows - rows % 10;
    if (wide < half) {
      int left = aLayout.offset();
      int right = bLayout.offset() + wide;
      int at = cLayout.offset() + wide;
      HalfPanelBlocks.rectified10x2(rows / 10, inner, a, left, b, right, c, at, slope, add);
    }
    for (int i = 0; i < rows; i++) {
      for (int j = i < halfDone ? half : i < done ? wide : 0; j < columns; j += LENGTH) {
        int at = cLayout.index(i, j);
        DoubleVector sum =
            add ? DoubleVector.fromArray(SPECIES, c, at) : DoubleVector.zero(SPECIES);
        int row = aLayout.index(i, 0);
        for (int k = 0, q = bLayout.offset() + j; k < inner; k++, q += bLayout.stride()) {
          sum =
              DoubleVector.broadcast(SPECIES, a[row + k])
                  .fma(DoubleVector.fromArray(SPECIES, b, q), sum);
        }
        sum.blend(sum.mul(slope).add(0.0), sum.compare(LE, 0)).intoArray(c, at);
      }
    }
  }

  private static boolean inPanels(MatrixLayout a, MatrixLayout b, MatrixLayout c) {
    return a.stride() == PANEL && b.stride() == PANEL && c.stride() == PANEL;
  }
}
