package dev.edgelaw.stats;

/**
 * The seed means of the drift that the paper's study E05 printed: ten learning rates over four
 * decades.
 */
final class PublishedDrifts {

  static final double[] LEARNING_RATES = {
    0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.5, 1.0
  };

  static final double[] DRIFTS = {
    4.406512064e-05,
    0.000174480598,
    0.000629082114,
    0.00191522821,
    0.006440398013,
    0.01983095348,
    0.07289743952,
    0.3303136427,
    0.8942356443,
    3.65595672
  };

  private PublishedDrifts() {}
}
