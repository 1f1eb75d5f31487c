package dev.edgelaw.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DatasetTest {

  @Test
  void oneHotTargetsHaveOneOneInEveryRow() {
    Dataset data = new Dataset(3, 1, 3, new double[] {1, 2, 3}, new int[] {2, 0, 1});
    assertThat(data.targets()).containsExactly(0, 0, 1, 1, 0, 0, 0, 1, 0);
  }

  @Test
  void partsMustFitEachOther() {
    refused("samples must be at least 1, was 0", () -> dataset(0, 1, 2));
    refused("features must be at least 1, was -1", () -> dataset(1, -1, 2));
    refused("classes must be at least 1, was 0", () -> dataset(1, 1, 0));
    refused(
        "samples x features must be at most 2147483639, was 65536 x 65536",
        () -> new Dataset(65536, 65536, 2, null, null));
    refused(
        "inputs must hold samples x features = 2 x 3 values, was 5",
        () -> new Dataset(2, 3, 2, new double[5], new int[2]));
    refused(
        "labels must hold 2 values, was 1", () -> new Dataset(2, 3, 2, new double[6], new int[1]));
    refused(
        "labels must be between 0 and 1, was 2 at position 1",
        () -> new Dataset(2, 1, 2, new double[2], new int[] {0, 2}));
    refused(
        "inputs must be finite, was NaN at position 1",
        () -> new Dataset(2, 1, 2, new double[] {0, Double.NaN}, new int[2]));
  }

  private static Dataset dataset(int samples, int features, int classes) {
    return new Dataset(samples, features, classes, new double[0], new int[0]);
  }

  private static void refused(String message, ThrowingCallable making) {
    assertThatIllegalArgumentException().isThrownBy(making::call).withMessage(message);
  }
}
