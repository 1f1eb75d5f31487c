package dev.edgelaw.stats;

import static dev.edgelaw.stats.PublishedDrifts.DRIFTS;
import static dev.edgelaw.stats.PublishedDrifts.LEARNING_RATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.FDistribution;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QuadraticTestTest {

  @Test
  @DisplayName(
      "the published drifts are curved: coefficient as published, F and p as SciPy gives them")
  void published() {
    QuadraticTest test = QuadraticTest.fit(LEARNING_RATES, DRIFTS, 1e-10).orElseThrow();
    assertThat(test.coefficient()).isCloseTo(0.03266922302, within(1e-10));
    assertThat(test.fStatistic()).isCloseTo(7.549664736434914, within(1e-9));
    assertThat(test.pValue()).isCloseTo(0.028600117758593585, within(1e-10));
    assertThat(test.points()).isEqualTo(10);
  }

  @Test
  @DisplayName("F compares the line with the parabola, and p is its tail")
  void fStatisticComparesTheTwoModels() {
    double[] x = {1, 2, 3, 5, 8, 13};
    double[] y = {1.0, 2.2, 2.9, 5.6, 9.5, 12.0};
    QuadraticTest test = QuadraticTest.fit(x, y, 0).orElseThrow();
    PowerLawFit line = PowerLawFit.fit(x, y, 0).orElseThrow();
    double lineSquares = 0;
    double[] residuals = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      residuals[i] = line.residual(x[i], y[i]);
      lineSquares += residuals[i] * residuals[i];
    }
    // Of the part of (ln x)^2 that no line explains, q, the parabola takes away (q . residuals)^2 /
    // (q . q).
    double[] unexplained = unexplainedSquare(x);
    double gain = Math.pow(dot(unexplained, residuals), 2) / dot(unexplained, unexplained);
    double expected = gain / ((lineSquares - gain) / (x.length - 3));
    assertThat(test.fStatistic()).isCloseTo(expected, within(1e-9 * expected));
    double tail = 1 - new FDistribution(1, 3).cumulativeProbability(test.fStatistic());
    assertThat(test.pValue()).isCloseTo(tail, within(1e-9));
  }

  @Test
  void aParabolaIsFoundBesideDivergedPoints() {
    double[] x = {1, 10, 100, 1000, 10000};
    double[] y =
        Arrays.stream(x).map(value -> Math.exp(0.25 * Math.pow(Math.log(value), 2))).toArray();
    y[4] = Double.NaN;
    QuadraticTest test = QuadraticTest.fit(x, y, 0).orElseThrow();
    assertThat(test.coefficient()).isCloseTo(0.25, within(1e-12));
    assertThat(test.pValue()).isLessThan(1e-6);
    assertThat(test.points()).isEqualTo(4);
  }

  @Test
  void threePointsLeaveNothingToTest() {
    QuadraticTest test =
        QuadraticTest.fit(new double[] {1, 2, 4}, new double[] {1, 2, 8}, 0).orElseThrow();
    assertThat(test.coefficient()).isCloseTo(0.5 / Math.log(2), within(1e-12));
    assertThat(test.standardError()).isNaN();
    assertThat(test.fStatistic()).isNaN();
    assertThat(test.pValue()).isNaN();
  }

  @Test
  void tooFewPointsGiveNoTest() {
    assertThat(QuadraticTest.fit(new double[] {1, 2}, new double[] {1, 2}, 0)).isEmpty();
    assertThat(QuadraticTest.fit(new double[] {1, 2, 2, 2}, new double[] {1, 2, 3, 4}, 0))
        .isEmpty();
  }

  private static double[] unexplainedSquare(double[] x) {
    double[] squares =
        Arrays.stream(x).map(value -> Math.exp(Math.pow(Math.log(value), 2))).toArray();
    PowerLawFit line = PowerLawFit.fit(x, squares, 0).orElseThrow();
    double[] rest = new double[x.length];
    Arrays.setAll(rest, i -> line.residual(x[i], squares[i]));
    return rest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
