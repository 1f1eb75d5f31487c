package dev.edgelaw.optim;

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
import dev.edgelaw.random.TorchGenerator;
import dev.edgelaw.random.TorchVectors;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two thousand updates of the published two-layer network, against an independent program. */
class TrajectoryTest {
  private static final int STEPS = 2000;

  private final Arithmetic arithmetic = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  @ParameterizedTest
  @CsvSource({"0.1, 1e-7", "1.0, 3e-7"})
  @DisplayName(
      "agreement but for the last float32 bits of the inputs, which a large step magnifies")
  void twoLayerCrossEntropy(String learningRate, double tolerance) {
    JsonNode expected =
        TorchVectors.caseNamed("float64 trajectory, two-layer CE, seed 42, lr " + learningRate);
    Architecture architecture = Architecture.unbiased(Activation.relu(), 20, 64, 5);
    TorchGenerator generator = new TorchGenerator(42);
    double[] parameters = InitialParameters.draw(new ParameterLayout(architecture), generator);
    Dataset data = new GaussianMixture(200, 50, 20, 5, 2.0).draw(generator).train();
    Comparison comparison = new Comparison(expected, tolerance);
    Training.Outcome outcome =
        new Training(
                arithmetic,
                new NetworkLoss(arithmetic, architecture, new Loss.CrossEntropy(), data),
                Optimizer.gradientDescent(),
                Double.parseDouble(learningRate),
                STEPS,
                DivergenceRule.NOT_FINITE)
            .run(parameters, List.of(comparison));
    assertThat(outcome.updates()).isEqualTo(STEPS);
    assertThat(expected.size()).isEqualTo(9);
    assertThat(comparison.compared).as("rows compared").isEqualTo(expected.size());
  }

  /** Compares the updates that the file lists; they are numbered from 1 there. */
  private static final class Comparison implements Probe {
    private final JsonNode rows;
    private final double tolerance;
    private int compared;

    Comparison(JsonNode rows, double tolerance) {
      this.rows = rows;
      this.tolerance = tolerance;
    }

    @Override
    public void afterUpdate(TrainingState state) {
      JsonNode row = rows.path(compared);
      if (row.path("update").asInt() != state.step() + 1) {
        return;
      }
      compared++;
      LayerNorms gradients = state.gradientNorms();
      LayerNorms weights = state.weightNorms();
      assertRelative("loss", state.loss(), row.path("loss_before"));
      assertRelative("gradient of W1", gradients.weight(0), row.path("grad_W1_sq_before"));
      assertRelative("gradient of W2", gradients.weight(1), row.path("grad_W2_sq_before"));
      assertRelative("C", weights.weight(1) - weights.weight(0), row.path("C_after"));
    }

    private void assertRelative(String what, double actual, JsonNode expected) {
      double value = expected.asDouble();
      assertThat(actual)
          .as("%s at row %d", what, compared)
          .isCloseTo(value, within(tolerance * Math.abs(value)));
    }
  }
}
