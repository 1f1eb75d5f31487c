package dev.edgelaw.kernel;

/** The reference: plain loops whose order of operations defines the result. */
public final class ScalarArithmetic implements Arithmetic {
  /** Creates the reference implementation; it has no state. */
  public ScalarArithmetic() {}

  @Override
  public String description() {
    return "scalar reference";
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
    product(
        a, aLayout.offset(), aLayout.stride(), 1, aLayout.columns(), b, bLayout, c, cLayout, false);
  }

  @Override
  public void multiply(
      SparseRows a, double[] b, MatrixLayout bLayout, double[] c, MatrixLayout cLayout) {
    ProductShape.check(a.rows(), a.columns(), bLayout, cLayout);
    for (int g = 0; g < a.groups(); g++) {
      for (int r = 0; r < SparseRows.GROUP; r++) {
        int to = cLayout.index(a.order[SparseRows.GROUP * g + r], 0);
        java.util.Arrays.fill(c, to, to + cLayout.stride(), 0);
      }
      for (int p = a.starts[g]; p < a.starts[g + 1]; p++) {
        int row = bLayout.index(a.places[p], 0);
        for (int r = 0; r < SparseRows.GROUP; r++) {
          double value = a.values[SparseRows.GROUP * p + r];
          if (value != 0) {
            int to = cLayout.index(a.order[SparseRows.GROUP * g + r], 0);
            addScaled(value, b, row, c, to, cLayout.stride());
          }
        }
      }
    }
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
    product(
        a, aLayout.offset(), 1, aLayout.stride(), aLayout.rows(), b, bLayout, c, cLayout, false);
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
    product(
        a, aLayout.offset(), aLayout.stride(), 1, aLayout.columns(), b, bLayout, c, cLayout, true);
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
    product(a, aLayout.offset(), 1, aLayout.stride(), aLayout.rows(), b, bLayout, c, cLayout, true);
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
    int columns = Lanes.padded(cLayout.columns());
    for (int i = 0; i < cLayout.rows(); i++) {
      for (int j = 0; j < columns; j++) {
        int at = cLayout.index(i, j);
        double sum = sum(add ? c[at] : 0, a, aLayout, i, b, bLayout, j);
        c[at] = sum <= 0 ? slope * sum + 0.0 : sum;
      }
    }
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
    int columns = Lanes.padded(cLayout.columns());
    for (int i = 0; i < cLayout.rows(); i++) {
      for (int j = 0; j < columns; j++) {
        int at = cLayout.index(i, j);
        double sum = sum(add ? c[at] : 0, a, aLayout, i, b, bLayout, j);
        c[at] = h[hFrom + i * cLayout.stride() + j] > 0 ? sum : sum * slope;
      }
    }
  }

  /** The start and row i of A times column j of B, term by term. */
  private static double sum(
      double start,
      double[] a,
      MatrixLayout aLayout,
      int i,
      double[] b,
      MatrixLayout bLayout,
      int j) {
    double sum = start;
    for (int k = 0; k < aLayout.columns(); k++) {
      sum = Math.fma(a[aLayout.index(i, k)], b[bLayout.index(k, j)], sum);
    }
    return sum;
  }

  @Override
  public void copy(double[] a, MatrixLayout aLayout, double[] c, MatrixLayout cLayout) {
    int columns = Lanes.padded(cLayout.columns());
    for (int i = 0; i < cLayout.rows(); i++) {
      System.arraycopy(a, aLayout.index(i, 0), c, cLayout.index(i, 0), columns);
    }
  }

