package dev.edgelaw.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({
    "NaN, diverged",
    "0, 0",
    "-0.0, 0",
    "Infinity, inf",
    "-Infinity, -inf",
    "1, 1.000",
    "-12.3456, -12.35",
    "0.001234567, 0.001235",
    "0.0001234567, 1.235e-04",
    "123456.7, 123457",
    "1234567, 1.235e+06",
    "4.9e-324, 4.900e-324",
    "1.7976931348623157e308, 1.798e+308"
  })
  void fourDigits(double value, String text) {
    assertThat(Text.number(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "2.5, 2, 2.5", "0.34567, 1, 0.3", "1e-9, 1, 1e-09", "2, 6, 2.00000"})
  void someDigits(double value, int digits, String text) {
    assertThat(Text.number(value, digits)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "0.03, 0.03",
    "0.001, 0.001",
    "0.0001, 1e-4",
    "3e-5, 3e-5",
    "0.00012, 1.2e-4",
    "1000000, 1000000",
    "1e10, 10000000000"
  })
  void parametersAsPeopleWriteThem(double value, String text) {
    assertThat(Text.plain(value)).isEqualTo(text);
    assertThat(Double.parseDouble(text)).isEqualTo(value);
  }

  @Test
  void lists() {
    assertThat(Text.numbers(1, Double.NaN, 0)).isEqualTo("1.000, diverged, 0");
    assertThat(Text.numbers()).isEmpty();
  }

  @Test
  void theUsersLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Text.number(1.5)).isEqualTo("1.500");
      assertThat(Text.plain(1.5)).isEqualTo("1.5");
    } finally {
      Locale.setDefault(before);
    }
  }
}
