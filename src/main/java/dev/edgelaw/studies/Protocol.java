package dev.edgelaw.studies;

import dev.edgelaw.data.DataSource;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.engine.RunSpec;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import java.util.List;

/** What most experiments of the paper have in common. */
final class Protocol {
  /** The paper's five seeds. */
  static final List<Long> SEEDS = List.of(42L, 137L, 256L, 512L, 1024L);

  /** The seeds of the studies that ran three. */
  static final List<Long> THREE_SEEDS = List.of(42L, 137L, 256L);

  /** Number of updates T. */
  static final int STEPS = 2000;

  /** Ten learning rates over four decades. */
  static final List<Double> TEN_RATES =
      List.of(0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.5, 1.0);

  /** K. */
  static final int CLASSES = 5;

  /** n = 200, a test set of 50 drawn behind it, d = 20, K = 5, separation 2. */
  static final DataSource MIXTURE = new GaussianMixture(200, 50, 20, CLASSES, 2);

  /** 20-64-5, ReLU, no bias. */
  static final Architecture TWO_LAYER = Architecture.unbiased(Activation.relu(), 20, 64, 5);

  /**
   * Four hidden layers of 32, hence five weight matrices and four pairs; the paper calls it
   * "4-layer".
   */
  static final Architecture FIVE_LAYER =
      Architecture.unbiased(Activation.relu(), 20, 32, 32, 32, 32, 5);

  private Protocol() {}

  static Architecture withBias(Architecture architecture) {
    return new Architecture(architecture.widths(), architecture.activation(), true);
  }

  /** Cross-entropy on the mixture by plain full-batch gradient descent. */
  static RunSpec descent(Architecture architecture, double learningRate, int steps, long seed) {
    return crossEntropy(architecture, Optimizer.gradientDescent(), learningRate, steps, seed);
  }

  /** Cross-entropy on the mixture, full batch. */
  static RunSpec crossEntropy(
      Architecture architecture, Optimizer optimizer, double learningRate, int steps, long seed) {
    return new RunSpec(
        architecture,
        MIXTURE,
        new Loss.CrossEntropy(),
        optimizer,
        learningRate,
        steps,
        seed,
        DivergenceRule.NOT_FINITE);
  }

  /** Mean squared error on the mixture by plain full-batch gradient descent. */
  static RunSpec squaredDescent(
      Architecture architecture, double learningRate, int steps, long seed) {
    return new RunSpec(
        architecture,
        MIXTURE,
        new Loss.MeanSquaredError(),
        Optimizer.gradientDescent(),
        learningRate,
        steps,
        seed,
        DivergenceRule.NOT_FINITE);
  }
}
