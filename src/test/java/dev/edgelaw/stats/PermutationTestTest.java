package dev.edgelaw.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PermutationTestTest {
  /** Of the 120 orders of five values only the identity reaches correlation 1. */
  @Test
  void perfectRelationIsReachedByTheIdentityAlone() {
    double[] x = {1, 2, 3, 4, 5};
    PermutationTest test = PermutationTest.of(x, x, 9999, 1);
    assertThat(test.correlation()).isCloseTo(1, within(1e-15));
    assertThat(test.pValue()).isCloseTo(1.0 / 120, within(0.003));
  }

  @Test
  void opposedSeriesAreReachedByAll() {
    PermutationTest test =
        PermutationTest.of(new double[] {1, 2, 3, 4}, new double[] {8, 6, 4, 2}, 99, 1);
    assertThat(test.pValue()).isEqualTo(1);
  }

  @Test
  void undefinedCorrelationHasNoPValue() {
    PermutationTest test =
        PermutationTest.of(new double[] {1, 2, 3}, new double[] {4, 4, 4}, 99, 1);
    assertThat(test.pValue()).isNaN();
  }
}
