package dev.edgelaw.optim;

/**
 * When a run counts as diverged and ends: a loss or norm that is not finite, or beyond these
 * bounds.
 *
 * @param highestLoss largest loss allowed
 * @param highestSquaredNorm largest squared Frobenius norm allowed to a weight matrix
 */
public record DivergenceRule(double highestLoss, double highestSquaredNorm) {
  /** Ends a run only when a number is no longer finite. */
  public static final DivergenceRule NOT_FINITE =
      new DivergenceRule(Double.MAX_VALUE, Double.MAX_VALUE);

  /**
   * Judges a loss.
   *
   * @param loss the loss before an update
   * @return whether the run has diverged; NaN and infinities have
   */
  public boolean lossDiverged(double loss) {
    return !(loss <= highestLoss && loss >= -highestLoss);
  }

  /**
   * Judges the weights.
   *
   * @param norms squared norms after an update
   * @return whether the run has diverged
   */
  public boolean weightsDiverged(LayerNorms norms) {
    for (int layer = 0; layer < norms.layers(); layer++) {
      if (!(norms.weight(layer) <= highestSquaredNorm)) {
        return true;
      }
    }
    return false;
  }
}
