package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.DenseHessian;
import dev.edgelaw.curvature.NetworkCurvature;
import dev.edgelaw.curvature.dense.Eigendecomposition;
import dev.edgelaw.curvature.dense.SymmetricEigen;
import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.Loss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.random.TorchGenerator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedModesTest {
  private static final int FIRST = 4 * 6;

  /** Odd numbers of updates and rates beyond 1/lambda make powers of negative numbers. */
  @ParameterizedTest
  @CsvSource({"0.01,1", "0.01,40", "0.3,40", "0.3,41", "0.9,7", "2,3"})
  void isTheSumOverTheFrozenModel(double rate, int steps) {
    Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
    Architecture net = Architecture.unbiased(Activation.relu(), 4, 6, 3);
    TorchGenerator generator = new TorchGenerator(7);
    double[] parameters = InitialParameters.draw(new ParameterLayout(net), generator);
    Dataset data = new GaussianMixture(30, 5, 4, 3, 1).draw(generator).train();
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, net, new Loss.CrossEntropy(), data);
    curvature.at(parameters);
    SignedModes modes = SignedModes.of(curvature, List.of(rate), steps);

    Eigendecomposition basis = eigen(arithmetic, curvature);
    double[] gradient = curvature.layout().toCanonical(curvature.gradient());
    int p = basis.n();
    double own = 0;
    double all = 0;
    for (int t = 0; t < steps; t++) {
      double[] vector = new double[p];
      for (int k = 0; k < p; k++) {
        double value = basis.values()[k];
        if (value < ModeRule.ZERO || rate * value >= 2) {
          continue;
        }
        double component = Math.pow(1 - rate * value, t) * dot(basis.vector(k), gradient);
        double[] part = new double[p];
        for (int i = 0; i < p; i++) {
          part[i] = component * basis.vectors()[k * p + i];
          vector[i] += part[i];
        }
        own += imbalance(part);
      }
      all += imbalance(vector);
    }
    assertThat(modes.sums()[0]).isCloseTo(all, within(1e-12 * Math.max(1, Math.abs(all))));
    assertThat(modes.diagonalSums()[0]).isCloseTo(own, within(1e-12 * Math.max(1, Math.abs(own))));
    assertThat(modes.imbalance()).isCloseTo(imbalance(gradient), within(1e-14));
    assertThat(modes.negativeCoefficients()).isBetween(0.0, 1.0);
  }

  private static Eigendecomposition eigen(Arithmetic arithmetic, NetworkCurvature curvature) {
    DenseHessian hessian = DenseHessian.of(curvature);
    return new SymmetricEigen(arithmetic).decompose(hessian.entries(), hessian.dimension());
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double imbalance(double[] gradient) {
    double sum = 0;
    for (int i = 0; i < gradient.length; i++) {
      sum += (i < FIRST ? -1 : 1) * gradient[i] * gradient[i];
    }
    return sum;
  }
}
