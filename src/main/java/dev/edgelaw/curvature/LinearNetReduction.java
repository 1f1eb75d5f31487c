package dev.edgelaw.curvature;

import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.ParameterLayout;
import java.util.Arrays;
import java.util.Optional;

/**
 * The Hessian of a wide two-layer linear net without biases, in parts that do not see each other.
 *
 * <p>The function W_2 W_1 x does not change when the hidden units are rotated, W_1 to Q'W_1 and W_2
 * to W_2 Q, and the Hessian only turns with them. The matrix [W_1 W_2'] = Q R has d + K columns, so
 * with that Q all units from d + K on have no weights at all. Such an idle unit is coupled to no
 * other, and to itself by (W1_ja, W2_kj) = sum_i x_ia r_ik alone, r_ik = dL/df_ik; the gradient has
 * no component there. What is left is the Hessian of a net of d + K units, whose weights are R.
 *
 * @param core the net of d + K units at its point
 * @param idleUnits number of idle units
 * @param idle the (d + K) x (d + K) Hessian of one of them, first W_1, then W_2
 */
public record LinearNetReduction(NetworkCurvature core, int idleUnits, Eigendecomposition idle) {
  /**
   * Reduces a net.
   *
   * @param curvature a net at its point
   * @return its parts, or empty where the net is of another kind or has no idle units
   */
  public static Optional<LinearNetReduction> of(NetworkCurvature curvature) {
    NetworkPoint point = curvature.point();
    Architecture architecture = point.architecture;
    if (architecture.depth() != 2
        || architecture.biased()
        || !architecture.activation().equals(Activation.identity())) {
      return Optional.empty();
    }
    int features = architecture.fanIn(0);
    int classes = architecture.fanOut(1);
    int width = architecture.fanOut(0);
    int units = features + classes;
    if (width <= units) {
      return Optional.empty();
    }
    double[] weights = weights(point, width, units);
    triangularize(weights, width, units);
    NetworkCurvature core =
        new NetworkCurvature(
            point.arithmetic,
            Architecture.unbiased(architecture.activation(), features, units, classes),
            point.lossFunction,
            point.data);
    core.at(parameters(core.layout(), weights));
    Eigendecomposition idle =
        new SymmetricEigen(point.arithmetic).decompose(idleHessian(point, units), units);
    return Optional.of(new LinearNetReduction(core, width - units, idle));
  }

  /** [W_1 W_2'], one row per hidden unit. */
  private static double[] weights(NetworkPoint point, int width, int units) {
    int features = point.architecture.fanIn(0);
    double[] weights = new double[width * units];
    for (int j = 0; j < width; j++) {
      for (int c = 0; c < units; c++) {
        int at =
            c < features ? point.layout.index(0, j, c) : point.layout.index(1, c - features, j);
        weights[j * units + c] = point.parameters()[at];
      }
    }
    return weights;
  }

  /** The factor R by Householder reflections, in place; what lies below it is left as it comes. */
  private static void triangularize(double[] m, int rows, int columns) {
    double[] v = new double[rows];
    for (int k = 0; k < columns; k++) {
      double squares = 0;
      for (int i = k; i < rows; i++) {
        v[i] = m[i * columns + k];
        squares = Math.fma(v[i], v[i], squares);
      }
      if (squares == 0) {
        continue;
      }
      double image = -Math.copySign(Math.sqrt(squares), v[k]);
      // v'v / 2, without cancellation: the signs differ.
      double half = squares - v[k] * image;
      v[k] -= image;
      m[k * columns + k] = image;
      for (int j = k + 1; j < columns; j++) {
        double product = 0;
        for (int i = k; i < rows; i++) {
          product = Math.fma(v[i], m[i * columns + j], product);
        }
        for (int i = k; i < rows; i++) {
          m[i * columns + j] = Math.fma(-product / half, v[i], m[i * columns + j]);
        }
      }
    }
  }

  private static double[] parameters(ParameterLayout layout, double[] triangle) {
    int units = layout.architecture().fanOut(0);
    int features = layout.architecture().fanIn(0);
    double[] parameters = new double[layout.length()];
    for (int j = 0; j < units; j++) {
      for (int c = j; c < units; c++) {
        int at = c < features ? layout.index(0, j, c) : layout.index(1, c - features, j);
        parameters[at] = triangle[j * units + c];
      }
    }
    return parameters;
  }

  private static double[] idleHessian(NetworkPoint point, int units) {
    int features = point.data.features();
    double[] hessian = new double[units * units];
    for (int i = 0; i < point.data.samples(); i++) {
      for (int k = 0; features + k < units; k++) {
        double residual = point.deltas(1)[point.shape(1).index(i, k)];
        for (int a = 0; a < features; a++) {
          int below = (features + k) * units + a;
          hessian[below] =
              Math.fma(point.data.inputs()[i * features + a], residual, hessian[below]);
        }
      }
    }
    return hessian;
  }

  /** The eigenvalues of all idle units, ascending. */
  double[] idleEigenvalues() {
    double[] values = new double[idleUnits * idle.n()];
    Arrays.setAll(values, i -> idle.values()[i / idleUnits]);
    return values;
  }
}
