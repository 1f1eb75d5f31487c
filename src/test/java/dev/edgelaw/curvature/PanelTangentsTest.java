package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.data.Mnist;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.Loss;
import dev.edgelaw.random.TorchGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelTangentsTest {
  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  @ParameterizedTest(name = "{0} samples")
  @CsvSource({"1", "41", "203"})
  @DisplayName("products in panels have the bits of products in rows")
  void sameBits(int samples) {
    Dataset mixture =
        new GaussianMixture(samples, 10, 40, 5, 2.0).draw(new TorchGenerator(1)).train();
    Dataset digits = new Mnist(samples, 10).draw(new TorchGenerator(1)).train();
    for (Loss loss : new Loss[] {new Loss.MeanSquaredError(), new Loss.Interpolated(0.3)}) {
      for (Activation activation :
          new Activation[] {
            Activation.relu(), new Activation.LeakyRelu(0.3), new Activation.Tanh()
          }) {
        sameBits(Architecture.unbiased(activation, 40, 64, 5), loss, mixture);
        sameBits(Architecture.unbiased(activation, 40, 60, 32, 5), loss, mixture);
        sameBits(Architecture.unbiased(activation, 784, 32, 64, 10), loss, digits);
      }
    }
  }

  private void sameBits(Architecture architecture, Loss loss, Dataset data) {
    NetworkPoint point = new NetworkPoint(arithmetic, architecture, loss, data);
    TorchGenerator generator = new TorchGenerator(3);
    point.at(InitialParameters.draw(point.layout, generator));
    double[] v =
        point.layout.fromCanonical(ProbeLaw.NORMAL.draw(generator, architecture.parameterCount()));
    TangentPass rows = new TangentPass(point);
    PanelTangents panels = new PanelTangents(point);
    panels.at();
    double[] expected = new double[v.length];
    double[] actual = new double[v.length];
    for (int repetition = 0; repetition < 2; repetition++) {
      rows.hessianProduct(v, expected);
      panels.hessianProduct(v, actual);
      assertThat(actual).isEqualTo(expected);
      rows.gaussNewtonProduct(v, expected);
      panels.gaussNewtonProduct(v, actual);
      assertThat(actual).isEqualTo(expected);
    }
  }
}
