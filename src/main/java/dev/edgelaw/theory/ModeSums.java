package dev.edgelaw.theory;

/**
 * The imbalance of every direction of the data, summed over the updates of a two-layer linear net
 * with mean squared error. Modes as in {@link DataModes}.
 *
 * @param coefficients c_k at the first weights
 * @param curvatures Gauss-Newton curvature along the gradient of mode k at the first weights, (2/K)
 *     lambda_k (|W_1 u_k|^2 + |W_2'e_k|^2/|e_k|^2)
 * @param sums for each k, sum over updates t of c_k(t), of either sign; the cross terms between
 *     modes are in none of them
 */
public record ModeSums(double[] coefficients, double[] curvatures, double[] sums) {
  /**
   * Theorem 4 mode by mode: c_k f_T(eta curvature_k).
   *
   * @param learningRate eta
   * @param steps T
   * @return the predicted sums
   */
  public double[] predicted(double learningRate, int steps) {
    double[] predicted = new double[sums.length];
    for (int k = 0; k < predicted.length; k++) {
      predicted[k] =
          coefficients[k] * SpectralCrossover.factor(learningRate * curvatures[k], steps);
    }
    return predicted;
  }
}
