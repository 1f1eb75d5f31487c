package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.edgelaw.net.NetworkLoss;
import dev.edgelaw.net.ParameterLayout;
import dev.edgelaw.random.TorchGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the symmetry of a two-layer linear net says of its Hessian on MSE, in closed form. */
class LinearModesTest {
  private static final int FEATURES = 4;
  private static final int WIDTH = 10;
  private static final int CLASSES = 2;
  private static final double ROUNDING = 1e-12;

  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  @Test
  @DisplayName("(m-K)(d-K) zeros, and +-sigma_i(dL/d(W2 W1)) m-K-d+1 times each")
  void degenerateModes() {
    TorchGenerator generator = new TorchGenerator(11);
    Architecture net = Architecture.unbiased(Activation.identity(), FEATURES, WIDTH, CLASSES);
    double[] parameters = InitialParameters.draw(new ParameterLayout(net), generator);
    Dataset data = new GaussianMixture(20, 4, FEATURES, CLASSES, 2).draw(generator).train();
    Loss loss = new Loss.MeanSquaredError();
    NetworkCurvature curvature = new NetworkCurvature(arithmetic, net, loss, data);
    curvature.at(parameters);
    DenseHessian hessian = DenseHessian.of(curvature);
    double[] values = new SymmetricEigen(arithmetic).values(hessian.entries(), hessian.dimension());

    assertThat(count(values, 0)).isEqualTo((WIDTH - CLASSES) * (FEATURES - CLASSES));
    double[] outputs = new NetworkLoss(arithmetic, net, loss, data).outputs(parameters);
    for (double sigma : singularValues(productGradient(data, outputs))) {
      assertThat(count(values, sigma)).isEqualTo(WIDTH - CLASSES - FEATURES + 1);
      assertThat(count(values, -sigma)).isEqualTo(WIDTH - CLASSES - FEATURES + 1);
    }
  }

  private static long count(double[] values, double eigenvalue) {
    return Arrays.stream(values).filter(v -> Math.abs(v - eigenvalue) < ROUNDING).count();
  }

  /** K x d: 2/(nK) sum over samples of (f - y) x'. */
  private static double[][] productGradient(Dataset data, double[] outputs) {
    double[][] gradient = new double[CLASSES][FEATURES];
    for (int i = 0; i < data.samples(); i++) {
      for (int k = 0; k < CLASSES; k++) {
        double error = outputs[i * CLASSES + k] - (data.labels()[i] == k ? 1 : 0);
        for (int j = 0; j < FEATURES; j++) {
          gradient[k][j] +=
              2 * error * data.inputs()[i * FEATURES + j] / (data.samples() * CLASSES);
        }
      }
    }
    return gradient;
  }

  private double[] singularValues(double[][] gradient) {
    double[] square = new double[CLASSES * CLASSES];
    for (int a = 0; a < CLASSES; a++) {
      for (int b = 0; b < CLASSES; b++) {
        for (int j = 0; j < FEATURES; j++) {
          square[a * CLASSES + b] += gradient[a][j] * gradient[b][j];
        }
      }
    }
    return Arrays.stream(new SymmetricEigen(arithmetic).values(square, CLASSES))
        .map(Math::sqrt)
        .toArray();
  }
}
