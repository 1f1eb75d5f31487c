package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.RandomDoubles;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of one layer, whose gradients can be written down. */
class ClosedFormTest {
  private static final int FEATURES = 13;
  private static final int CLASSES = 5;
  private static final Architecture LINEAR =
      Architecture.unbiased(Activation.identity(), FEATURES, CLASSES);
  private static final Arithmetic ARITHMETIC = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();

  /** Sums of a few hundred terms of size 1, in another order. */
  private static final double TOLERANCE = 1e-14;

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 25, 200})
  @DisplayName("linear regression: G = 2/(nK) (F - Y)' X, without a factor 1/2")
  void linearRegression(int samples) {
    RandomProblem problem = new RandomProblem(LINEAR, samples, samples);
    double[] f = outputs(problem);
    double[] y = problem.data.targets();
    double[] error = new double[f.length];
    for (int i = 0; i < f.length; i++) {
      error[i] = 2 * (f[i] - y[i]) / (samples * CLASSES);
    }
    assertGradient(new Loss.MeanSquaredError(), problem, error);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 25, 200})
  @DisplayName("softmax regression: G = 1/n (P - Y)' X")
  void softmaxRegression(int samples) {
    RandomProblem problem = new RandomProblem(LINEAR, samples, samples);
    double[] f = outputs(problem);
    double[] error = problem.data.targets();
    for (int i = 0; i < samples; i++) {
      double sum = 0;
      for (int k = 0; k < CLASSES; k++) {
        sum += Math.exp(f[i * CLASSES + k]);
      }
      for (int k = 0; k < CLASSES; k++) {
        int at = i * CLASSES + k;
        error[at] = (Math.exp(f[at]) / sum - error[at]) / samples;
      }
    }
    assertGradient(new Loss.CrossEntropy(), problem, error);
  }

  /** Both the gradient in the outputs, and its product with the inputs. */
  private static void assertGradient(Loss loss, RandomProblem problem, double[] error) {
    NetworkLoss objective = new NetworkLoss(ARITHMETIC, LINEAR, loss, problem.data);
    double[] gradient = new double[problem.layout.length()];
    objective.valueAndGradient(problem.parameters, gradient);
    assertThat(objective.outputGradient()).containsExactly(error, within(TOLERANCE));
    for (int k = 0; k < CLASSES; k++) {
      for (int j = 0; j < FEATURES; j++) {
        double expected = 0;
        for (int i = 0; i < problem.data.samples(); i++) {
          expected += error[i * CLASSES + k] * problem.data.inputs()[i * FEATURES + j];
        }
        assertThat(gradient[problem.layout.index(0, k, j)]).isCloseTo(expected, within(TOLERANCE));
      }
    }
  }

  private static double[] outputs(RandomProblem problem) {
    double[] f = new double[problem.data.samples() * CLASSES];
    for (int i = 0; i < problem.data.samples(); i++) {
      for (int k = 0; k < CLASSES; k++) {
        for (int j = 0; j < FEATURES; j++) {
          f[i * CLASSES + k] +=
              problem.parameters[problem.layout.index(0, k, j)]
                  * problem.data.inputs()[i * FEATURES + j];
        }
      }
    }
    return f;
  }

  @Test
  @DisplayName("at zero weights the losses are ln K and 1/K")
  void lossesAtZero() {
    Dataset data = RandomProblem.data(new RandomDoubles(1), 25, FEATURES, CLASSES);
    double[] zero = new double[new ParameterLayout(LINEAR).length()];
    assertThat(new NetworkLoss(ARITHMETIC, LINEAR, new Loss.CrossEntropy(), data).value(zero))
        .isCloseTo(Math.log(CLASSES), within(TOLERANCE));
    assertThat(new NetworkLoss(ARITHMETIC, LINEAR, new Loss.MeanSquaredError(), data).value(zero))
        .isCloseTo(1.0 / CLASSES, within(TOLERANCE));
  }

  @Test
  @DisplayName("cross-entropy with logits of thousands neither overflows nor loses the gap")
  void hugeLogits() {
    Architecture one = Architecture.unbiased(Activation.identity(), 1, 2);
    ParameterLayout layout = new ParameterLayout(one);
    double[] parameters = layout.fromCanonical(new double[] {3000, -2000});
    double[] gradient = new double[layout.length()];
    Dataset wrong = new Dataset(1, 1, 2, new double[] {1}, new int[] {1});
    NetworkLoss loss = new NetworkLoss(ARITHMETIC, one, new Loss.CrossEntropy(), wrong);
    assertThat(loss.valueAndGradient(parameters, gradient)).isEqualTo(5000);
    assertThat(layout.toCanonical(gradient)).containsExactly(1, -1);
  }
}