  @Override
  public void gatherRows(
      double[] a, MatrixLayout aLayout, int[] rows, int from, double[] c, MatrixLayout cLayout) {
    for (int i = 0; i < cLayout.rows(); i++) {
      int row = aLayout.index(rows[from + i], 0);
      System.arraycopy(a, row, c, cLayout.index(i, 0), MatrixLayout.PANEL);
    }
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
    for (int i = 0; i < cLayout.rows(); i++) {
      for (int j = 0; j < MatrixLayout.PANEL; j++) {
        int column = blocks[from + i] * MatrixLayout.PANEL + j;
        double sum = 0;
        for (int k = 0; k < aLayout.rows(); k++) {
          sum = Math.fma(weights[weightsFrom + k], a[aLayout.index(k, column)], sum);
        }
        c[cLayout.index(i, j)] = sum;
      }
    }
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
    for (int i = 0; i < cLayout.columns() / MatrixLayout.PANEL; i++) {
      for (int t = starts[from + i]; t < starts[from + i + 1]; t++) {
        for (int k = 0; k < cLayout.rows(); k++) {
          double factor = a[aLayout.index(pairs[2 * t], k)];
          int row = bLayout.index(pairs[2 * t + 1], 0);
          int at = cLayout.index(k, i * MatrixLayout.PANEL);
          for (int j = 0; j < MatrixLayout.PANEL; j++) {
            c[at + j] = Math.fma(factor, b[row + j], c[at + j]);
          }
        }
      }
    }
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
    int length = Lanes.padded(aLayout.columns());
    for (int i = 0; i < aLayout.rows(); i++) {
      java.util.Arrays.fill(scratch, 0, Lanes.COUNT, 0);
      accumulateProducts(a, aLayout.index(i, 0), x, xFrom, length, scratch, 0);
      y[yFrom + i] = Lanes.sum(scratch, 0);
    }
  }

  @Override
  public void accumulateRowProducts(
      double[] a, MatrixLayout aLayout, double[] x, int xFrom, double[] lanes) {
    for (int i = 0; i < aLayout.rows(); i++) {
      accumulateProducts(
          a, aLayout.index(i, 0), x, xFrom, aLayout.columns(), lanes, i * Lanes.COUNT);
    }
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
    for (int i = 0; i < aLayout.rows(); i++) {
      int row = aLayout.index(i, 0);
      int block = i & -Lanes.COUNT;
      java.util.Arrays.fill(scratch, 0, Lanes.COUNT, 0);
      accumulateProducts(a, row, x, xFrom, block + Lanes.COUNT, scratch, 0);
      y[yFrom + i] = Lanes.sum(scratch, 0);
      addScaled(x[xFrom + i], a, row, y, yFrom, block);
    }
  }

  @Override
  public void rotate(double[] a, int xFrom, int yFrom, int length, double cosine, double sine) {
    for (int i = 0; i < length; i++) {
      double u = a[xFrom + i];
      double v = a[yFrom + i];
      a[xFrom + i] = Math.fma(cosine, u, sine * v);
      a[yFrom + i] = Math.fma(cosine, v, -(sine * u));
    }
  }

  /** Left-hand element (i, k) is at {@code aAt + i * rowStep + k * innerStep}. */
  private static void product(
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
    int columns = add ? Lanes.padded(cLayout.columns()) : cLayout.stride();
    for (int i = 0; i < cLayout.rows(); i++) {
      int row = cLayout.index(i, 0);
      if (!add) {
        java.util.Arrays.fill(c, row, row + columns, 0);
      }
      for (int k = 0; k < inner; k++) {
        double factor = a[aAt + i * rowStep + k * innerStep];
        int bRow = bLayout.index(k, 0);
        for (int j = 0; j < columns; j++) {
          c[row + j] = Math.fma(factor, b[bRow + j], c[row + j]);
        }
      }
    }
  }

  @Override
  public void scaleRows(double[] f, int fFrom, double[] a, MatrixLayout aLayout) {
    for (int i = 0; i < aLayout.rows(); i++) {
      int row = aLayout.index(i, 0);
      for (int j = 0; j < aLayout.stride(); j++) {
        a[row + j] *= f[fFrom + i];
      }
    }
  }

  @Override
  public void addToRows(double[] a, MatrixLayout aLayout, double[] v, int vFrom) {
    for (int i = 0; i < aLayout.rows(); i++) {
      int row = aLayout.index(i, 0);
      for (int j = 0; j < aLayout.stride(); j++) {
        a[row + j] += v[vFrom + j];
      }
    }
  }

