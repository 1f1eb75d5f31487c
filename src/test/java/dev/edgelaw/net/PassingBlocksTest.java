package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.data.Mnist;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.random.TorchGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassingBlocksTest {
  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  @ParameterizedTest(name = "{0} samples")
  @CsvSource({"1", "39", "41", "127", "203", "700"})
  @DisplayName("blocks that go forward and back one by one give the bits of all samples kept")
  void sameBits(int samples) {
    Dataset mixture =
        new GaussianMixture(samples, 10, 20, 5, 2.0).draw(new TorchGenerator(1)).train();
    Dataset digits = new Mnist(Math.min(samples, 300), 10).draw(new TorchGenerator(1)).train();
    for (Loss loss :
        new Loss[] {
          new Loss.MeanSquaredError(), new Loss.CrossEntropy(), new Loss.Interpolated(0.3)
        }) {
      for (Activation activation :
          new Activation[] {
            Activation.relu(), new Activation.LeakyRelu(0.3), new Activation.Tanh()
          }) {
        sameBits(Architecture.unbiased(activation, 20, 64, 5), loss, mixture);
        sameBits(Architecture.unbiased(activation, 20, 64, 28, 96, 5), loss, mixture);
        sameBits(Architecture.unbiased(activation, 784, 32, 32, 10), loss, digits);
        sameBits(Architecture.unbiased(activation, 20, 130, 5), loss, mixture);
        sameBits(Architecture.unbiased(activation, 20, 16, 33, 5), loss, mixture);
        sameBits(Architecture.unbiased(activation, 784, 32, 16, 10), loss, digits);
      }
    }
  }

  private void sameBits(Architecture architecture, Loss loss, Dataset data) {
    NetworkLoss passing = new NetworkLoss(arithmetic, architecture, loss, data);
    NetworkLoss keeping = new NetworkLoss(arithmetic, architecture, loss, data);
    double[] parameters = InitialParameters.draw(passing.layout(), new TorchGenerator(3));
    for (int[] batch : new int[][] {null, IntStream.range(0, (data.samples() + 1) / 2).toArray()}) {
      if (batch != null) {
        passing.useBatch(batch);
        keeping.useBatch(batch);
      }
      double[] gradient = new double[parameters.length];
      double[] expected = new double[parameters.length];
      double value = keeping.evaluate(parameters, expected);
      assertThat(passing.valueAndGradient(parameters, gradient)).isEqualTo(value);
      assertThat(gradient).isEqualTo(expected);
      assertThat(passing.outputGradient()).isEqualTo(keeping.outputGradient());
      assertThat(passing.value(parameters)).isEqualTo(value);
    }
  }
}
