package dev.edgelaw.curvature;

import dev.edgelaw.kernel.MatrixLayout;
import java.util.Arrays;

/**
 * The empirical neural tangent kernel at a point, in two forms.
 *
 * <p>Both are Gram matrices of gradients, and a weight's gradient is an outer product: with D the
 * derivative of the outputs with respect to a layer's pre-activations and H its inputs, {@code <D_a
 * h_i', D_b h_j'> = (D_a D_b') (h_i h_j' + 1)}, the 1 for the biases. So the gradients themselves
 * are never formed.
 *
 * @param size number of rows
 * @param entries size x size, row-major, symmetric positive semidefinite
 */
public record TangentKernel(int size, double[] entries) {
  /**
   * The published form: row i of J is the gradient of the sum of the K outputs on sample i. This is
   * 1' Theta(x_i, x_j) 1, neither the trace of Theta nor one output's kernel.
   *
   * @param curvature the network at its point
   * @return J J', n x n
   */
  public static TangentKernel summed(NetworkCurvature curvature) {
    NetworkPoint point = curvature.point();
    int classes = point.data.classes();
    double[] sum = new double[classes];
    Arrays.fill(sum, 1);
    return gram(point, new double[][] {sum});
  }

  /**
   * The true form: the K x K blocks Theta(x_i, x_j) = J(x_i) J(x_j)'.
   *
   * @param curvature the network at its point
   * @return nK x nK; row {@code i * K + k} belongs to output k on sample i
   */
  public static TangentKernel full(NetworkCurvature curvature) {
    NetworkPoint point = curvature.point();
    double[][] units = new double[point.data.classes()][point.data.classes()];
    for (int k = 0; k < units.length; k++) {
      units[k][k] = 1;
    }
    return gram(point, units);
  }

  /** Gram matrix of the gradients of the given combinations of outputs, sample by sample. */
  private static TangentKernel gram(NetworkPoint point, double[][] combinations) {
    int depth = point.architecture.depth();
    int samples = point.data.samples();
    int size = Math.multiplyExact(samples, combinations.length);
    MatrixLayout outputs = MatrixLayout.alone(size, point.data.classes());
    double[] d = new double[outputs.arrayLength()];
    for (int row = 0; row < size; row++) {
      double[] combination = combinations[row % combinations.length];
      System.arraycopy(combination, 0, d, outputs.index(row, 0), combination.length);
    }
    double[] entries = new double[Math.multiplyExact(size, size)];
    MatrixLayout shape = outputs;
    for (int layer = depth - 1; layer >= 0; layer--) {
      boolean first = layer == 0;
      double[] h = first ? point.data.inputs() : point.activations(layer - 1);
      MatrixLayout hShape = first ? point.inputLayout : point.shape(layer - 1);
      addLayer(point, d, shape, h, hShape, entries);
      if (!first) {
        MatrixLayout before = MatrixLayout.alone(size, point.architecture.fanIn(layer));
        double[] back = new double[before.arrayLength()];
        MatrixLayout weight = point.layout.weight(layer);
        point.arithmetic.multiply(d, shape, point.parameters(), weight, back, before);
        double[] gates = point.gates(layer - 1);
        for (int row = 0; row < size; row++) {
          int gate = point.shape(layer - 1).index(row / combinations.length, 0);
          point.arithmetic.multiplyEntries(
              gates, gate, back, before.index(row, 0), before.stride());
        }
        d = back;
        shape = before;
      }
    }
    return new TangentKernel(size, entries);
  }

  private static void addLayer(
      NetworkPoint point,
      double[] d,
      MatrixLayout dShape,
      double[] h,
      MatrixLayout hShape,
      double[] entries) {
    int size = dShape.rows();
    int repeats = size / hShape.rows();
    double bias = point.architecture.biased() ? 1 : 0;
    double[] dGram = rowGram(point, d, dShape);
    double[] hGram = rowGram(point, h, hShape);
    MatrixLayout dSquare = square(dShape);
    MatrixLayout hSquare = square(hShape);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double inputs = hGram[hSquare.index(i / repeats, j / repeats)] + bias;
        entries[i * size + j] = Math.fma(dGram[dSquare.index(i, j)], inputs, entries[i * size + j]);
      }
    }
  }

  private static MatrixLayout square(MatrixLayout rows) {
    return MatrixLayout.alone(rows.rows(), rows.rows());
  }

  /** A A', in the layout {@link #square} of A's. */
  private static double[] rowGram(NetworkPoint point, double[] a, MatrixLayout shape) {
    MatrixLayout transposed = MatrixLayout.alone(shape.columns(), shape.rows());
    MatrixLayout square = square(shape);
    double[] aTransposed = new double[transposed.arrayLength()];
    double[] gram = new double[square.arrayLength()];
    shape.transpose(a, aTransposed, transposed);
    point.arithmetic.multiply(a, shape, aTransposed, transposed, gram, square);
    return gram;
  }

  /**
   * One entry.
   *
   * @param i row
   * @param j column
   * @return its value
   */
  public double entry(int i, int j) {
    return entries[i * size + j];
  }
}
