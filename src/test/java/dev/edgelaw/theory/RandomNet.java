package dev.edgelaw.theory;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A random network on random data at a random point: a seeded case of a property that must hold
 * everywhere.
 */
public record RandomNet(
    String name, Dataset data, NetworkLoss loss, double[] parameters, double[] gradient) {

  /** The kernel of all theory and flow tests. */
  public static final Arithmetic ARITHMETIC =
      ArithmeticProvider.lookup(Backend.fromSystemProperty()).arithmetic();

  /** What is fixed about a case; all else follows from the seed. */
  public record Kind(
      Activation activation, boolean biased, int largestDepth, int smallestWidth, int widest) {
    public static Kind of(Activation activation) {
      return new Kind(activation, false, 8, 1, 64);
    }

    public static Kind biased(Activation activation) {
      return new Kind(activation, true, 8, 1, 64);
    }

    public Kind withDepth(int largest) {
      return new Kind(activation, biased, largest, smallestWidth, widest);
    }

    public Kind withWidths(int smallest, int largest) {
      return new Kind(activation, biased, largestDepth, smallest, largest);
    }
  }

  /** Depth from 2, both losses in turn, K from 2 to 10, weights of ReLU-preserving size. */
  public static RandomNet draw(Kind kind, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int depth = random.nextInt(2, kind.largestDepth() + 1);
    int classes = random.nextInt(2, 11);
    List<Integer> widths = new ArrayList<>();
    widths.add(random.nextInt(1, 33));
    for (int layer = 1; layer < depth; layer++) {
      widths.add(random.nextInt(kind.smallestWidth(), kind.widest() + 1));
    }
    widths.add(classes);
    Architecture architecture = new Architecture(widths, kind.activation(), kind.biased());
    Dataset data = data(random, random.nextInt(1, 41), widths.getFirst(), classes);
    Loss loss = seed % 2 == 0 ? new Loss.CrossEntropy() : new Loss.MeanSquaredError();
    NetworkLoss objective = new NetworkLoss(ARITHMETIC, architecture, loss, data);
    double[] parameters = parameters(random, objective.layout());
    double[] gradient = new double[parameters.length];
    objective.valueAndGradient(parameters, gradient);
    String name = "%s %s seed %d".formatted(architecture.widthsText(), loss, seed);
    return new RandomNet(name, data, objective, parameters, gradient);
  }

  public static Stream<RandomNet> cases(Kind kind, int count) {
    LongFunction<RandomNet> draw = seed -> draw(kind, seed);
    return LongStream.range(0, count).mapToObj(draw);
  }

  public ParameterLayout layout() {
    return loss.layout();
  }

  public Architecture architecture() {
    return layout().architecture();
  }

  public int pairs() {
    return architecture().depth() - 1;
  }

  /** Whether some gradient reaches every layer; narrow ReLU layers may be dead. */
  public boolean alive() {
    for (int layer = 0; layer <= pairs(); layer++) {
      if (ConservationLaws.trace(layout(), gradient, gradient, layer, false) == 0) {
        return false;
      }
    }
    return true;
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

  private static double[] parameters(SplittableRandom random, ParameterLayout layout) {
    Architecture architecture = layout.architecture();
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
    return layout.fromCanonical(canonical);
  }
}
