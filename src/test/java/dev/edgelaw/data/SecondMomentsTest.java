package dev.edgelaw.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.edgelaw.random.TorchGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondMomentsTest {
  @ParameterizedTest
  @CsvSource({"200, 20, 5, 25", "37, 3, 2, 5", "4, 3, 2, 4"})
  void meansOfProductsStayAsTheyAre(int samples, int features, int classes, int rows) {
    DataSource source = new GaussianMixture(samples, 10, features, classes, 2);
    Dataset all = source.draw(new TorchGenerator(7)).train();
    Dataset few = new SecondMoments(source).draw(new TorchGenerator(7)).train();

    assertThat(few.samples()).isEqualTo(rows);
    double[][] expected = moments(all);
    double[][] moments = moments(few);
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        assertThat(moments[i][j]).isCloseTo(expected[i][j], within(1e-13 * expected[0][0]));
      }
    }
  }

  @Test
  void theGeneratorIsLeftWhereTheSourceLeavesIt() {
    DataSource source = new GaussianMixture(30, 5, 4, 3, 2);
    TorchGenerator first = new TorchGenerator(1);
    TorchGenerator second = new TorchGenerator(1);
    source.draw(first);
    new SecondMoments(source).draw(second);
    float[] afterFirst = new float[20];
    float[] afterSecond = new float[20];
    first.normal(afterFirst);
    second.normal(afterSecond);
    assertThat(afterSecond).containsExactly(afterFirst);
  }

  @Test
  void constantColumnsDoNoHarm() {
    // One class: the targets are a column of ones.
    Dataset few =
        new SecondMoments(new GaussianMixture(3, 1, 2, 1, 0)).draw(new TorchGenerator(3)).train();
    assertThat(few.samples()).isEqualTo(3);
    assertThat(few.inputs()).doesNotContain(Double.NaN);
  }

  @Test
  void thereAreNoLabels() {
    Dataset few =
        new SecondMoments(new GaussianMixture(30, 5, 4, 3, 2)).draw(new TorchGenerator(1)).train();
    assertThatIllegalStateException()
        .isThrownBy(few::labels)
        .withMessage("samples with real-valued targets have no labels");
  }

  @Test
  void onlySamplesHaveSecondMoments() {
    SecondMoments moments = new SecondMoments(new Xor(10, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new SecondMoments(moments));
    assertThatIllegalArgumentException().isThrownBy(() -> new DrawnFirst(moments));
  }

  /** Means of the products of all columns of [X Y]. */
  private static double[][] moments(Dataset data) {
    int d = data.features();
    int columns = d + data.classes();
    double[][] moments = new double[columns][columns];
    for (int i = 0; i < data.samples(); i++) {
      double[] row = new double[columns];
      System.arraycopy(data.inputs(), i * d, row, 0, d);
      System.arraycopy(data.targets(), i * data.classes(), row, d, data.classes());
      for (int j = 0; j < columns; j++) {
        for (int k = 0; k < columns; k++) {
          moments[j][k] += row[j] * row[k] / data.samples();
        }
      }
    }
    return moments;
  }
}
