package dev.edgelaw.optim;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.ParameterLayout;
import java.util.Arrays;

/**
 * Squared Frobenius norms of every weight matrix and squared norms of every bias vector of a
 * parameter-like vector.
 */
public final class LayerNorms {
  private final Arithmetic arithmetic;
  private final ParameterLayout layout;
  private final double[] weights;
  private final double[] biases;
  private final double[] lanes = new double[Lanes.COUNT];

  /**
   * Makes room for the norms.
   *
   * @param arithmetic the kernel
   * @param layout layout of the vectors
   */
  public LayerNorms(Arithmetic arithmetic, ParameterLayout layout) {
    this.arithmetic = arithmetic;
    this.layout = layout;
    this.weights = new double[layout.architecture().depth()];
    this.biases = new double[weights.length];
  }

  /**
   * Computes all norms.
   *
   * @param vector parameters, a gradient or a direction
   */
  public void compute(double[] vector) {
    for (int layer = 0; layer < weights.length; layer++) {
      MatrixLayout weight = layout.weight(layer);
      weights[layer] = squaredNorm(vector, weight.offset(), weight.length());
      biases[layer] = squaredNorm(vector, layout.biasOffset(layer), layout.biasLength(layer));
    }
  }

  private double squaredNorm(double[] vector, int from, int length) {
    Arrays.fill(lanes, 0);
    arithmetic.accumulateProducts(vector, from, vector, from, length, lanes, 0);
    return Lanes.sum(lanes, 0);
  }

  /**
   * Squared Frobenius norm of a weight matrix.
   *
   * @param layer zero-based layer
   * @return the sum of its squared entries
   */
  public double weight(int layer) {
    return weights[layer];
  }

  /**
   * Squared norm of a bias vector.
   *
   * @param layer zero-based layer
   * @return the sum of its squared entries, 0 without biases
   */
  public double bias(int layer) {
    return biases[layer];
  }

  /**
   * Squared norm of the whole vector.
   *
   * @return weights and biases of all layers
   */
  public double total() {
    double sum = 0;
    for (int layer = 0; layer < weights.length; layer++) {
      sum += weights[layer] + biases[layer];
    }
    return sum;
  }

  /**
   * Number of layers.
   *
   * @return the depth L
   */
  public int layers() {
    return weights.length;
  }
}
