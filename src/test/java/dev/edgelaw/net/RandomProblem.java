package dev.edgelaw.net;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.RandomDoubles;

/** A seeded random network with random data that fit each other. */
final class RandomProblem {
  final Architecture architecture;
  final ParameterLayout layout;
  final Dataset data;
  final double[] parameters;

  RandomProblem(Architecture architecture, int samples, long seed) {
    RandomDoubles random = new RandomDoubles(seed);
    this.architecture = architecture;
    this.layout = new ParameterLayout(architecture);
    this.data = data(random, samples, architecture.fanIn(0), lastWidth(architecture));
    this.parameters = layout.fromCanonical(draw(random, architecture));
  }

  /**
   * The first seeds' problems whose pre-activations all keep a distance from 0, where piecewise
   * activations have no derivative.
   */
  static RandomProblem awayFromKinks(Architecture architecture, int samples, double distance) {
    for (long seed = 0; seed < 1000; seed++) {
      RandomProblem problem = new RandomProblem(architecture, samples, seed);
      NaiveNetwork network = new NaiveNetwork(architecture, problem.data);
      for (int i = 0; i < samples; i++) {
        network.outputs(problem.parameters, i);
      }
      if (network.closestToKink() > distance) {
        return problem;
      }
    }
    throw new IllegalStateException("every random network has a pre-activation near 0");
  }

  static Dataset data(RandomDoubles random, int samples, int features, int classes) {
    int[] labels = new int[samples];
    for (int i = 0; i < samples; i++) {
      labels[i] = random.below(classes);
    }
    return new Dataset(samples, features, classes, random.normal(samples * features), labels);
  }

  private static int lastWidth(Architecture architecture) {
    return architecture.fanOut(architecture.depth() - 1);
  }

  /**
   * Weights of variance 2 / fan-in, which keep the outputs of layers of one size; half of that
   * where the activation squares them. Biases of variance 1/4.
   */
  private static double[] draw(RandomDoubles random, Architecture architecture) {
    double[] canonical = random.normal(architecture.parameterCount());
    double variance = architecture.activation() instanceof Activation.SquaredRelu ? 1 : 2;
    int at = 0;
    for (int layer = 0; layer < architecture.depth(); layer++) {
      int weights = architecture.fanOut(layer) * architecture.fanIn(layer);
      for (int i = 0; i < weights; i++) {
        canonical[at++] *= Math.sqrt(variance / architecture.fanIn(layer));
      }
      if (architecture.biased()) {
        for (int i = 0; i < architecture.fanOut(layer); i++) {
          canonical[at++] *= 0.5;
        }
      }
    }
    return canonical;
  }
}
