package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import dev.edgelaw.optim.DivergenceRule;
import dev.edgelaw.optim.Optimizer;
import dev.edgelaw.optim.Training;
import dev.edgelaw.random.TorchGenerator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GradientSpectrumProbeTest {
  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
  private final Architecture net = Architecture.unbiased(Activation.relu(), 3, 6, 2);

  private SpectrumRecord run(double rate, int steps, Integer... wanted) {
    TorchGenerator generator = new TorchGenerator(5);
    double[] parameters = InitialParameters.draw(new ParameterLayout(net), generator);
    Dataset data = new GaussianMixture(12, 4, 3, 2, 2).draw(generator).train();
    Loss loss = new Loss.MeanSquaredError();
    GradientSpectrumProbe probe =
        new GradientSpectrumProbe(arithmetic, net, loss, data, steps, List.of(wanted));
    new Training(
            arithmetic,
            new NetworkLoss(arithmetic, net, loss, data),
            Optimizer.gradientDescent(),
            rate,
            steps,
            DivergenceRule.NOT_FINITE)
        .run(parameters, List.of(probe));
    return probe.record();
  }

  @Test
  @DisplayName("the end of a run of T updates is the point before update T of a longer run")
  void endOfTheRun() {
    HessianSpectrum last = run(0.05, 4, 0, 4).at(4).orElseThrow();
    HessianSpectrum within = run(0.05, 9, 4).at(4).orElseThrow();
    assertThat(last.eigenvalues()).isEqualTo(within.eigenvalues());
    assertThat(last.weights()).isEqualTo(within.weights());
    assertThat(last.loss()).isEqualTo(within.loss());
  }

  @Test
  @DisplayName("the weights sum to the gradient's energy, the start is the same at every rate")
  void measure() {
    HessianSpectrum start = run(0.05, 2, 0).at(0).orElseThrow();
    double energy = Arrays.stream(start.layerEnergies()).sum();
    assertThat(start.gradientEnergy()).isCloseTo(energy, within(1e-13 * energy));
    assertThat(start.eigenvalues())
        .hasSize(30)
        .isEqualTo(run(0.3, 1, 0).spectra().getFirst().eigenvalues());
    assertThat(start.countAbove(0) + start.countBelow(0)).isLessThanOrEqualTo(30);
    assertThat(start.imbalance()).isEqualTo(start.layerEnergies()[1] - start.layerEnergies()[0]);
  }

  @Test
  @DisplayName("a run that diverges has no spectra beyond its end")
  void divergence() {
    SpectrumRecord record = run(1e6, 100, 0, 50, 100);
    assertThat(record.at(0)).isPresent();
    assertThat(record.at(50)).isEmpty();
    assertThat(record.at(100)).isEmpty();
  }
}
