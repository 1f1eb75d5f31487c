package dev.edgelaw.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CompensatedSumTest {

  @Test
  @DisplayName("what a plain sum loses is kept, whichever of the two terms is larger")
  void kept() {
    assertThat(sum(1, 1e100, 1, -1e100)).isEqualTo(2);
    assertThat(sum(1e16, 1, 1, -1e16)).isEqualTo(2);
    assertThat(1e16 + 1 + 1 - 1e16).as("the plain sum").isNotEqualTo(2);
  }

  @Test
  @DisplayName("a million terms of either sign: one rounding of the exact sum")
  void manyTerms() {
    SplittableRandom random = new SplittableRandom(1);
    CompensatedSum sum = new CompensatedSum();
    BigDecimal exact = BigDecimal.ZERO;
    double plain = 0;
    for (int i = 0; i < 1_000_000; i++) {
      double term = random.nextGaussian();
      sum.add(term);
      plain += term;
      exact = exact.add(new BigDecimal(term));
    }
    double expected = exact.doubleValue();
    assertThat(sum.value()).isCloseTo(expected, within(Math.ulp(expected)));
    assertThat(Math.abs(plain - expected)).isGreaterThan(2 * Math.ulp(expected));
  }

  @Test
  @DisplayName("an empty sum is 0; infinities and NaN come through")
  void edges() {
    assertThat(sum()).isZero();
    assertThat(sum(1, Double.POSITIVE_INFINITY, 1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(1, Double.NaN)).isNaN();
  }

  private static double sum(double... terms) {
    CompensatedSum sum = new CompensatedSum();
    for (double term : terms) {
      sum.add(term);
    }
    return sum.value();
  }
}
