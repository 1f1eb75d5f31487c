package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.random.TorchGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WidePassTest {
  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  @ParameterizedTest(name = "{0} samples, {1}-{2}-{3}")
  @CsvSource({
    "1, 20, 1, 5",
    "41, 20, 31, 5",
    "203, 20, 32, 5",
    "200, 20, 100, 5",
    "129, 32, 77, 16",
    "40, 3, 70, 2",
    "300, 9, 65, 9"
  })
  @DisplayName("groups of units that pass by give the bits of all units kept")
  void sameBits(int samples, int features, int width, int classes) {
    Dataset data =
        new GaussianMixture(samples, 10, features, classes, 2.0)
            .draw(new TorchGenerator(1))
            .train();
    for (Loss loss :
        new Loss[] {
          new Loss.MeanSquaredError(), new Loss.CrossEntropy(), new Loss.Interpolated(0.3)
        }) {
      for (Activation activation :
          new Activation[] {Activation.relu(), new Activation.LeakyRelu(0.3)}) {
        sameBits(Architecture.unbiased(activation, features, width, classes), loss, data);
      }
    }
  }

  private void sameBits(Architecture architecture, Loss loss, Dataset data) {
    NetworkLoss keeping = new NetworkLoss(arithmetic, architecture, loss, data);
    LossEvaluation evaluation =
        new LossEvaluation(arithmetic, loss, data.classes(), data.samples());
    evaluation.select(data, null);
    MatrixLayout shape = MatrixLayout.alone(data.samples(), data.classes());
    double[] outputs = new double[shape.arrayLength()];
    double[] outputGradient = new double[shape.arrayLength()];
    WidePass wide =
        new WidePass(
            arithmetic,
            keeping.layout(),
            evaluation,
            keeping.inputs(),
            data.samples(),
            outputs,
            outputGradient);
    double[] parameters = InitialParameters.draw(keeping.layout(), new TorchGenerator(3));
    double[] expected = new double[parameters.length];
    double[] gradient = new double[parameters.length];
    Arrays.fill(gradient, Double.NaN);
    for (int repetition = 0; repetition < 2; repetition++) {
      double value = keeping.evaluate(parameters, expected);
      assertThat(wide.valueAndGradient(parameters, gradient)).isEqualTo(value);
      assertThat(gradient).isEqualTo(expected);
      assertThat(outputs).isEqualTo(keeping.activations(1));
      assertThat(outputGradient).isEqualTo(keeping.deltas(1));
    }
  }

  @Test
  @DisplayName("wide hidden layers between narrow ends go in groups, with the bits of evaluate")
  void chosen() {
    Dataset data = new GaussianMixture(50, 10, 20, 5, 2.0).draw(new TorchGenerator(1)).train();
    Architecture wide = Architecture.unbiased(Activation.relu(), 20, 2570, 5);
    NetworkLoss loss = new NetworkLoss(arithmetic, wide, new Loss.MeanSquaredError(), data);
    assertThat(UnitPanels.suits(wide, loss.inputs(), 50)).isTrue();
    assertThat(UnitPanels.suits(wide, loss.inputs(), 5000)).isFalse();
    for (Architecture other :
        new Architecture[] {
          Architecture.unbiased(Activation.relu(), 20, 1024, 5),
          Architecture.unbiased(new Activation.Tanh(), 20, 2570, 5),
          Architecture.unbiased(Activation.relu(), 20, 2570, 17),
          Architecture.unbiased(Activation.relu(), 33, 2570, 5),
          Architecture.unbiased(Activation.relu(), 20, 2570, 2570, 5)
        }) {
      assertThat(UnitPanels.suits(other, loss.inputs(), 50)).isFalse();
    }
    double[] parameters = InitialParameters.draw(loss.layout(), new TorchGenerator(3));
    double[] expected = new double[parameters.length];
    double[] gradient = new double[parameters.length];
    double value = loss.evaluate(parameters, expected);
    assertThat(loss.valueAndGradient(parameters, gradient)).isEqualTo(value);
    assertThat(gradient).isEqualTo(expected);
  }
}
