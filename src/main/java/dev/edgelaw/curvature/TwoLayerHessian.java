package dev.edgelaw.curvature;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Architecture;

/**
 * The upper triangle of the Hessian or Gauss-Newton matrix of a two-layer net without biases, from
 * its block structure.
 *
 * <p>With X the inputs, H the activations, G the gates, S_i the second derivative of the loss with
 * respect to the outputs of sample i, M_i = S_i W_2 and r_ik = dL/df_ik the blocks are
 *
 * <pre>
 *   (W1_ja, W1_lb)   sum_i  x_ia x_ib  g_ij g_il (W_2' M_i)_jl   + [j = l] sum_i x_ia x_ib sigma''_ij (W_2' r_i)_j
 *   (W1_ja, W2_kl)   sum_i  x_ia h_il  g_ij M_ikj                + [j = l] sum_i x_ia g_ij r_ik
 *   (W2_kj, W2_ql)   sum_i  h_ij h_il  S_ikq
 * </pre>
 *
 * where the terms in square brackets are those the Gauss-Newton matrix leaves out. The first block
 * is, for each j, one matrix product with the products x_ia x_ib of every pair a &lt;= b, which do
 * not depend on the point; the whole takes about P^2 n / d operations instead of the 8 P^2 n of P
 * Hessian products.
 */
final class TwoLayerHessian {
  /**
   * Elements of the table of products x_ia x_ib, 32 MB: more inputs than that take the long way.
   */
  private static final int LARGEST_TABLE = 1 << 22;

  private final NetworkPoint point;
  private final boolean secondOrder;
  private final Arithmetic arithmetic;
  private final int samples;
  private final int features;
  private final int width;
  private final int classes;
  private final int dimension;
  private final MatrixLayout hidden;
  private final MatrixLayout outputs;
  private final double[] entries;

  private TwoLayerHessian(NetworkPoint point, boolean secondOrder) {
    this.point = point;
    this.secondOrder = secondOrder;
    arithmetic = point.arithmetic;
    samples = point.data.samples();
    features = point.data.features();
    width = point.architecture.fanOut(0);
    classes = point.architecture.fanOut(1);
    dimension = point.architecture.parameterCount();
    hidden = point.shape(0);
    outputs = point.shape(1);
    entries = new double[Math.multiplyExact(dimension, dimension)];
  }

  /**
   * Whether this way is open.
   *
   * @param point the network and its data
   * @return true for two layers without biases and not too many inputs
   */
  static boolean fits(NetworkPoint point) {
    Architecture architecture = point.architecture;
    return architecture.depth() == 2
        && !architecture.biased()
        && (long) point.data.samples() * pairs(point.data.features()) <= LARGEST_TABLE;
  }

  /**
   * Computes the matrix.
   *
   * @param point a network at its point
   * @param secondOrder true for the Hessian, false for the Gauss-Newton matrix
   * @return P x P in canonical order, row-major; below the diagonal only the blocks on it are
   *     filled
   */
  static double[] upperTriangle(NetworkPoint point, boolean secondOrder) {
    TwoLayerHessian hessian = new TwoLayerHessian(point, secondOrder);
    double[] weighted = hessian.weightedOutputs();
    hessian.firstLayer(weighted);
    hessian.acrossLayers(weighted);
    hessian.secondLayer();
    return hessian.entries;
  }

  private static int pairs(int features) {
    return Lanes.padded(features * (features + 1) / 2);
  }

