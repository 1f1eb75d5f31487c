package dev.edgelaw.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.edgelaw.data.Dataset;
import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;
import dev.edgelaw.kernel.Bits;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {
  private static final Arithmetic ARITHMETIC = ArithmeticProvider.lookup(Backend.AUTO).arithmetic();
  private static final RandomProblem PROBLEM =
      new RandomProblem(Architecture.biased(new Activation.Tanh(), 5, 13, 3), 25, 7);

  static Stream<Loss> losses() {
    return Stream.of(
        new Loss.CrossEntropy(), new Loss.MeanSquaredError(), new Loss.Interpolated(0.3));
  }

  @ParameterizedTest
  @MethodSource("losses")
  @DisplayName("a batch, rows repeated or not, counts as the data set made of its rows")
  void batchIsADataset(Loss loss) {
    NetworkLoss batched = objective(loss, PROBLEM.data);
    for (int[] rows :
        new int[][] {{4}, {3, 3, 3}, {24, 0, 7, 7, 7, 1, 2, 9}, IntStream.range(0, 25).toArray()}) {
      batched.useBatch(rows);
      assertSameEvaluation(objective(loss, rowsOf(PROBLEM.data, rows)), batched);
    }
    batched.useAllSamples();
    assertSameEvaluation(objective(loss, PROBLEM.data), batched);
  }

  @ParameterizedTest
  @MethodSource("losses")
  @DisplayName("an evaluation leaves nothing behind: the next gives the same bits")
  void repeatable(Loss loss) {
    NetworkLoss objective = objective(loss, PROBLEM.data);
    double first = objective.value(PROBLEM.parameters);
    assertThat(objective.value(PROBLEM.parameters)).isEqualTo(first);
    objective.value(new double[PROBLEM.layout.length()]);
    objective.useBatch(new int[] {1, 2, 3});
    objective.value(PROBLEM.parameters);
    objective.useAllSamples();
    assertThat(objective.value(PROBLEM.parameters)).isEqualTo(first);
  }

  @Test
  @DisplayName("the caller's row numbers and the data stay as they were")
  void nothingIsChanged() {
    double[] inputs = PROBLEM.data.inputs().clone();
    double[] parameters = PROBLEM.parameters.clone();
    NetworkLoss objective = objective(new Loss.CrossEntropy(), PROBLEM.data);
    int[] rows = {3, 1, 4};
    objective.useBatch(rows);
    objective.valueAndGradient(PROBLEM.parameters, new double[PROBLEM.layout.length()]);
    assertThat(rows).containsExactly(3, 1, 4);
    assertThat(PROBLEM.data.inputs()).containsExactly(inputs);
    assertThat(PROBLEM.parameters).containsExactly(parameters);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 26})
  void batchesOfTheWrongSizeAreRefused(int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> objective(new Loss.CrossEntropy(), PROBLEM.data).useBatch(new int[size]))
        .withMessage("batch of %d samples: must be from 1 to 25", size);
  }

  @Test
  @DisplayName("a network whose ends do not fit the data is refused")
  void wrongEnds() {
    for (Architecture misfit :
        new Architecture[] {
          Architecture.unbiased(Activation.relu(), 6, 3),
          Architecture.unbiased(Activation.relu(), 5, 8, 4)
        }) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new NetworkLoss(ARITHMETIC, misfit, new Loss.CrossEntropy(), PROBLEM.data))
          .withMessage(
              "network %s on data with 5 features and 3 classes: both ends must fit",
              misfit.widthsText());
    }
  }

  private static NetworkLoss objective(Loss loss, Dataset data) {
    return new NetworkLoss(ARITHMETIC, PROBLEM.architecture, loss, data);
  }

  private static Dataset rowsOf(Dataset data, int[] rows) {
    double[] inputs = new double[rows.length * data.features()];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(
          data.inputs(), rows[i] * data.features(), inputs, i * data.features(), data.features());
      labels[i] = data.labels()[rows[i]];
    }
    return new Dataset(rows.length, data.features(), data.classes(), inputs, labels);
  }

  private static void assertSameEvaluation(NetworkLoss expected, NetworkLoss actual) {
    double[] expectedGradient = new double[PROBLEM.layout.length()];
    double[] actualGradient = new double[PROBLEM.layout.length()];
    double value = expected.valueAndGradient(PROBLEM.parameters, expectedGradient);
    assertThat(actual.valueAndGradient(PROBLEM.parameters, actualGradient)).isEqualTo(value);
    Bits.assertSame(expectedGradient, actualGradient);
    Bits.assertSame(expected.outputGradient(), actual.outputGradient());
    Bits.assertSame(expected.outputs(PROBLEM.parameters), actual.outputs(PROBLEM.parameters));
  }
}
