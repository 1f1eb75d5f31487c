package dev.edgelaw.curvature;

import java.util.Arrays;

/**
 * All eigenvalues of the Hessian of the full-batch loss at W(t), and the gradient in its
 * eigenbasis.
 *
 * @param step t, the number of updates made before
 * @param loss the loss at W(t)
 * @param layerEnergies ||G_l||_F^2 of every weight matrix at W(t), without biases
 * @param eigenvalues lambda_k, ascending, as many as parameters
 * @param weights (v_k'g)^2 for each; their sum is ||g||^2. Within a cluster of equal eigenvalues
 *     only the sum of the weights is determined
 */
public record HessianSpectrum(
    int step, double loss, double[] layerEnergies, double[] eigenvalues, double[] weights) {

  /**
   * The gradient imbalance delta_1 = ||G_2||^2 - ||G_1||^2 of the first pair of layers.
   *
   * @return its value, of either sign
   */
  public double imbalance() {
    return imbalance(0);
  }

  /**
   * The gradient imbalance delta_l = ||G_(l+1)||^2 - ||G_l||^2.
   *
   * @param pair zero-based l
   * @return its value, of either sign
   */
  public double imbalance(int pair) {
    return layerEnergies[pair + 1] - layerEnergies[pair];
  }

  /**
   * ||g||^2, summed over the modes.
   *
   * @return the squared norm of the whole gradient
   */
  public double gradientEnergy() {
    return Arrays.stream(weights).sum();
  }

  /**
   * The largest eigenvalue.
   *
   * @return lambda_max, the sharpness
   */
  public double largest() {
    return eigenvalues[eigenvalues.length - 1];
  }

  /**
   * The smallest eigenvalue.
   *
   * @return lambda_min, usually negative
   */
  public double smallest() {
    return eigenvalues[0];
  }

  /**
   * Counts eigenvalues.
   *
   * @param threshold a bound
   * @return how many lie above it
   */
  public int countAbove(double threshold) {
    return (int) Arrays.stream(eigenvalues).filter(value -> value > threshold).count();
  }

  /**
   * Counts eigenvalues.
   *
   * @param threshold a bound
   * @return how many lie below it
   */
  public int countBelow(double threshold) {
    return (int) Arrays.stream(eigenvalues).filter(value -> value < threshold).count();
  }

  /**
   * Sum of the positive eigenvalues in units of the largest.
   *
   * @return the effective rank
   */
  public double effectiveRank() {
    return Arrays.stream(eigenvalues).filter(value -> value > 0).sum() / largest();
  }

  /**
   * Median of the positive eigenvalues.
   *
   * @param threshold eigenvalues at or below it are rounding
   * @return the median, NaN where there is none
   */
  public double medianPositive(double threshold) {
    double[] positive = Arrays.stream(eigenvalues).filter(value -> value > threshold).toArray();
    int half = positive.length / 2;
    return positive.length == 0
        ? Double.NaN
        : (positive[half] + positive[positive.length - 1 - half]) / 2;
  }
}
