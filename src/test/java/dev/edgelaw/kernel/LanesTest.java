package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 8", "7, 8", "8, 8", "9, 16", "257, 264", "2147483640, 2147483640"})
  void padded(int length, int expected) {
    assertThat(Lanes.padded(length)).isEqualTo(expected);
  }

  @Test
  void paddingBeyondTheIntegersIsAnError() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Lanes.padded(Integer.MAX_VALUE));
  }

  @Test
  @DisplayName("the tree ((0+4)+(2+6)) + ((1+5)+(3+7)), told apart by rounding")
  void tree() {
    RandomDoubles random = new RandomDoubles(8);
    for (int i = 0; i < 1000; i++) {
      double[] v = random.normal(10);
      double expected = ((v[2] + v[6]) + (v[4] + v[8])) + ((v[3] + v[7]) + (v[5] + v[9]));
      assertThat(Bits.of(Lanes.sum(v, 2))).isEqualTo(Bits.of(expected));
    }
  }
}
