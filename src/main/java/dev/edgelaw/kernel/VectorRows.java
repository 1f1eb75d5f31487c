package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * Matrix-vector products along rows, four rows at a time: a vector of x, and for the symmetric
 * product one of y, then serves four vectors of A.
 *
 * <p>Vectors shorter than the eight lanes take them in turns, each pass with a stride of eight.
 */
final class VectorRows {
  private VectorRows() {}

  private static DoubleVector load(double[] x, int at) {
    return DoubleVector.fromArray(SPECIES, x, at);
  }

  static void products(
      double[] a,
      MatrixLayout aLayout,
      double[] x,
      int xFrom,
      double[] y,
      int yFrom,
      double[] lanes) {
    int rows = aLayout.rows();
    int length = Lanes.padded(aLayout.columns());
    int i = 0;
    for (; i <= rows - 4; i += 4) {
      Arrays.fill(lanes, 0, 4 * Lanes.COUNT, 0);
      dot4(a, aLayout.index(i, 0), aLayout.stride(), x, xFrom, length, lanes, 0);
      storeSums(lanes, y, yFrom + i);
    }
    for (; i < rows; i++) {
      Arrays.fill(lanes, 0, Lanes.COUNT, 0);
      dot1(a, aLayout.index(i, 0), x, xFrom, length, lanes, 0);
      y[yFrom + i] = Lanes.sum(lanes, 0);
    }
  }

  static void accumulate(double[] a, MatrixLayout aLayout, double[] x, int xFrom, double[] lanes) {
    int rows = aLayout.rows();
    int length = aLayout.columns();
    int i = 0;
    for (; i <= rows - 4; i += 4) {
      int at = i * Lanes.COUNT;
      dot4(a, aLayout.index(i, 0), aLayout.stride(), x, xFrom, length, lanes, at);
    }
    for (; i < rows; i++) {
      dot1(a, aLayout.index(i, 0), x, xFrom, length, lanes, i * Lanes.COUNT);
    }
  }

  static void symmetricProduct(
      double[] a,
      MatrixLayout aLayout,
      double[] x,
      int xFrom,
      double[] y,
      int yFrom,
      double[] lanes) {
    int rows = aLayout.rows();
    int i = 0;
    for (; i <= rows - 4; i += 4) {
      int block = i & -Lanes.COUNT;
      symmetric4(a, aLayout.index(i, 0), aLayout.stride(), x, xFrom, i, y, yFrom, block, lanes);
      storeSums(lanes, y, yFrom + i);
    }
    for (; i < rows; i++) {
      int block = i & -Lanes.COUNT;
      symmetric1(a, aLayout.index(i, 0), x, xFrom, i, y, yFrom, block, lanes);
      y[yFrom + i] = Lanes.sum(lanes, 0);
    }
  }

  private static void storeSums(double[] lanes, double[] y, int at) {
    for (int row = 0; row < 4; row++) {
      y[at + row] = Lanes.sum(lanes, row * Lanes.COUNT);
    }
  }

  /** On top of what the lanes hold, of four rows one behind the other. */
  private static void dot4(
      double[] a, int row, int stride, double[] x, int xFrom, int to, double[] lanes, int at) {
    for (int lane = 0; lane < Lanes.COUNT; lane += LENGTH) {
      DoubleVector s0 = load(lanes, at + lane);
      DoubleVector s1 = load(lanes, at + lane + Lanes.COUNT);
      DoubleVector s2 = load(lanes, at + lane + 2 * Lanes.COUNT);
      DoubleVector s3 = load(lanes, at + lane + 3 * Lanes.COUNT);
      for (int j = lane; j < to; j += Lanes.COUNT) {
        DoubleVector v = load(x, xFrom + j);
        s0 = load(a, row + j).fma(v, s0);
        s1 = load(a, row + stride + j).fma(v, s1);
        s2 = load(a, row + 2 * stride + j).fma(v, s2);
        s3 = load(a, row + 3 * stride + j).fma(v, s3);
      }
      s0.intoArray(lanes, at + lane);
      s1.intoArray(lanes, at + lane + Lanes.COUNT);
      s2.intoArray(lanes, at + lane + 2 * Lanes.COUNT);
      s3.intoArray(lanes, at + lane + 3 * Lanes.COUNT);
    }
  }

