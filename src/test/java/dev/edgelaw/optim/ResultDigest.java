package dev.edgelaw.optim;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.Bits;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.kernel.RandomDoubles;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.random.TorchGenerator;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A program that digests all bits of products, reductions, elementary functions and short training
 * runs. Whatever the virtual machine and backend, it must print the same digest.
 *
 * <p>Arguments: the backend, and how often to compute everything again; it prints the explanation
 * of the backend, the first digest and the last.
 */
public final class ResultDigest {
  private final Arithmetic arithmetic;
  private final MessageDigest digest;

  private ResultDigest(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Prints the explanation and the digests of the first and the last repetition. */
  public static void main(String[] arguments) {
    ArithmeticProvider.Choice choice = ArithmeticProvider.lookup(Backend.ofLabel(arguments[0]));
    System.out.println("backend " + choice.explanation());
    int repetitions = Integer.parseInt(arguments[1]);
    String last = compute(choice.arithmetic());
    System.out.println("first " + last);
    for (int i = 0; i < repetitions; i++) {
      last = compute(choice.arithmetic());
    }
    System.out.println("last " + last);
  }

  /** The digest in hexadecimal. */
  static String compute(Arithmetic arithmetic) {
    ResultDigest results = new ResultDigest(arithmetic);
    results.products();
    results.reductionsAndElementaryFunctions();
    results.trainingRuns();
    return HexFormat.of().formatHex(results.digest.digest());
  }

  private void products() {
    RandomDoubles random = new RandomDoubles(1);
    for (int[] size : new int[][] {{13, 5, 3}, {6, 130, 40}, {25, 9, 24}, {11, 20, 72}}) {
      MatrixLayout b = MatrixLayout.padded(0, size[1], size[2]);
      MatrixLayout c = MatrixLayout.padded(0, size[0], size[2]);
      double[] left = random.normal(size[0] * size[1]);
      double[] right = random.padded(b, 0);
      double[] result = new double[c.length()];
      MatrixLayout plain = new MatrixLayout(0, size[0], size[1], size[1]);
      arithmetic.multiply(left, plain, right, b, result, c);
      add(result);
      MatrixLayout transposed = new MatrixLayout(0, size[1], size[0], size[0]);
      arithmetic.multiplyTransposed(left, transposed, right, b, result, c);
      add(result);
    }
  }

  private void reductionsAndElementaryFunctions() {
    RandomDoubles random = new RandomDoubles(2);
    double[] x = random.normal(104);
    double[] lanes = new double[Lanes.COUNT];
    arithmetic.accumulate(x, 0, x.length, lanes, 0);
    arithmetic.accumulateProducts(x, 0, x, 0, x.length, lanes, 0);
    add(lanes);
    arithmetic.scale(100, x, 0, x.length);
    arithmetic.exp(x, 0, x.length);
    add(x);
    arithmetic.log(x, 0, x.length);
    add(x);
  }

  private void trainingRuns() {
    Loss entropy = new Loss.CrossEntropy();
    Loss squared = new Loss.MeanSquaredError();
    Activation relu = Activation.relu();
    train(Architecture.unbiased(relu, 5, 13, 3), entropy, Optimizer.gradientDescent());
    train(Architecture.unbiased(relu, 5, 40, 3), squared, Optimizer.heavyBall());
    train(Architecture.biased(relu, 5, 13, 3), entropy, Optimizer.adam());
    train(
        Architecture.unbiased(Activation.interpolated(0.5), 5, 9, 8, 7, 3),
        new Loss.Interpolated(0.5),
        new Optimizer.Nesterov(0.9, 0.01));
    for (Activation smooth :
        List.of(
            new Activation.Tanh(),
            new Activation.Sigmoid(),
            new Activation.Gelu(),
            new Activation.SquaredRelu())) {
      train(Architecture.biased(smooth, 5, 6, 3), entropy, Optimizer.gradientDescent());
    }
  }

  /** Digests loss, all norms, the gradient and the parameters after every update. */
  private void train(Architecture architecture, Loss loss, Optimizer optimizer) {
    TorchGenerator generator = new TorchGenerator(42);
    double[] parameters = InitialParameters.draw(new ParameterLayout(architecture), generator);
    int[] labels = new int[25];
    RandomDoubles random = new RandomDoubles(3);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.below(3);
    }
    Dataset data = new Dataset(labels.length, 5, 3, random.normal(labels.length * 5), labels);
    NetworkLoss objective = new NetworkLoss(arithmetic, architecture, loss, data);
    Probe probe =
        new Probe() {
          @Override
          public void afterUpdate(TrainingState state) {
            add(
                state.loss(),
                state.gradientNorms().total(),
                state.weightNorms().weight(0),
                state.weightNorms().total());
            add(state.gradient());
            add(state.parameters());
          }
        };
    new Training(arithmetic, objective, optimizer, 0.1, 20, DivergenceRule.NOT_FINITE)
        .run(parameters, List.of(probe));
  }

  private void add(double... results) {
    ByteBuffer bytes = ByteBuffer.allocate(results.length * Double.BYTES);
    for (double result : results) {
      bytes.putLong(Bits.of(result));
    }
    digest.update(bytes.array());
  }
}
