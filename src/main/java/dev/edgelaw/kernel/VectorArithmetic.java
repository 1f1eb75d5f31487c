package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The same arithmetic on vectors of 128, 256 or 512 bits.
 *
 * <p>No helper takes or returns a vector, however small: only the Vector API's own methods are
 * inlined by force. Where the compiler takes a call for rare it leaves it, and every vector that
 * crosses it is boxed.
 */
final class VectorArithmetic implements Arithmetic {
  /**
   * Rows of B per pass: a panel of four 512-bit columns then takes 32 kB and stays close to the
   * core.
   */
  private static final int INNER_BLOCK = 128;

  @Override
  public String description() {
    return "SIMD, %d-bit vectors (%d doubles)".formatted(SPECIES.vectorBitSize(), LENGTH);
  }

  @Override
  public void multiply(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout) {
    ProductShape.check(aLayout.rows(), aLayout.columns(), bLayout, cLayout);
    product(a, aLayout.offset(), aLayout.stride(), 1, aLayout.columns(), b, bLayout, c, cLayout);
  }

  @Override
  public void multiplyTransposed(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout) {
    ProductShape.check(aLayout.columns(), aLayout.rows(), bLayout, cLayout);
    product(a, aLayout.offset(), 1, aLayout.stride(), aLayout.rows(), b, bLayout, c, cLayout);
  }

  private static void product(
      double[] a,
      int aAt,
      int rowStep,
      int innerStep,
      int inner,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout) {
    int rows = cLayout.rows();
    int stride = cLayout.stride();
    int k = 0;
    do {
      int depth = Math.min(INNER_BLOCK, inner - k);
      int aFrom = aAt + k * innerStep;
      int bFrom = bLayout.offset() + k * stride;
      boolean resume = k > 0;
      int j = 0;
      for (; j <= stride - 4 * LENGTH; j += 4 * LENGTH) {
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
            stride,
            resume);
      }
      for (; j <= stride - 2 * LENGTH; j += 2 * LENGTH) {
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
            stride,
            resume);
      }
      for (; j < stride; j += LENGTH) {
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
            stride,
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
      int stride,
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
          stride,
          c,
          cAt + i * stride,
          stride,
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
          stride,
          c,
          cAt + i * stride,
          stride,
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
      int stride,
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
          stride,
          c,
          cAt + i * stride,
          stride,
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
          stride,
          c,
          cAt + i * stride,
          stride,
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
      int stride,
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
          stride,
          c,
          cAt + i * stride,
          stride,
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
          stride,
          c,
          cAt + i * stride,
          stride,
          resume);
    }
  }

  @Override
  public void addToRows(double[] a, MatrixLayout aLayout, double[] v, int vFrom) {
    for (int i = 0; i < aLayout.rows(); i++) {
      int row = aLayout.index(i, 0);
      for (int j = 0; j < aLayout.stride(); j += LENGTH) {
        DoubleVector.fromArray(SPECIES, a, row + j)
            .add(DoubleVector.fromArray(SPECIES, v, vFrom + j))
            .intoArray(a, row + j);
      }
    }
  }

  @Override
  public void columnSums(double[] a, MatrixLayout aLayout, double[] v, int vFrom) {
    for (int j = 0; j < aLayout.stride(); j += LENGTH) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int i = 0; i < aLayout.rows(); i++) {
        sum = sum.add(DoubleVector.fromArray(SPECIES, a, aLayout.index(i, j)));
      }
      sum.intoArray(v, vFrom + j);
    }
  }

  @Override
  public void leakyRelu(double[] z, double[] h, int from, int length, double slope) {
    for (int i = from; i < from + length; i += LENGTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, z, i);
      x.blend(x.mul(slope).add(0.0), x.compare(VectorOperators.LE, 0)).intoArray(h, i);
    }
  }

  @Override
  public void leakyReluGradient(double[] z, double[] d, int from, int length, double slope) {
    for (int i = from; i < from + length; i += LENGTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, d, i);
      x.mul(slope)
          .blend(x, DoubleVector.fromArray(SPECIES, z, i).compare(VectorOperators.GT, 0))
          .intoArray(d, i);
    }
  }

  @Override
  public void addScaled(double alpha, double[] x, int xFrom, double[] y, int yFrom, int length) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, alpha);
    for (int i = 0; i < length; i += LENGTH) {
      factor
          .fma(
              DoubleVector.fromArray(SPECIES, x, xFrom + i),
              DoubleVector.fromArray(SPECIES, y, yFrom + i))
          .intoArray(y, yFrom + i);
    }
  }

  @Override
  public void scaleAndAdd(double[] x, double beta, double[] y, int from, int length) {
    DoubleVector factor = DoubleVector.broadcast(SPECIES, beta);
    for (int i = from; i < from + length; i += LENGTH) {
      factor
          .fma(DoubleVector.fromArray(SPECIES, y, i), DoubleVector.fromArray(SPECIES, x, i))
          .intoArray(y, i);
    }
  }

  @Override
  public void scale(double alpha, double[] x, int from, int length) {
    for (int i = from; i < from + length; i += LENGTH) {
      DoubleVector.fromArray(SPECIES, x, i).mul(alpha).intoArray(x, i);
    }
  }

  @Override
  public void subtract(double[] x, double[] y, double[] z, int from, int length) {
    for (int i = from; i < from + length; i += LENGTH) {
      DoubleVector.fromArray(SPECIES, x, i)
          .sub(DoubleVector.fromArray(SPECIES, y, i))
          .intoArray(z, i);
    }
  }

  @Override
  public void exp(double[] x, int from, int length) {
    VectorElementary.exp(x, from, length);
  }

  @Override
  public void log(double[] x, int from, int length) {
    VectorElementary.log(x, from, length);
  }

  /** Vectors shorter than the eight lanes take them in turns, each pass with a stride of eight. */
  @Override
  public void accumulateProducts(
      double[] x, int xFrom, double[] y, int yFrom, int length, double[] lanes, int lanesAt) {
    for (int lane = 0; lane < Lanes.COUNT; lane += LENGTH) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, lanes, lanesAt + lane);
      for (int i = lane; i < length; i += Lanes.COUNT) {
        sum =
            DoubleVector.fromArray(SPECIES, x, xFrom + i)
                .fma(DoubleVector.fromArray(SPECIES, y, yFrom + i), sum);
      }
      sum.intoArray(lanes, lanesAt + lane);
    }
  }

  @Override
  public void accumulate(double[] x, int from, int length, double[] lanes, int lanesAt) {
    for (int lane = 0; lane < Lanes.COUNT; lane += LENGTH) {
      DoubleVector sum = DoubleVector.fromArray(SPECIES, lanes, lanesAt + lane);
      for (int i = lane; i < length; i += Lanes.COUNT) {
        sum = sum.add(DoubleVector.fromArray(SPECIES, x, from + i));
      }
      sum.intoArray(lanes, lanesAt + lane);
    }
  }
}
