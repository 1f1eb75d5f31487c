package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The same arithmetic on vectors of 128, 256 or 512 bits.
 *
 * <p>No helper takes or returns a vector, however small: only the Vector API's own methods are
 * inlined by force. Where the compiler takes a call for rare it leaves it, and every vector that
 * crosses it is boxed.
 */
final class VectorArithmetic implements Arithmetic {
  private final ThreadLocal<double[]> panels = ThreadLocal.withInitial(PackedPanel::allocate);

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
    VectorProduct.run(a, aLayout, false, b, bLayout, c, cLayout, false, panels);
  }

  @Override
  public void multiply(
      SparseRows a, double[] b, MatrixLayout bLayout, double[] c, MatrixLayout cLayout) {
    ProductShape.check(a.rows(), a.columns(), bLayout, cLayout);
    SparseProduct.run(a, b, bLayout, c, cLayout);
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
    VectorProduct.run(a, aLayout, true, b, bLayout, c, cLayout, false, panels);
  }

  @Override
  public void addProduct(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout) {
    ProductShape.checkSum(aLayout.rows(), aLayout.columns(), bLayout, cLayout);
    VectorProduct.run(a, aLayout, false, b, bLayout, c, cLayout, true, panels);
  }

  @Override
  public void addProductTransposed(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout) {
    ProductShape.checkSum(aLayout.columns(), aLayout.rows(), bLayout, cLayout);
    VectorProduct.run(a, aLayout, true, b, bLayout, c, cLayout, true, panels);
  }

  @Override
  public void multiplyRectified(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      double[] c,
      MatrixLayout cLayout,
      double slope,
      boolean add) {
    ProductShape.checkSum(aLayout.rows(), aLayout.columns(), bLayout, cLayout);
    PanelProduct.rectified(a, aLayout, b, bLayout, c, cLayout, slope, add);
  }

  @Override
  public void multiplyThroughGates(
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
    ProductShape.checkSum(aLayout.rows(), aLayout.columns(), bLayout, cLayout);
    PanelProduct.gated(a, aLayout, b, bLayout, h, hFrom, c, cLayout, slope, add);
  }

  @Override
  public void copy(double[] a, MatrixLayout aLayout, double[] c, MatrixLayout cLayout) {
    int columns = Lanes.padded(cLayout.columns());
    int rows = cLayout.rows();
    int aStride = aLayout.stride();
    int cStride = cLayout.stride();
    for (int j = 0; j < columns; j += LENGTH) {
      int from = aLayout.offset() + j;
      int to = cLayout.offset() + j;
      for (int i = 0; i < rows; i++, from += aStride, to += cStride) {
        DoubleVector.fromArray(SPECIES, a, from).intoArray(c, to);
      }
    }
  }

  @Override
  public void gatherRows(
      double[] a, MatrixLayout aLayout, int[] rows, int from, double[] c, MatrixLayout cLayout) {
    ChosenRows.gather(cLayout.rows(), a, aLayout.offset(), rows, from, c, cLayout.offset());
  }

  @Override
  public void combineBlocks(
      double[] weights,
      int weightsFrom,
      double[] a,
      MatrixLayout aLayout,
      int[] blocks,
      int from,
      double[] c,
      MatrixLayout cLayout) {
    ChosenRows.combine(
        cLayout.rows(),
        aLayout.rows(),
        weights,
        weightsFrom,
        a,
        aLayout.offset(),
        aLayout.stride(),
        blocks,
        from,
        c,
        cLayout.offset());
  }

  @Override
  public void addChosenProducts(
      double[] a,
      MatrixLayout aLayout,
      double[] b,
      MatrixLayout bLayout,
      int[] pairs,
      int[] starts,
      int from,
      double[] c,
      MatrixLayout cLayout) {
    ChosenRows.add(
        cLayout.columns() / MatrixLayout.PANEL,
        cLayout.rows(),
        pairs,
        starts,
        from,
        a,
        aLayout.offset(),
        b,
        bLayout.offset(),
        c,
        cLayout.offset(),
        cLayout.stride());
  }

  @Override
  public void rowProducts(
      double[] a,
      MatrixLayout aLayout,
      double[] x,
      int xFrom,
      double[] y,
      int yFrom,
      double[] scratch) {
    VectorRows.products(a, aLayout, x, xFrom, y, yFrom, scratch);
  }

  @Override
  public void accumulateRowProducts(
      double[] a, MatrixLayout aLayout, double[] x, int xFrom, double[] lanes) {
    VectorRows.accumulate(a, aLayout, x, xFrom, lanes);
  }

  @Override
  public void symmetricProduct(
      double[] a,
      MatrixLayout aLayout,
      double[] x,
      int xFrom,
      double[] y,
      int yFrom,
      double[] scratch) {
    VectorRows.symmetricProduct(a, aLayout, x, xFrom, y, yFrom, scratch);
  }

  @Override
  public void rotate(double[] a, int xFrom, int yFrom, int length, double cosine, double sine) {
    DoubleVector c = DoubleVector.broadcast(SPECIES, cosine);
    DoubleVector s = DoubleVector.broadcast(SPECIES, sine);
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector u = DoubleVector.fromArray(SPECIES, a, xFrom + i);
      DoubleVector v = DoubleVector.fromArray(SPECIES, a, yFrom + i);
      c.fma(u, s.mul(v)).intoArray(a, xFrom + i);
      c.fma(v, s.mul(u).neg()).intoArray(a, yFrom + i);
    }
  }

  @Override
  public void scaleRows(double[] f, int fFrom, double[] a, MatrixLayout aLayout) {
    for (int i = 0; i < aLayout.rows(); i++) {
      int row = aLayout.index(i, 0);
      double factor = f[fFrom + i];
      for (int j = 0; j < aLayout.stride(); j += LENGTH) {
        DoubleVector.fromArray(SPECIES, a, row + j).mul(factor).intoArray(a, row + j);
      }
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
  public void compareGates(
      double[] before,
      double[] after,
      MatrixLayout layout,
      double[] densities,
      double[] squares,
      double[] expected,
      double[] flips) {
    for (int j = 0; j < layout.stride(); j += LENGTH) {
      DoubleVector density = DoubleVector.fromArray(SPECIES, densities, j);
      DoubleVector square = DoubleVector.zero(SPECIES);
      DoubleVector sum = DoubleVector.zero(SPECIES);
      DoubleVector count = DoubleVector.zero(SPECIES);
      for (int i = 0; i < layout.rows(); i++) {
        DoubleVector from = DoubleVector.fromArray(SPECIES, before, layout.index(i, j));
        DoubleVector to = DoubleVector.fromArray(SPECIES, after, layout.index(i, j));
        DoubleVector chance = to.sub(from).abs().mul(density);
        square = to.fma(to, square);
        sum = sum.add(chance.blend(0.5, chance.compare(VectorOperators.GT, 0.5)));
        VectorMask<Double> flip =
            from.compare(VectorOperators.GT, 0).xor(to.compare(VectorOperators.GT, 0));
        count = count.add(1, flip);
      }
      square.intoArray(squares, j);
      sum.intoArray(expected, j);
      count.intoArray(flips, j);
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
  public void leakyReluGradient(
      double[] z, int zFrom, double[] d, int dFrom, int length, double slope) {
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, d, dFrom + i);
      x.mul(slope)
          .blend(x, DoubleVector.fromArray(SPECIES, z, zFrom + i).compare(VectorOperators.GT, 0))
          .intoArray(d, dFrom + i);
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
  public void maximum(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector.fromArray(SPECIES, x, xFrom + i)
          .max(DoubleVector.fromArray(SPECIES, y, yFrom + i))
          .intoArray(y, yFrom + i);
    }
  }

  @Override
  public void multiplyEntries(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector.fromArray(SPECIES, y, yFrom + i)
          .mul(DoubleVector.fromArray(SPECIES, x, xFrom + i))
          .intoArray(y, yFrom + i);
    }
  }

  @Override
  public void divideInto(double alpha, double[] x, int from, int length) {
    DoubleVector dividend = DoubleVector.broadcast(SPECIES, alpha);
    for (int i = from; i < from + length; i += LENGTH) {
      dividend.div(DoubleVector.fromArray(SPECIES, x, i)).intoArray(x, i);
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
