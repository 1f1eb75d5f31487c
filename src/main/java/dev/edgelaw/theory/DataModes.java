package dev.edgelaw.theory;

import java.util.Arrays;

/**
 * A two-layer net with mean squared error, direction by direction of the data: lambda_k and u_k are
 * the eigenpairs of X'X/n (not centred), descending. Nothing is sorted by anything else.
 *
 * @param eigenvalues lambda_k
 * @param publishedErrors |W_eff u_k - t_k|^2 with t_k = Y'X u_k/n and W_eff = W_2 diag(mean gate)
 *     W_1, which the published runs take for the error; its target is not divided by lambda_k
 * @param errors |e_k|^2, e_k = (F - Y)'X u_k/(n lambda_k), which for a linear net is W_2 W_1 u_k
 *     less the least-squares target
 * @param firstEnergy |G_1 u_k|^2; these sum to |G_1|^2
 * @param secondEnergy squared norm of the part of G_2 that comes with u_k, without cross terms
 *     between directions
 * @param firstBalance |W_1 u_k|^2
 * @param secondBalance eigenvalues of W_2 W_2', descending
 * @param imbalance delta = |G_2|^2 - |G_1|^2
 * @param activeFraction share of (sample, neuron) pairs with positive pre-activation
 * @param switches pairs that change sign in the next step on the true targets
 * @param switchesToZero the same if all targets are 0, as published
 * @param pairs samples x width
 * @param kinkDistance smallest modulus of a pre-activation
 */
public record DataModes(
    double[] eigenvalues,
    double[] publishedErrors,
    double[] errors,
    double[] firstEnergy,
    double[] secondEnergy,
    double[] firstBalance,
    double[] secondBalance,
    double imbalance,
    double activeFraction,
    int switches,
    int switchesToZero,
    int pairs,
    double kinkDistance) {
  /**
   * The published theory: publishedErrors times lambda_k^2.
   *
   * @return one number for each k, in the order of the data
   */
  public double[] publishedTheory() {
    return weighted(publishedErrors);
  }

  /**
   * Theorem 5 with the true error: |e_k|^2 lambda_k^2.
   *
   * @return one number for each k, in the order of the data
   */
  public double[] theory() {
    return weighted(errors);
  }

  private double[] weighted(double[] squares) {
    double[] products = new double[squares.length];
    Arrays.setAll(products, k -> squares[k] * eigenvalues[k] * eigenvalues[k]);
    return products;
  }

  /**
   * Mode k's own part of the imbalance: secondEnergy less firstEnergy. Its sum misses the cross
   * terms of G_2.
   *
   * @return c_k, in the order of the data
   */
  public double[] coefficients() {
    double[] coefficients = new double[eigenvalues.length];
    Arrays.setAll(coefficients, k -> secondEnergy[k] - firstEnergy[k]);
    return coefficients;
  }

  /**
   * Gauss-Newton curvature along the gradient of every mode, (2/K) lambda_k (|W_1 u_k|^2 + |W_2'
   * e_k|^2/|e_k|^2) in a linear net: the energies are (4/K^2) lambda_k^2 |e_k|^2 times its terms.
   *
   * @param classes K
   * @return one number for each k, in the order of the data
   */
  public double[] curvatures(int classes) {
    double[] curvatures = new double[eigenvalues.length];
    Arrays.setAll(
        curvatures,
        k -> (firstEnergy[k] + secondEnergy[k]) * classes / (2 * eigenvalues[k] * errors[k]));
    return curvatures;
  }

  /**
   * The imbalance sum that Theorem 4 gives with these coefficients and curvatures.
   *
   * @param classes K
   * @param learningRate eta
   * @param steps T
   * @return sum of c_k f_T(eta curvature_k)
   */
  public double imbalanceSum(int classes, double learningRate, int steps) {
    return SpectralCrossover.sum(coefficients(), curvatures(classes), learningRate, steps);
  }
}
