package dev.edgelaw.net;

/**
 * The training loss, named by its normalisation: n samples, K outputs f, targets y, one-hot where
 * the samples are labelled.
 */
public sealed interface Loss {
  /**
   * The loss of the ladder from MSE (0) to cross-entropy (1). Its ends are the single losses
   * themselves, so that runs at an end are the same runs as those of studies that know no ladder.
   *
   * @param crossEntropyWeight b, from 0 to 1
   * @return (1-b) MSE + b CE
   */
  static Loss interpolated(double crossEntropyWeight) {
    if (crossEntropyWeight == 0) {
      return new MeanSquaredError();
    }
    return crossEntropyWeight == 1 ? new CrossEntropy() : new Interpolated(crossEntropyWeight);
  }

  /** (1/n) sum over samples of [logsumexp_k f_ik - f_i,y(i)], natural logarithm. */
  record CrossEntropy() implements Loss {}

  /**
   * (1/(nK)) sum over samples and outputs of (f_ik - y_ik)^2: no factor 1/2, averaged over all n K
   * entries. The paper's appendix has (1/2n) sum ||f - y||^2 instead, which is K/2 times as large,
   * so that eta_paper = (2/K) eta here and lambda_paper = (K/2) lambda here.
   */
  record MeanSquaredError() implements Loss {}

  /**
   * (1-b) MSE + b CE, both with the normalisations above.
   *
   * @param crossEntropyWeight b, from 0 to 1
   */
  record Interpolated(double crossEntropyWeight) implements Loss {
    /** Checks the weight. */
    public Interpolated {
      if (!(crossEntropyWeight >= 0 && crossEntropyWeight <= 1)) {
        throw new IllegalArgumentException(
            "cross-entropy weight " + crossEntropyWeight + ": must be from 0 to 1");
      }
    }
  }
}
