package dev.edgelaw.curvature;

/**
 * Figures of the full Hessian spectrum at checkpoints of a run. Figures are NaN, and counts 0, at
 * checkpoints that the run did not reach.
 *
 * @param checkpoints numbers of updates done, ascending
 * @param sharpness largest eigenvalue
 * @param smallest smallest eigenvalue
 * @param positive number of eigenvalues above {@link #POSITIVE}
 * @param positiveSum sum of these
 */
public record SpectrumTrack(
    int[] checkpoints,
    double[] sharpness,
    double[] smallest,
    int[] positive,
    double[] positiveSum) {
  /** What the published runs count as positive. */
  public static final double POSITIVE = 1e-8;

  /**
   * The sharpness at a checkpoint.
   *
   * @param updates number of updates done
   * @return NaN where it is no checkpoint or was not reached
   */
  public double sharpnessAfter(int updates) {
    for (int i = 0; i < checkpoints.length; i++) {
      if (checkpoints[i] == updates) {
        return sharpness[i];
      }
    }
    return Double.NaN;
  }
}
