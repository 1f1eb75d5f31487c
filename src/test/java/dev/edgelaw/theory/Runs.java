package dev.edgelaw.theory;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.Objective;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Probe;
import dev.edgelaw.optim.Training;
import dev.edgelaw.random.TorchGenerator;
import java.util.List;

/** Training runs for the tests of Theorem 2. */
final class Runs {
  /** Far beyond any useful weights, far below the overflow of squares. */
  private static final DivergenceRule BLOWN_UP = new DivergenceRule(1e12, 1e12);

  private Runs() {}

  /** Trains from the net's point, leaving the net as it is. */
  static void train(
      RandomNet net, Optimizer optimizer, double learningRate, int steps, Probe... probes) {
    train(net.loss(), net.parameters(), optimizer, learningRate, steps, probes);
  }

  static Training.Outcome train(
      Objective objective,
      double[] start,
      Optimizer optimizer,
      double learningRate,
      int steps,
      Probe... probes) {
    return training(objective, optimizer, learningRate, steps).run(start.clone(), List.of(probes));
  }

  static Training training(
      Objective objective, Optimizer optimizer, double learningRate, int steps) {
    return new Training(RandomNet.ARITHMETIC, objective, optimizer, learningRate, steps, BLOWN_UP);
  }

  /** A ReLU net of the published studies on their Gaussian mixture, from their seed. */
  static RandomNet published(long seed, Integer... widths) {
    Architecture architecture = Architecture.unbiased(Activation.relu(), widths);
    ParameterLayout layout = new ParameterLayout(architecture);
    TorchGenerator generator = new TorchGenerator(seed);
    double[] parameters = InitialParameters.draw(layout, generator);
    Dataset data = new GaussianMixture(200, 50, 20, 5, 2.0).draw(generator).train();
    NetworkLoss loss =
        new NetworkLoss(RandomNet.ARITHMETIC, architecture, new Loss.CrossEntropy(), data);
    double[] gradient = new double[parameters.length];
    loss.valueAndGradient(parameters, gradient);
    return new RandomNet(
        architecture.widthsText() + " seed " + seed, data, loss, parameters, gradient);
  }

  /**
   * The net's loss with the gradient of the first layer off by a factor: a faulty backward pass.
   */
  static Objective faulty(RandomNet net, double factor) {
    return new Objective() {
      @Override
      public ParameterLayout layout() {
        return net.layout();
      }

      @Override
      public double valueAndGradient(double[] parameters, double[] gradient) {
        double value = net.loss().valueAndGradient(parameters, gradient);
        RandomNet.ARITHMETIC.scale(factor, gradient, 0, net.layout().weight(0).length());
        return value;
      }
    };
  }
}
