package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {

  private static final double[] X = {1, 2, 3, 4, 5};

  @Test
  void linearAndMonotoneRelations() {
    double[] cubes = {1, 8, 27, 64, 125};
    assertThat(Correlation.pearson(X, new double[] {9, 7, 5, 3, 1})).isCloseTo(-1, within(1e-15));
    assertThat(Correlation.pearson(X, cubes)).isCloseTo(0.9431175138, within(1e-9));
    assertThat(Correlation.spearman(X, cubes)).isCloseTo(1, within(1e-15));
  }

  @Test
  void equalValuesShareTheirRank() {
    // Ranks 1, 2.5, 2.5, 4, 5 against 1 to 5.
    assertThat(Correlation.spearman(X, new double[] {1, 2, 2, 3, 4}))
        .isCloseTo(9.5 / Math.sqrt(95), within(1e-12));
  }

  @Test
  void undefinedCoefficientsAreNaN() {
    double[] constant = {3, 3, 3, 3, 3};
    double[] diverged = {1, 2, Double.NaN, 4, 5};
    assertThat(Correlation.pearson(X, constant)).isNaN();
    assertThat(Correlation.spearman(constant, X)).isNaN();
    assertThat(Correlation.pearson(X, diverged)).isNaN();
    assertThat(Correlation.spearman(diverged, X)).isNaN();
  }

  @Test
  void seriesMustMatch() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Correlation.pearson(X, new double[4]))
        .withMessage("correlated series must have equal lengths of at least 2, were 5 and 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Correlation.spearman(new double[1], new double[1]))
        .withMessage("correlated series must have equal lengths of at least 2, were 1 and 1");
  }
}
