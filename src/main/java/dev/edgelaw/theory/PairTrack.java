package dev.edgelaw.theory;

/**
 * One conservation law followed through a run; arrays have one entry for each of the L-1 pairs of
 * neighbouring layers.
 *
 * @param initial C_l(0)
 * @param afterFirst C_l after the first update
 * @param last C_l(T)
 * @param largestDrift maximum over updates of |C_l(t) - C_l(0)|, from differences of C
 * @param firstImbalance delta_l(0) = ||G_{l+1}||^2 - ||G_l||^2 (less ||g_bl||^2 with the bias
 *     correction) at the start
 * @param imbalanceSum S_l = sum of delta_l(t) over all updates, with its sign
 * @param largestImbalanceSum maximum over updates of |partial sum of delta_l|
 * @param identityResidual maximum over updates of |C_l(t) - C_l(0) - eta^2 (partial sum of
 *     delta_l)| divided by the squared norms in C_l(t): Theorem 2 says 0 for gradient descent
 *     without weight decay
 */
public record PairTrack(
    double[] initial,
    double[] afterFirst,
    double[] last,
    double[] largestDrift,
    double[] firstImbalance,
    double[] imbalanceSum,
    double[] largestImbalanceSum,
    double[] identityResidual) {

  /**
   * Number of pairs.
   *
   * @return L-1
   */
  public int pairs() {
    return initial.length;
  }

  /**
   * C_l(T) - C_l(0) as a difference, to about 1e-15 of the norms.
   *
   * @param pair zero-based l
   * @return the signed final drift
   */
  public double change(int pair) {
    return last[pair] - initial[pair];
  }
}