  /** g_ij M_ikj, samples x (j, k). */
  private double[] weightedOutputs() {
    int rowLength = width * Lanes.padded(classes);
    int stride = Lanes.padded(classes);
    double[] weighted = new double[samples * rowLength];
    MatrixLayout w2 = point.layout.weight(1);
    double[] parameters = point.parameters();
    double[] gates = point.gates(0);
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < width; j++) {
        double gate = gates[hidden.index(i, j)];
        int at = i * rowLength + j * stride;
        for (int k = 0; k < classes; k++) {
          weighted[at + k] = gate * parameters[w2.index(k, j)];
        }
      }
    }
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < width; j++) {
        point.outputCurvature.applyTo(i, weighted, i * rowLength + j * stride);
      }
    }
    return weighted;
  }

  private void firstLayer(double[] weighted) {
    MatrixLayout table = MatrixLayout.alone(samples, pairs(features));
    double[] products = inputProducts(table);
    double[] factors = new double[hidden.arrayLength()];
    MatrixLayout rows = MatrixLayout.alone(width, table.columns());
    double[] blocks = new double[rows.arrayLength()];
    int stride = Lanes.padded(classes);
    for (int j = 0; j < width; j++) {
      arithmetic.multiply(
          weighted,
          new MatrixLayout(j * stride, samples, classes, width * stride),
          point.parameters(),
          point.layout.weight(1),
          factors,
          hidden);
      arithmetic.multiplyEntries(point.gates(0), 0, factors, 0, factors.length);
      if (secondOrder && point.smooth) {
        double[] bends = point.bends(0);
        for (int i = 0; i < samples; i++) {
          factors[hidden.index(i, j)] += bends[hidden.index(i, j)];
        }
      }
      int later = width - j;
      arithmetic.multiplyTransposed(
          factors,
          new MatrixLayout(hidden.index(0, j), samples, later, hidden.stride()),
          products,
          table,
          blocks,
          rows.firstRows(later));
      for (int l = j; l < width; l++) {
        unfold(blocks, rows.index(l - j, 0), j * features * dimension + l * features);
      }
    }
  }

  /** x_ia x_ib for a &lt;= b, samples x pairs. */
  private double[] inputProducts(MatrixLayout table) {
    double[] inputs = point.data.inputs();
    double[] products = new double[table.arrayLength()];
    for (int i = 0; i < samples; i++) {
      int from = i * features;
      int at = table.index(i, 0);
      for (int a = 0; a < features; a++) {
        for (int b = a; b < features; b++) {
          products[at++] = inputs[from + a] * inputs[from + b];
        }
      }
    }
    return products;
  }

  /** Writes the symmetric d x d block of a pair of hidden units. */
  private void unfold(double[] triangle, int from, int corner) {
    int at = from;
    for (int a = 0; a < features; a++) {
      int row = corner + a * dimension;
      entries[row + a] = triangle[at++];
      for (int b = a + 1; b < features; b++) {
        double entry = triangle[at++];
        entries[row + b] = entry;
        entries[corner + b * dimension + a] = entry;
      }
    }
  }

  private void acrossLayers(double[] weighted) {
    int stride = Lanes.padded(classes);
    MatrixLayout left = new MatrixLayout(0, samples, width * stride, width * stride);
    double[] scaled = new double[hidden.arrayLength()];
    double[] column = new double[samples];
    MatrixLayout across = MatrixLayout.alone(left.columns(), width);
    MatrixLayout own = MatrixLayout.alone(classes, width);
    double[] block = new double[across.arrayLength()];
    double[] same = new double[own.arrayLength()];
    for (int a = 0; a < features; a++) {
      for (int i = 0; i < samples; i++) {
        column[i] = point.data.inputs()[i * features + a];
      }
      copyScaled(point.activations(0), column, scaled);
      arithmetic.multiplyTransposed(weighted, left, scaled, hidden, block, across);
      if (secondOrder) {
        copyScaled(point.gates(0), column, scaled);
        arithmetic.multiplyTransposed(point.deltas(1), outputs, scaled, hidden, same, own);
      }
      for (int j = 0; j < width; j++) {
        int row = (j * features + a) * dimension + width * features;
        for (int k = 0; k < classes; k++) {
          System.arraycopy(block, across.index(j * stride + k, 0), entries, row + k * width, width);
          entries[row + k * width + j] += same[own.index(k, j)];
        }
      }
    }
  }

  private void secondLayer() {
    double[] activations = point.activations(0);
    double[] scaled = new double[hidden.arrayLength()];
    double[] column = new double[samples];
    MatrixLayout square = MatrixLayout.alone(width, width);
    double[] block = new double[square.arrayLength()];
    for (int k = 0; k < classes; k++) {
      for (int q = k; q < classes; q++) {
        for (int i = 0; i < samples; i++) {
          column[i] = point.outputCurvature.entry(i, k, q);
        }
        copyScaled(activations, column, scaled);
        arithmetic.multiplyTransposed(activations, hidden, scaled, hidden, block, square);
        for (int j = 0; j < width; j++) {
          int row = (width * features + k * width + j) * dimension;
          System.arraycopy(
              block, square.index(j, 0), entries, row + width * features + q * width, width);
        }
      }
    }
  }

  private void copyScaled(double[] matrix, double[] rowFactors, double[] result) {
    System.arraycopy(matrix, 0, result, 0, hidden.arrayLength());
    arithmetic.scaleRows(rowFactors, 0, result, hidden);
  }
}
