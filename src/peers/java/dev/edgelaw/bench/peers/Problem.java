package dev.edgelaw.bench.peers;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.random.TorchGenerator;

/**
 * The published two-layer study in plain arrays, and what our own code makes of it.
 *
 * @param width hidden units
 * @param crossEntropy the loss; else the mean squared error
 * @param inputs 200 x 20, row-major
 * @param targets 200 x 5, one 1 in each row
 * @param first weights of the first layer, 20 x width
 * @param second weights of the second layer, width x 5
 * @param losses ours, before each of a few steps
 */
record Problem(
    int width,
    boolean crossEntropy,
    double[] inputs,
    double[] targets,
    double[] first,
    double[] second,
    double[] losses) {
  static final int SAMPLES = 200;
  static final int INPUTS = 20;
  static final int CLASSES = 5;
  static final double LEARNING_RATE = 0.01;
  private static final int CHECKED_STEPS = 3;

  /** Sums in another order; nothing else may differ. */
  private static final double TOLERANCE = 1e-12;

  static Problem of(int width, String loss) {
    boolean crossEntropy = loss.equals("CE");
    Architecture architecture = Architecture.unbiased(Activation.relu(), INPUTS, width, CLASSES);
    Dataset data =
        new GaussianMixture(SAMPLES, 50, INPUTS, CLASSES, 2).draw(new TorchGenerator(1)).train();
    NetworkLoss objective =
        new NetworkLoss(
            ArithmeticProvider.lookup(Backend.AUTO).arithmetic(),
            architecture,
            crossEntropy ? new Loss.CrossEntropy() : new Loss.MeanSquaredError(),
            data);
    double[] parameters = InitialParameters.draw(objective.layout(), new TorchGenerator(42));
    // Canonical order is PyTorch's: each matrix out x in.
    double[] canonical = objective.layout().toCanonical(parameters);
    double[] first = new double[INPUTS * width];
    double[] second = new double[width * CLASSES];
    for (int j = 0; j < width; j++) {
      for (int i = 0; i < INPUTS; i++) {
        first[i * width + j] = canonical[j * INPUTS + i];
      }
      for (int k = 0; k < CLASSES; k++) {
        second[j * CLASSES + k] = canonical[INPUTS * width + k * width + j];
      }
    }
    double[] targets = new double[SAMPLES * CLASSES];
    for (int i = 0; i < SAMPLES; i++) {
      targets[i * CLASSES + data.labels()[i]] = 1;
    }
    double[] gradient = new double[parameters.length];
    double[] losses = new double[CHECKED_STEPS];
    for (int step = 0; step < CHECKED_STEPS; step++) {
      losses[step] = objective.valueAndGradient(parameters, gradient);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] -= LEARNING_RATE * gradient[i];
      }
    }
    return new Problem(width, crossEntropy, data.inputs(), targets, first, second, losses);
  }

  /** Refuses a library that computes something else. */
  void check(Network network) {
    for (double expected : losses) {
      double loss = network.step();
      if (!(Math.abs(loss - expected) <= TOLERANCE * expected)) {
        throw new IllegalStateException("loss " + loss + ", ours is " + expected);
      }
    }
  }
}
