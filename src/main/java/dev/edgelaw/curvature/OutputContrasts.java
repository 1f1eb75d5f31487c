package dev.edgelaw.curvature;

import dev.edgelaw.net.Architecture;
import java.util.Arrays;
import java.util.Optional;

/**
 * The Hessian without the directions in which the cross-entropy does not change at all: adding the
 * same row to every row of the last weight matrix shifts all outputs of a sample alike, which the
 * softmax does not see. What is left of the K rows are K - 1 orthonormal contrasts between them
 * (Helmert's): row c is the sum of the first c rows less c times the next, scaled.
 *
 * @param first number of parameters before the last weight matrix
 * @param width columns of that matrix; as many eigenvalues are zero
 * @param classes its rows K
 */
record OutputContrasts(int first, int width, int classes) {
  /**
   * For a network.
   *
   * @param curvature the network
   * @return its contrasts, or empty for a loss other than the cross-entropy or a net with biases
   */
  static Optional<OutputContrasts> of(NetworkCurvature curvature) {
    NetworkPoint point = curvature.point();
    Architecture architecture = point.architecture;
    if (architecture.biased() || !point.outputCurvature.crossEntropyAlone()) {
      return Optional.empty();
    }
    int last = architecture.depth() - 1;
    int width = architecture.fanIn(last);
    int classes = architecture.fanOut(last);
    return Optional.of(
        new OutputContrasts(architecture.parameterCount() - width * classes, width, classes));
  }

  /** Number of parameters that are left. */
  int dimension() {
    return first + (classes - 1) * width;
  }

  /** Part of row k of the last matrix in contrast c, zero for k above c + 1. */
  private static double share(int c, int k) {
    return (k <= c ? 1 : -(c + 1)) / Math.sqrt((c + 1.0) * (c + 2));
  }

  /**
   * The gradient or another vector.
   *
   * @param vector one element per parameter, in canonical order
   * @return its components
   */
  double[] vector(double[] vector) {
    double[] components = Arrays.copyOf(vector, dimension());
    for (int c = 0; c < classes - 1; c++) {
      combine(c, vector, first, components, first + c * width);
    }
    return components;
  }

  /** One contrast of K stretches of a vector. */
  private void combine(int c, double[] from, int at, double[] to, int toAt) {
    Arrays.fill(to, toAt, toAt + width, 0);
    for (int k = 0; k <= c + 1; k++) {
      addScaled(share(c, k), from, at + k * width, to, toAt, width);
    }
  }

  private static void addScaled(double factor, double[] x, int at, double[] y, int to, int length) {
    for (int i = 0; i < length; i++) {
      y[to + i] = Math.fma(factor, x[at + i], y[to + i]);
    }
  }

  /**
   * The Hessian in the contrasts.
   *
   * @param hessian all of it, symmetric
   * @return its lower triangle, row-major in a full matrix
   */
  double[] matrix(DenseHessian hessian) {
    int all = hessian.dimension();
    int left = dimension();
    double[] matrix = new double[left * left];
    for (int i = 0; i < first; i++) {
      System.arraycopy(hessian.entries(), i * all, matrix, i * left, i + 1);
    }
    double[] row = new double[all];
    for (int c = 0; c < classes - 1; c++) {
      for (int j = 0; j < width; j++) {
        Arrays.fill(row, 0);
        for (int k = 0; k <= c + 1; k++) {
          int at = (first + k * width + j) * all;
          addScaled(share(c, k), hessian.entries(), at, row, 0, all);
        }
        int at = (first + c * width + j) * left;
        System.arraycopy(row, 0, matrix, at, first);
        for (int d = 0; d <= c; d++) {
          combine(d, row, first, matrix, at + first + d * width);
        }
      }
    }
    return matrix;
  }
}