  private static void dot1(
      double[] a, int row, double[] x, int xFrom, int to, double[] lanes, int at) {
    for (int lane = 0; lane < Lanes.COUNT; lane += LENGTH) {
      DoubleVector s = load(lanes, at + lane);
      for (int j = lane; j < to; j += Lanes.COUNT) {
        s = load(a, row + j).fma(load(x, xFrom + j), s);
      }
      s.intoArray(lanes, at + lane);
    }
  }

  /** Dot products of rows i to i + 3 with x, and what they add to y left of the diagonal block. */
  private static void symmetric4(
      double[] a,
      int row,
      int stride,
      double[] x,
      int xFrom,
      int i,
      double[] y,
      int yFrom,
      int block,
      double[] lanes) {
    DoubleVector x0 = DoubleVector.broadcast(SPECIES, x[xFrom + i]);
    DoubleVector x1 = DoubleVector.broadcast(SPECIES, x[xFrom + i + 1]);
    DoubleVector x2 = DoubleVector.broadcast(SPECIES, x[xFrom + i + 2]);
    DoubleVector x3 = DoubleVector.broadcast(SPECIES, x[xFrom + i + 3]);
    for (int lane = 0; lane < Lanes.COUNT; lane += LENGTH) {
      DoubleVector s0 = DoubleVector.zero(SPECIES);
      DoubleVector s1 = s0;
      DoubleVector s2 = s0;
      DoubleVector s3 = s0;
      int j = lane;
      for (; j < block; j += Lanes.COUNT) {
        DoubleVector v = load(x, xFrom + j);
        DoubleVector a0 = load(a, row + j);
        DoubleVector a1 = load(a, row + stride + j);
        DoubleVector a2 = load(a, row + 2 * stride + j);
        DoubleVector a3 = load(a, row + 3 * stride + j);
        s0 = a0.fma(v, s0);
        s1 = a1.fma(v, s1);
        s2 = a2.fma(v, s2);
        s3 = a3.fma(v, s3);
        a3.fma(x3, a2.fma(x2, a1.fma(x1, a0.fma(x0, load(y, yFrom + j))))).intoArray(y, yFrom + j);
      }
      DoubleVector v = load(x, xFrom + j);
      load(a, row + j).fma(v, s0).intoArray(lanes, lane);
      load(a, row + stride + j).fma(v, s1).intoArray(lanes, lane + Lanes.COUNT);
      load(a, row + 2 * stride + j).fma(v, s2).intoArray(lanes, lane + 2 * Lanes.COUNT);
      load(a, row + 3 * stride + j).fma(v, s3).intoArray(lanes, lane + 3 * Lanes.COUNT);
    }
  }

  private static void symmetric1(
      double[] a,
      int row,
      double[] x,
      int xFrom,
      int i,
      double[] y,
      int yFrom,
      int block,
      double[] lanes) {
    DoubleVector xi = DoubleVector.broadcast(SPECIES, x[xFrom + i]);
    for (int lane = 0; lane < Lanes.COUNT; lane += LENGTH) {
      DoubleVector s = DoubleVector.zero(SPECIES);
      int j = lane;
      for (; j < block; j += Lanes.COUNT) {
        DoubleVector ai = load(a, row + j);
        s = ai.fma(load(x, xFrom + j), s);
        ai.fma(xi, load(y, yFrom + j)).intoArray(y, yFrom + j);
      }
      load(a, row + j).fma(load(x, xFrom + j), s).intoArray(lanes, lane);
    }
  }
}
