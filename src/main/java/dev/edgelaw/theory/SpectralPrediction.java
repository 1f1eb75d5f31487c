package dev.edgelaw.theory;

import dev.edgelaw.curvature.HessianSpectrum;
import java.util.Arrays;

/**
 * Theorem 4's prediction of the gradient-imbalance sum S of a two-layer net from one Hessian: S =
 * sum of c_k f_T(eta lambda_k) with c_k = |delta| (v_k'g)^2 / ||g||^2. The loss is taken as
 * quadratic for the whole run and the imbalance as a fixed share of the gradient's energy.
 *
 * @param spectrum eigenvalues, squared components of the gradient and imbalance at one point
 * @param steps number of updates T
 */
public record SpectralPrediction(HessianSpectrum spectrum, int steps) {

  /**
   * The predicted sum.
   *
   * @param learningRate eta
   * @param rule which modes count
   * @return the prediction of |S|
   */
  public double imbalanceSum(double learningRate, ModeRule rule) {
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < spectrum.eigenvalues().length; k++) {
      if (spectrum.weights()[k] > 0) {
        sum.add(spectrum.weights()[k] * factor(k, learningRate, rule));
      }
    }
    return amplitude() * sum.value() / spectrum.gradientEnergy();
  }

  /**
   * The control with equal coefficients 1/P.
   *
   * @param learningRate eta
   * @param rule which modes count
   * @return the mean factor over all modes
   */
  public double uniform(double learningRate, ModeRule rule) {
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < spectrum.eigenvalues().length; k++) {
      sum.add(factor(k, learningRate, rule));
    }
    return sum.value() / spectrum.eigenvalues().length;
  }

  private double factor(int k, double learningRate, ModeRule rule) {
    return rule.factor(spectrum.eigenvalues()[k], learningRate, steps);
  }

  /**
   * The same with all modes replaced by one, at the Rayleigh quotient of the gradient.
   *
   * @param learningRate eta
   * @return |delta| f_T(eta g'Hg/g'g)
   */
  public double oneMode(double learningRate) {
    return amplitude() * SpectralCrossover.factor(learningRate * rayleighQuotient(), steps);
  }

  /**
   * Curvature along the gradient.
   *
   * @return g'Hg / g'g
   */
  public double rayleighQuotient() {
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < spectrum.eigenvalues().length; k++) {
      sum.add(spectrum.weights()[k] * spectrum.eigenvalues()[k]);
    }
    return sum.value() / spectrum.gradientEnergy();
  }

  /**
   * Share of the gradient's energy in modes of negative curvature, which the published rule drops.
   *
   * @return from 0 to 1
   */
  public double negativeShare() {
    CompensatedSum sum = new CompensatedSum();
    for (int k = 0; k < spectrum.eigenvalues().length; k++) {
      if (spectrum.eigenvalues()[k] < -ModeRule.ZERO) {
        sum.add(spectrum.weights()[k]);
      }
    }
    return sum.value() / spectrum.gradientEnergy();
  }

  /**
   * Number of modes that the learning rate makes unstable.
   *
   * @param learningRate eta
   * @return how many have eta lambda of 2 or more
   */
  public int unstableModes(double learningRate) {
    int count = 0;
    for (double eigenvalue : spectrum.eigenvalues()) {
      count += learningRate * eigenvalue >= 2 ? 1 : 0;
    }
    return count;
  }

  /**
   * How far the nearest eigenvalue lies from the limit of stability, where the published rule
   * jumps.
   *
   * @param learningRate eta
   * @return smallest |eta lambda - 2|
   */
  public double distanceFromInstability(double learningRate) {
    double smallest = Double.POSITIVE_INFINITY;
    for (double eigenvalue : spectrum.eigenvalues()) {
      smallest = Math.min(smallest, Math.abs(learningRate * eigenvalue - 2));
    }
    return smallest;
  }

  /**
   * The coefficients c_k.
   *
   * @return one per mode, in the order of the eigenvalues; only sums over equal eigenvalues are
   *     determined
   */
  public double[] coefficients() {
    double scale = amplitude() / spectrum.gradientEnergy();
    return Arrays.stream(spectrum.weights()).map(weight -> scale * weight).toArray();
  }

  /**
   * The coefficients' sum.
   *
   * @return |delta| at the spectrum's point
   */
  public double amplitude() {
    return Math.abs(spectrum.imbalance());
  }
}
