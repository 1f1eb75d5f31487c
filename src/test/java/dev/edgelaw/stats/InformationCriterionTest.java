package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InformationCriterionTest {
  private static final double[] X = {1, 2, 4, 8};
  private static final double[] Y = {1.1, 0.5, 0.24, 0.13};

  @Test
  @DisplayName("n ln(SS/n) + 2k by hand")
  void byHand() {
    double[] y = {Math.E, Math.E};
    assertThat(InformationCriterion.akaike(new double[] {1, 2}, y, x -> 1, 3))
        .isCloseTo(2 * Math.log(1) + 6, within(1e-15));
  }

  @Test
  @DisplayName("a parameter costs 2, a factor of deviations costs its logarithm")
  void parameters() {
    double two = InformationCriterion.akaike(X, Y, x -> 1 / x, 2);
    assertThat(InformationCriterion.akaike(X, Y, x -> 1 / x, 3) - two).isCloseTo(2, within(1e-13));
  }

  @Test
  @DisplayName("points near 1/x prefer it to an exponential through both ends")
  void prefers() {
    double rate = Math.log(Y[0] / Y[3]) / 7;
    assertThat(InformationCriterion.akaike(X, Y, x -> 1 / x, 2))
        .isLessThan(
            InformationCriterion.akaike(X, Y, x -> Y[0] * Math.exp(-rate * (x - 1)), 2) - 10);
  }

  @Test
  @DisplayName("unequal or empty series are refused; a law that is not positive has none")
  void unusable() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InformationCriterion.akaike(new double[1], new double[2], x -> 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InformationCriterion.akaike(new double[0], new double[0], x -> 1, 1));
    assertThat(InformationCriterion.akaike(X, Y, x -> -1, 1)).isNaN();
  }
}
