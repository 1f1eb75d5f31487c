package dev.edgelaw.theory;

/**
 * What a run did to its conservation laws, and the drift definitions of the published runs. Pairs
 * are zero-based.
 *
 * @param frobenius the law of Theorem 1, C_l from weights alone
 * @param biasCorrected the law with the bias term; null without biases
 * @param learningRate eta
 * @param plainDescent whether updates were W - eta G, so that Theorem 2 gives the drift as eta^2 S
 * @param initialLoss loss at W(0)
 * @param lastLoss loss before the last update
 * @param gradientEnergy sum over updates of ||G||^2, all layers
 * @param initialNorms ||W_l||^2 at the start, one per layer
 * @param lastNorms ||W_l||^2 at the end
 */
public record ConservationRecord(
    PairTrack frobenius,
    PairTrack biasCorrected,
    double learningRate,
    boolean plainDescent,
    double initialLoss,
    double lastLoss,
    double gradientEnergy,
    double[] initialNorms,
    double[] lastNorms) {

  /**
   * The law that gradient flow conserves.
   *
   * @return with the bias term where there are biases, of weights alone otherwise
   */
  public PairTrack law() {
    return biasCorrected == null ? frobenius : biasCorrected;
  }

  /**
   * |C_l(T) - C_l(0)| of the conserved quantity. For plain gradient descent it is taken as eta^2
   * |S_l|, which keeps its relative accuracy however small it is (values of 1e-10 and below would
   * be lost in a difference of norms).
   *
   * @param pair zero-based l
   * @return the absolute final drift
   */
  public double drift(int pair) {
    return plainDescent
        ? learningRate * learningRate * Math.abs(law().imbalanceSum()[pair])
        : Math.abs(law().change(pair));
  }

  /**
   * Maximum over updates of the drift of one pair, with the accuracy of {@link #drift}.
   *
   * @param pair zero-based l
   * @return the largest absolute drift
   */
  public double largestDrift(int pair) {
    return plainDescent
        ? learningRate * learningRate * law().largestImbalanceSum()[pair]
        : law().largestDrift()[pair];
  }

  /**
   * D1 of one pair: the largest drift of the uncorrected C_l over |C_l(0)|; absolute where |C_l(0)|
   * is at most 1e-10.
   *
   * @param pair zero-based l
   * @return the relative drift
   */
  public double largestRelativeDrift(int pair) {
    double reference = Math.abs(frobenius.initial()[pair]);
    double largest = biasCorrected == null ? largestDrift(pair) : frobenius.largestDrift()[pair];
    return reference <= 1e-10 ? largest : largest / reference;
  }

  /**
   * D1: mean over pairs of the largest relative drift.
   *
   * @return the figure of E1, E2 and E3
   */
  public double meanLargestRelativeDrift() {
    double sum = 0;
    for (int pair = 0; pair < frobenius.pairs(); pair++) {
      sum += largestRelativeDrift(pair);
    }
    return sum / frobenius.pairs();
  }

  /**
   * D2, and D3 for deeper networks: mean over pairs of the absolute final drift.
   *
   * @return |C_1(T) - C_1(0)| for two layers
   */
  public double meanFinalDrift() {
    double sum = 0;
    for (int pair = 0; pair < frobenius.pairs(); pair++) {
      sum += drift(pair);
    }
    return sum / frobenius.pairs();
  }

  /**
   * D4: sum over pairs of |C_l(T) - C_l after update 1|.
   *
   * @return the total L1 drift from the first record
   */
  public double totalDriftFromFirstRecord() {
    double sum = 0;
    for (int pair = 0; pair < frobenius.pairs(); pair++) {
      sum += Math.abs(frobenius.last()[pair] - frobenius.afterFirst()[pair]);
    }
    return sum;
  }

  /**
   * D5: final drift of the first pair over |C_1(0)|.
   *
   * @return the relative final drift
   */
  public double relativeFinalDrift() {
    return drift(0) / Math.abs(frobenius.initial()[0]);
  }

  /**
   * S1: |sum of delta_1(t)|, from gradients of the loss.
   *
   * @return the gradient imbalance sum of the first pair
   */
  public double imbalanceSum() {
    return Math.abs(frobenius.imbalanceSum()[0]);
  }

  /**
   * S2: |sum over updates of the mean over pairs of delta_l(t)|, which telescopes to (||G_L||^2 -
   * ||G_1||^2)/(L-1).
   *
   * @return the signed mean imbalance sum, absolute at the end
   */
  public double meanImbalanceSum() {
    double sum = 0;
    for (double pair : frobenius.imbalanceSum()) {
      sum += pair;
    }
    return Math.abs(sum) / frobenius.pairs();
  }

  /**
   * Worst violation of Theorem 2 over pairs and updates, in units of the squared norms.
   *
   * @return the largest entry of the identity residuals
   */
  public double worstIdentityResidual() {
    double worst = 0;
    for (double residual : law().identityResidual()) {
      worst = Math.max(worst, residual);
    }
    return worst;
  }

  /**
   * Drift of the first pair over eta (Loss(0) - Loss(T)): the energy-weighted share r of the
   * imbalance in the gradient energy, up to O(eta), because eta times the gradient energy is the
   * loss drop.
   *
   * @return the ratio; the loss before the last update stands for Loss(T)
   */
  public double driftOverLossDrop() {
    return drift(0) / (learningRate * (initialLoss - lastLoss));
  }

  /**
   * Drift of the first pair after the first update.
   *
   * @return |C_1(1) - C_1(0)|
   */
  public double firstUpdateDrift() {
    return Math.abs(law().afterFirst()[0] - law().initial()[0]);
  }

  /**
   * How much of the norm exchanged between inputs and outputs of the first hidden layer does not
   * balance: drift of the first pair over the larger of the two changes of ||W_1||^2 and ||W_2||^2.
   * Unlike |C_1(0)| this scale belongs to the run.
   *
   * @return a ratio; 0 is perfect conservation
   */
  public double driftOverNormExchange() {
    double first = Math.abs(lastNorms[0] - initialNorms[0]);
    double second = Math.abs(lastNorms[1] - initialNorms[1]);
    return drift(0) / Math.max(first, second);
  }
}