  @Override
  public void columnSums(double[] a, MatrixLayout aLayout, double[] v, int vFrom) {
    java.util.Arrays.fill(v, vFrom, vFrom + aLayout.stride(), 0);
    for (int i = 0; i < aLayout.rows(); i++) {
      int row = aLayout.index(i, 0);
      for (int j = 0; j < aLayout.stride(); j++) {
        v[vFrom + j] += a[row + j];
      }
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
    java.util.Arrays.fill(squares, 0, layout.stride(), 0);
    java.util.Arrays.fill(expected, 0, layout.stride(), 0);
    java.util.Arrays.fill(flips, 0, layout.stride(), 0);
    for (int i = 0; i < layout.rows(); i++) {
      for (int j = 0; j < layout.stride(); j++) {
        double from = before[layout.index(i, j)];
        double to = after[layout.index(i, j)];
        double chance = Math.abs(to - from) * densities[j];
        squares[j] = Math.fma(to, to, squares[j]);
        expected[j] += chance > 0.5 ? 0.5 : chance;
        flips[j] += from > 0 == to > 0 ? 0 : 1;
      }
    }
  }

  @Override
  public void leakyRelu(double[] z, double[] h, int from, int length, double slope) {
    for (int i = from; i < from + length; i++) {
      h[i] = z[i] <= 0 ? slope * z[i] + 0.0 : z[i];
    }
  }

  @Override
  public void leakyReluGradient(
      double[] z, int zFrom, double[] d, int dFrom, int length, double slope) {
    for (int i = 0; i < length; i++) {
      d[dFrom + i] = z[zFrom + i] > 0 ? d[dFrom + i] : slope * d[dFrom + i];
    }
  }

  @Override
  public void addScaled(double alpha, double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i++) {
      y[yFrom + i] = Math.fma(alpha, x[xFrom + i], y[yFrom + i]);
    }
  }

  @Override
  public void scaleAndAdd(double[] x, double beta, double[] y, int from, int length) {
    for (int i = from; i < from + length; i++) {
      y[i] = Math.fma(beta, y[i], x[i]);
    }
  }

  @Override
  public void scale(double alpha, double[] x, int from, int length) {
    for (int i = from; i < from + length; i++) {
      x[i] *= alpha;
    }
  }

  @Override
  public void maximum(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i++) {
      y[yFrom + i] = Math.max(x[xFrom + i], y[yFrom + i]);
    }
  }

  @Override
  public void multiplyEntries(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i++) {
      y[yFrom + i] *= x[xFrom + i];
    }
  }

  @Override
  public void divideInto(double alpha, double[] x, int from, int length) {
    for (int i = from; i < from + length; i++) {
      x[i] = alpha / x[i];
    }
  }

  @Override
  public void subtract(double[] x, double[] y, double[] z, int from, int length) {
    for (int i = from; i < from + length; i++) {
      z[i] = x[i] - y[i];
    }
  }

  @Override
  public void exp(double[] x, int from, int length) {
    for (int i = from; i < from + length; i++) {
      x[i] = Elementary.exp(x[i]);
    }
  }

  @Override
  public void log(double[] x, int from, int length) {
    for (int i = from; i < from + length; i++) {
      x[i] = Elementary.log(x[i]);
    }
  }

  @Override
  public void accumulateProducts(
      double[] x, int xFrom, double[] y, int yFrom, int length, double[] lanes, int lanesAt) {
    for (int i = 0; i < length; i++) {
      int lane = lanesAt + i % Lanes.COUNT;
      lanes[lane] = Math.fma(x[xFrom + i], y[yFrom + i], lanes[lane]);
    }
  }

  @Override
  public void accumulate(double[] x, int from, int length, double[] lanes, int lanesAt) {
    for (int i = 0; i < length; i++) {
      lanes[lanesAt + i % Lanes.COUNT] += x[from + i];
    }
  }
}
