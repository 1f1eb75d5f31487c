package dev.edgelaw.theory;

import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.net.ParameterLayout;
import java.util.List;

/**
 * Mode coefficients on the way from balanced weights to those drawn, W_1(s) = (1 - s) W_2'U' + s
 * W_1, where the columns of U are the first K directions of the data: W_1(0)W_1(0)' = W_2'W_2.
 *
 * @param shares s
 * @param imbalanceOfWeights |W_1 W_1' - W_2'W_2| over |W_1 W_1'| + |W_2'W_2|, Frobenius norms, for
 *     each s
 * @param coefficients c_k, one row for each s, by directions of the data
 * @param theory lambda_k^2 |e_k|^2, likewise
 */
public record BalancePath(
    double[] shares, double[] imbalanceOfWeights, double[][] coefficients, double[][] theory) {
  /**
   * Follows the way.
   *
   * @param arithmetic the kernel
   * @param layout a two-layer linear net
   * @param parameters the weights drawn
   * @param data the training set
   * @param shares s
   * @return the coefficients
   */
  public static BalancePath of(
      Arithmetic arithmetic,
      ParameterLayout layout,
      double[] parameters,
      Dataset data,
      List<Double> shares) {
    int d = data.features();
    int width = layout.architecture().fanOut(0);
    Eigendecomposition basis =
        new SymmetricEigen(arithmetic).decompose(DataModesProbe.secondMoments(data), d);
    double[] imbalance = new double[shares.size()];
    double[][] coefficients = new double[shares.size()][];
    double[][] theory = new double[shares.size()][];
    for (int i = 0; i < imbalance.length; i++) {
      double share = shares.get(i);
      double[] moved = parameters.clone();
      for (int j = 0; j < width; j++) {
        for (int a = 0; a < d; a++) {
          double balanced = 0;
          for (int c = 0; c < data.classes(); c++) {
            balanced =
                Math.fma(
                    parameters[layout.index(1, c, j)],
                    basis.vectors()[(d - 1 - c) * d + a],
                    balanced);
          }
          int at = layout.index(0, j, a);
          moved[at] = (1 - share) * balanced + share * parameters[at];
        }
      }
      TwoLayerPoint point = TwoLayerPoint.of(layout, moved, data);
      DataModes modes = DataModesProbe.resolve(arithmetic, point, 0);
      imbalance[i] = imbalance(point);
      coefficients[i] = modes.coefficients();
      theory[i] = modes.theory();
    }
    return new BalancePath(
        shares.stream().mapToDouble(Double::doubleValue).toArray(),
        imbalance,
        coefficients,
        theory);
  }

  private static double imbalance(TwoLayerPoint point) {
    int width = point.width();
    int d = point.data().features();
    double difference = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < width; i++) {
      for (int j = 0; j < width; j++) {
        double a = TwoLayerPoint.dot(point.first(), i * d, point.first(), j * d, d);
        double b = 0;
        for (int c = 0; c < point.data().classes(); c++) {
          b = Math.fma(point.second()[c * width + i], point.second()[c * width + j], b);
        }
        difference = Math.fma(a - b, a - b, difference);
        first = Math.fma(a, a, first);
        second = Math.fma(b, b, second);
      }
    }
    return Math.sqrt(difference) / (Math.sqrt(first) + Math.sqrt(second));
  }
}
