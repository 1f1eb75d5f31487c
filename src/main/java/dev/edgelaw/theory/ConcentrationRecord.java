package dev.edgelaw.theory;

/**
 * How far the softmax has concentrated on the correct class, at checkpoints of a run. Figures are
 * NaN at checkpoints that the run did not reach.
 *
 * @param checkpoints numbers of updates done, ascending
 * @param missing 1 - q: mean over samples of the probability that is not on the correct class
 * @param smallest smallest probability of the correct class over the samples
 * @param largest largest probability of the correct class over the samples
 * @param loss the loss at the same weights
 * @param accuracy share of samples whose correct class has the strictly largest output
 */
public record ConcentrationRecord(
    int[] checkpoints,
    double[] missing,
    double[] smallest,
    double[] largest,
    double[] loss,
    double[] accuracy) {
  /**
   * The time at which 1 - q falls to a level, from linear interpolation of ln(1 - q) between
   * checkpoints.
   *
   * @param level between 0 and 1
   * @return number of updates, or NaN where no two checkpoints enclose the level
   */
  public double crossingTime(double level) {
    for (int i = 0; i + 1 < checkpoints.length; i++) {
      if (missing[i] >= level && missing[i + 1] < level) {
        double above = StrictMath.log(missing[i] / level);
        double below = StrictMath.log(level / missing[i + 1]);
        return checkpoints[i] + (checkpoints[i + 1] - checkpoints[i]) * above / (above + below);
      }
    }
    return Double.NaN;
  }

  /**
   * 1 - q at a checkpoint.
   *
   * @param updates number of updates done
   * @return NaN where it is no checkpoint or was not reached
   */
  public double missingAfter(int updates) {
    for (int i = 0; i < checkpoints.length; i++) {
      if (checkpoints[i] == updates) {
        return missing[i];
      }
    }
    return Double.NaN;
  }
}
