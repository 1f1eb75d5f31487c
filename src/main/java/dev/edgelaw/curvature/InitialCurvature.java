package dev.edgelaw.curvature;

/**
 * Gradient and sharpness at the first weights.
 *
 * @param sharpness largest eigenvalue of the Hessian
 * @param gradientEnergies ||G_l||^2 of the weights, one per layer
 */
public record InitialCurvature(Sharpness sharpness, double[] gradientEnergies) {
  /**
   * delta_1 / ||G||^2 at the first weights.
   *
   * @return (||G_2||^2 - ||G_1||^2) over the sum of all
   */
  public double imbalanceShare() {
    double total = 0;
    for (double energy : gradientEnergies) {
      total += energy;
    }
    return (gradientEnergies[1] - gradientEnergies[0]) / total;
  }
}
