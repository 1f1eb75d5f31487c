package dev.edgelaw.theorems;

import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.kernel.Arithmetic;
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
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes the instances of the checks, from seeds, and trains them.
 *
 * @param arithmetic the kernel
 */
public record Laboratory(Arithmetic arithmetic) {
  /** Far beyond any useful weights, far below the overflow of squares. */
  private static final DivergenceRule BLOWN_UP = new DivergenceRule(1e12, 1e12);

  /**
   * A random network on random data at a random point: depth from 2, cross-entropy for even seeds
   * and mean squared error for odd ones, K from 2 to 10, Gaussian weights of variance 2/fan-in.
   *
   * @param kind what is fixed
   * @param seed all else
   * @return the instance
   */
  public RandomNet draw(Kind kind, long seed) {
    return draw(kind, seed % 2 == 0 ? new Loss.CrossEntropy() : new Loss.MeanSquaredError(), seed);
  }

  /**
   * The same with a given loss.
   *
   * @param kind what is fixed
   * @param loss the loss
   * @param seed all else
   * @return the instance
   */
  public RandomNet draw(Kind kind, Loss loss, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int depth = random.nextInt(2, kind.largestDepth() + 1);
    int classes = random.nextInt(2, 11);
    int cap = kind.cap(random);
    List<Integer> widths = new ArrayList<>();
    widths.add(random.nextInt(1, 33));
    for (int layer = 1; layer < depth; layer++) {
      widths.add(random.nextInt(kind.smallestWidth(), cap + 1));
    }
    widths.add(classes);
    Architecture architecture = new Architecture(widths, kind.activation(), kind.biased());
    Dataset data = data(random, random.nextInt(1, 41), widths.getFirst(), classes);
    return at(architecture, loss, data, parameters(random, architecture), seed);
  }

  /**
   * Many of them.
   *
   * @param kind what is fixed
   * @param count how many, with seeds from 0
   * @return the instances, made one by one
   */
  public Stream<RandomNet> cases(Kind kind, int count) {
    LongFunction<RandomNet> draw = seed -> draw(kind, seed);
    return LongStream.range(0, count).mapToObj(draw);
  }

  /**
   * A ReLU net of the published studies on their Gaussian mixture (n = 200, d = 20, K = 5), from
   * their seed.
   *
   * @param seed seed of PyTorch's generator
   * @param widths 20, hidden widths, 5
   * @return the instance, with cross-entropy
   */
  public RandomNet published(long seed, Integer... widths) {
    return published(Activation.relu(), new Loss.CrossEntropy(), seed, widths);
  }

  /**
   * The same with any activation and loss.
   *
   * @param activation the activation
   * @param loss the loss
   * @param seed seed of PyTorch's generator
   * @param widths 20, hidden widths, 5
   * @return the instance
   */
  public RandomNet published(Activation activation, Loss loss, long seed, Integer... widths) {
    Architecture architecture = Architecture.unbiased(activation, widths);
    TorchGenerator generator = new TorchGenerator(seed);
    double[] parameters = InitialParameters.draw(new ParameterLayout(architecture), generator);
    Dataset data = new GaussianMixture(200, 50, 20, 5, 2.0).draw(generator).train();
    return at(architecture, loss, data, parameters, seed);
  }

  /**
   * A network at a point.
   *
   * @param architecture the network
   * @param loss its loss
   * @param data the training set
   * @param parameters W in its layout
   * @param seed for the name
   * @return the instance
   */
  public RandomNet at(
      Architecture architecture, Loss loss, Dataset data, double[] parameters, long seed) {
    NetworkLoss objective = new NetworkLoss(arithmetic, architecture, loss, data);
    double[] gradient = new double[parameters.length];
    objective.valueAndGradient(parameters, gradient);
    String name =
        "%s %s seed %d".formatted(architecture.widthsText(), loss.getClass().getSimpleName(), seed);
    return new RandomNet(name, data, loss, objective, parameters, gradient);
  }

  /**
   * Second derivatives at the net's point.
   *
   * @param net the net
   * @return a new workspace, at the point
   */
  public NetworkCurvature curvature(RandomNet net) {
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, net.architecture(), net.formula(), net.data());
    curvature.at(net.parameters());
    return curvature;
  }

  /**
   * Trains from the net's point, leaving the net as it is.
   *
   * @param net where to start
   * @param optimizer the update rule
   * @param learningRate eta
   * @param steps number of updates
   * @param probes what to watch
   * @return how the run ended
   */
  public Training.Outcome train(
      RandomNet net, Optimizer optimizer, double learningRate, int steps, Probe... probes) {
    return train(net.loss(), net.parameters(), optimizer, learningRate, steps, probes);
  }

  /**
   * Trains from a point, leaving it as it is.
   *
   * @param objective what is descended
   * @param start where to start
   * @param optimizer the update rule
   * @param learningRate eta
   * @param steps number of updates
   * @param probes what to watch
   * @return how the run ended
   */
  public Training.Outcome train(
      Objective objective,
      double[] start,
      Optimizer optimizer,
      double learningRate,
      int steps,
      Probe... probes) {
    return training(objective, optimizer, learningRate, steps).run(start.clone(), List.of(probes));
  }

  /**
   * The training loop, for runs that move their start or choose batches.
   *
   * @param objective what is descended
   * @param optimizer the update rule
   * @param learningRate eta
   * @param steps number of updates
   * @return the loop
   */
  public Training training(
      Objective objective, Optimizer optimizer, double learningRate, int steps) {
    return new Training(arithmetic, objective, optimizer, learningRate, steps, BLOWN_UP);
  }

  /**
   * The net's loss with the gradient of the first layer off by a factor: a faulty backward pass.
   *
   * @param net the net
   * @param factor 1 for no fault
   * @return the faulty objective
   */
  public Objective faulty(RandomNet net, double factor) {
    return new Objective() {
      @Override
      public ParameterLayout layout() {
        return net.layout();
      }

      @Override
      public double valueAndGradient(double[] parameters, double[] gradient) {
        double value = net.loss().valueAndGradient(parameters, gradient);
        arithmetic.scale(factor, gradient, 0, net.layout().weight(0).length());
        return value;
      }
    };
  }

  private static Dataset data(SplittableRandom random, int samples, int features, int classes) {
    double[] inputs = new double[samples * features];
    int[] labels = new int[samples];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = random.nextGaussian();
    }
    for (int i = 0; i < samples; i++) {
      labels[i] = random.nextInt(classes);
    }
    return new Dataset(samples, features, classes, inputs, labels);
  }

  private static double[] parameters(SplittableRandom random, Architecture architecture) {
    double[] canonical = new double[architecture.parameterCount()];
    int next = 0;
    for (int layer = 0; layer < architecture.depth(); layer++) {
      int fanIn = architecture.fanIn(layer);
      int size = architecture.fanOut(layer) * fanIn;
      int biases = architecture.biased() ? architecture.fanOut(layer) : 0;
      for (int i = 0; i < size + biases; i++) {
        canonical[next++] = random.nextGaussian() * Math.sqrt(2.0 / fanIn);
      }
    }
    return new ParameterLayout(architecture).fromCanonical(canonical);
  }
}
