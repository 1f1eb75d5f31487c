package dev.edgelaw.curvature;

/**
 * Spectral compression under the cross-entropy at one point of a run.
 *
 * @param step t, the number of updates made before
 * @param labels how sure the network is of its labels
 * @param spectra both sides of Theorem 6
 */
public record CompressionPoint(int step, LabelProbabilities labels, SpectralCompression spectra) {
  /**
   * The sharpness in units of what the average sample allows.
   *
   * @return lambda_max(H) / (lambda_max(J'J / n) mean q(1 - q))
   */
  public double overAverageSample() {
    return spectra.hessian() / (spectra.jacobian() * labels.meanVariance());
  }

  /**
   * The slack of the corrected bound.
   *
   * @return its right-hand side over lambda_max(H_GN), at least 1
   */
  public double slack() {
    return spectra.bound() / spectra.gaussNewton();
  }

  /**
   * The slack of the bound as the paper states it.
   *
   * @return its right-hand side over lambda_max(H_GN); below 1 where the statement fails
   */
  public double claimedSlack() {
    return spectra.claimedBound() / spectra.gaussNewton();
  }
}
