package dev.edgelaw.curvature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.data.GaussianMixture;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.net.Activation;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.InitialParameters;
import dev.edgelaw.net.Loss;
import dev.edgelaw.random.TorchGenerator;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideTangentsTest {
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
  @DisplayName("products group of units by group of units have the bits of products in rows")
  void sameBits(int samples, int features, int width, int classes) {
    Dataset data =
        new GaussianMixture(samples, 10, features, classes, 2.0)
            .draw(new TorchGenerator(1))
            .train();
    for (Loss loss : new Loss[] {new Loss.MeanSquaredError(), new Loss.Interpolated(0.3)}) {
      for (Activation activation :
          new Activation[] {Activation.relu(), new Activation.LeakyRelu(0.3)}) {
        sameBits(Architecture.unbiased(activation, features, width, classes), loss, data);
      }
    }
  }

  private void sameBits(Architecture architecture, Loss loss, Dataset data) {
    NetworkPoint point = new NetworkPoint(arithmetic, architecture, loss, data);
    TangentPass rows = new TangentPass(point);
    WideTangents wide = new WideTangents(point);
    TorchGenerator generator = new TorchGenerator(3);
    double[] expected = new double[point.layout.length()];
    double[] actual = new double[point.layout.length()];
    Arrays.fill(actual, Double.NaN);
    for (int repetition = 0; repetition < 2; repetition++) {
      point.at(InitialParameters.draw(point.layout, generator));
      wide.at();
      double[] v =
          point.layout.fromCanonical(
              ProbeLaw.NORMAL.draw(generator, architecture.parameterCount()));
      rows.hessianProduct(v, expected);
      wide.hessianProduct(v, actual);
      assertThat(actual).isEqualTo(expected);
      rows.gaussNewtonProduct(v, expected);
      wide.gaussNewtonProduct(v, actual);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("the curvature of a wide net has the bits of products in rows")
  void chosen() {
    Dataset data = new GaussianMixture(50, 10, 20, 5, 2.0).draw(new TorchGenerator(1)).train();
    Architecture wide = Architecture.unbiased(Activation.relu(), 20, 2570, 5);
    NetworkCurvature curvature =
        new NetworkCurvature(arithmetic, wide, new Loss.MeanSquaredError(), data);
    curvature.at(InitialParameters.draw(curvature.layout(), new TorchGenerator(3)));
    double[] v = curvature.gradient().clone();
    double[] expected = new double[v.length];
    double[] actual = new double[v.length];
    TangentPass rows = new TangentPass(curvature.point());
    rows.hessianProduct(v, expected);
    curvature.hessian().apply(v, actual);
    assertThat(actual).isEqualTo(expected);
    rows.gaussNewtonProduct(v, expected);
    curvature.gaussNewton().apply(v, actual);
    assertThat(actual).isEqualTo(expected);
  }
}
