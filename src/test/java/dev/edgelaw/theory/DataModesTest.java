package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.curvature.NetworkCurvature;
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
import dev.edgelaw.optim.LayerNorms;
import dev.edgelaw.random.TorchGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DataModesTest {
  private static final Arithmetic ARITHMETIC =
      ArithmeticProvider.lookup(Backend.fromSystemProperty()).arithmetic();

  /** A small net on a small mixture. */
  private record Problem(Architecture net, ParameterLayout layout, double[] at, Dataset data) {
    static Problem of(Activation activation) {
      Architecture net = Architecture.unbiased(activation, 4, 9, 3);
      TorchGenerator generator = new TorchGenerator(5);
      ParameterLayout layout = new ParameterLayout(net);
      double[] parameters = InitialParameters.draw(layout, generator);
      Dataset data = new GaussianMixture(30, 5, 4, 3, 2).draw(generator).train();
      return new Problem(net, layout, parameters, data);
    }

    TwoLayerPoint point() {
      return TwoLayerPoint.of(layout, at, data);
    }

    LayerNorms gradientNorms() {
      double[] gradient = new double[layout.length()];
      new NetworkLoss(ARITHMETIC, net, new Loss.MeanSquaredError(), data)
          .valueAndGradient(at, gradient);
      LayerNorms norms = new LayerNorms(ARITHMETIC, layout);
      norms.compute(gradient);
      return norms;
    }
  }

  @Test
  void energiesAndImbalanceAreThoseOfTheGradient() {
    for (Activation activation : new Activation[] {Activation.relu(), Activation.identity()}) {
      Problem problem = Problem.of(activation);
      DataModes modes = DataModesProbe.resolve(ARITHMETIC, problem.point(), 0.1);
      LayerNorms norms = problem.gradientNorms();
      assertThat(Arrays.stream(modes.firstEnergy()).sum())
          .isCloseTo(norms.weight(0), within(1e-14));
      assertThat(modes.imbalance()).isCloseTo(norms.weight(1) - norms.weight(0), within(1e-14));
    }
  }

  /** For a linear net both energies factor: (2/K)^2 lambda^2 |e|^2 |W_1 u|^2 is the second. */
  @Test
  void linearNetFactors() {
    Problem problem = Problem.of(Activation.identity());
    DataModes modes = DataModesProbe.resolve(ARITHMETIC, problem.point(), 0.1);
    double[] theory = modes.theory();
    for (int k = 0; k < theory.length; k++) {
      assertThat(modes.secondEnergy()[k])
          .isCloseTo(4.0 / 9 * theory[k] * modes.firstBalance()[k], within(1e-14));
    }
  }

  @Test
  void gaussNewtonSpectrumFactors() {
    Problem problem = Problem.of(Activation.identity());
    NetworkCurvature curvature =
        new NetworkCurvature(
            ARITHMETIC, problem.net(), new Loss.MeanSquaredError(), problem.data());
    curvature.at(problem.at());
    LinearNetSpectra spectra = LinearNetSpectra.of(curvature, problem.point());
    assertThat(spectra.worstDifference()).isLessThan(1e-13);
  }

  @Test
  void crossesAKinkWithinRoundingOnly() {
    Problem problem = Problem.of(Activation.relu());
    NearestKink kink = NearestKink.of(problem.point());
    assertThat(NearestKink.cross(problem.layout(), problem.at(), problem.data())).isEmpty();

    // Brings the nearest pre-activation to 1e-8.
    double[] close = problem.at().clone();
    int features = problem.data().features();
    int from = kink.sample() * features;
    double z = problem.point().preActivations()[kink.sample() * 9 + kink.neuron()];
    double norm =
        TwoLayerPoint.dot(problem.data().inputs(), from, problem.data().inputs(), from, 4);
    for (int f = 0; f < features; f++) {
      close[problem.layout().index(0, kink.neuron(), f)] +=
          (1e-8 - z) * problem.data().inputs()[from + f] / norm;
    }
    double[] crossed = NearestKink.cross(problem.layout(), close, problem.data()).orElseThrow();
    TwoLayerPoint before = TwoLayerPoint.of(problem.layout(), close, problem.data());
    TwoLayerPoint after = TwoLayerPoint.of(problem.layout(), crossed, problem.data());
    int changed = 0;
    for (int i = 0; i < before.gates().length; i++) {
      changed += before.gates()[i] == after.gates()[i] ? 0 : 1;
    }
    assertThat(changed).isEqualTo(1);
  }
}
