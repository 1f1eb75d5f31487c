package dev.edgelaw.curvature;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.Lanes;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.random.TorchGenerator;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Networks, operators and vectors for tests. */
final class Problems {
  static final Arithmetic SIMD = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  private Problems() {}

  /** A network with its data and a random point. */
  record Problem(Architecture architecture, Loss loss, Dataset data, double[] parameters) {
    NetworkCurvature curvature() {
      return curvature(SIMD);
    }

    NetworkCurvature curvature(Arithmetic arithmetic) {
      NetworkCurvature curvature = new NetworkCurvature(arithmetic, architecture, loss, data);
      curvature.at(parameters);
      return curvature;
    }

    ParameterLayout layout() {
      return new ParameterLayout(architecture);
    }

    double[] gradient(double[] point) {
      double[] gradient = new double[point.length];
      new NetworkLoss(SIMD, architecture, loss, data).valueAndGradient(point, gradient);
      return gradient;
    }

    double[] direction(long seed) {
      return layout().fromCanonical(normal(seed, architecture.parameterCount()));
    }

    @Override
    public String toString() {
      return "%s %s %s%s"
          .formatted(
              architecture.widthsText(),
              architecture.activation(),
              loss,
              architecture.biased() ? " biased" : "");
    }
  }

  /** The published two-layer problem: 20-64-5, n = 200, seed, weights, data in this order. */
  static Problem published(Activation activation, Loss loss, long seed) {
    return drawn(Architecture.unbiased(activation, 20, 64, 5), loss, 200, seed);
  }

  static Problem drawn(Architecture architecture, Loss loss, int samples, long seed) {
    TorchGenerator generator = new TorchGenerator(seed);
    double[] parameters = InitialParameters.draw(new ParameterLayout(architecture), generator);
    int classes = architecture.fanOut(architecture.depth() - 1);
    Dataset data =
        new GaussianMixture(samples, 50, architecture.fanIn(0), classes, 2.0)
            .draw(generator)
            .train();
    return new Problem(architecture, loss, data, parameters);
  }

  /** Every activation, loss, depth, with and without biases, at awkward sizes. */
  static Stream<Problem> all() {
    return Stream.of(
        drawn(Architecture.unbiased(Activation.relu(), 7, 5), ce(), 11, 1),
        drawn(Architecture.biased(Activation.relu(), 7, 5), mse(), 11, 2),
        drawn(Architecture.unbiased(Activation.relu(), 6, 13, 3), ce(), 33, 3),
        drawn(Architecture.biased(Activation.relu(), 6, 13, 3), mse(), 33, 4),
        drawn(Architecture.biased(Activation.interpolated(0.4), 6, 9, 10, 3), mixed(), 25, 5),
        drawn(Architecture.unbiased(Activation.identity(), 20, 16, 5), mse(), 40, 6),
        drawn(Architecture.biased(new Activation.Tanh(), 6, 9, 10, 3), ce(), 25, 7),
        drawn(Architecture.unbiased(new Activation.Tanh(), 5, 17, 2), mixed(), 30, 8),
        drawn(Architecture.biased(new Activation.Sigmoid(), 5, 12, 11, 4), mse(), 21, 9),
        drawn(Architecture.unbiased(new Activation.Gelu(), 5, 12, 11, 4), ce(), 21, 10),
        drawn(Architecture.biased(new Activation.SquaredRelu(), 5, 12, 4), mse(), 21, 11));
  }

  static Stream<Problem> smooth() {
    return all()
        .filter(problem -> problem.architecture().depth() > 1)
        .filter(problem -> !(problem.architecture().activation() instanceof Activation.LeakyRelu))
        .filter(
            problem -> !(problem.architecture().activation() instanceof Activation.SquaredRelu));
  }

  static Loss ce() {
    return new Loss.CrossEntropy();
  }

  static Loss mse() {
    return new Loss.MeanSquaredError();
  }

  static Loss mixed() {
    return new Loss.Interpolated(0.3);
  }

  static double[] normal(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(length).map(ignored -> random.nextGaussian()).toArray();
  }

  static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  static double norm(double[] x) {
    return Math.sqrt(dot(x, x));
  }

  static double distance(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (x[i] - y[i]) * (x[i] - y[i]);
    }
    return Math.sqrt(sum);
  }

  static double[] product(SymmetricOperator operator, double[] v) {
    double[] product = new double[v.length];
    operator.apply(v, product);
    return product;
  }

  /** A matrix as an operator; need not be symmetric. */
  record Matrix(double[][] entries) implements SymmetricOperator {
    static Matrix diagonal(double... values) {
      double[][] entries = new double[values.length][values.length];
      for (int i = 0; i < values.length; i++) {
        entries[i][i] = values[i];
      }
      return new Matrix(entries);
    }

    static Matrix randomSymmetric(long seed, int dimension) {
      double[] draws = normal(seed, dimension * dimension);
      double[][] entries = new double[dimension][dimension];
      for (int i = 0; i < dimension; i++) {
        for (int j = 0; j <= i; j++) {
          entries[i][j] = draws[i * dimension + j];
          entries[j][i] = entries[i][j];
        }
      }
      return new Matrix(entries);
    }

    @Override
    public int dimension() {
      return entries.length;
    }

    @Override
    public int length() {
      return Lanes.padded(entries.length);
    }

    @Override
    public void apply(double[] v, double[] product) {
      for (int i = 0; i < entries.length; i++) {
        double sum = 0;
        for (int j = 0; j < entries.length; j++) {
          sum += entries[i][j] * v[j];
        }
        product[i] = sum;
      }
    }
  }
}
