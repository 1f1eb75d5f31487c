package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of exp and log in units in the last place, against forty decimal digits. */
class ElementaryTest {
  private static final int SAMPLES = 1_500;

  /** What {@link Elementary} promises. */
  private static final double ONE_UNIT = 1;

  private final RandomDoubles random = new RandomDoubles(2604_07405);

  @ParameterizedTest
  @CsvSource({
    "-0.3466, 0.3466",
    "-1e-8, 1e-8",
    "-40, 0",
    "-708, 709.7",
    "709, 709.78",
    "-745.13, -708",
  })
  @DisplayName("exp: below one unit in the last place, subnormal results included")
  void expError(double low, double high) {
    assertErrors(Elementary::exp, PreciseReference::exp, () -> random.between(low, high));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 2", "0.99, 1.01", "1, 200", "1e-300, 1e-299", "1e307, 1.7e308"})
  @DisplayName("log: below one unit in the last place")
  void logError(double low, double high) {
    assertErrors(Elementary::log, PreciseReference::log, () -> random.between(low, high));
  }

  @Test
  @DisplayName("log of numbers of every magnitude")
  void logOfAnyMagnitude() {
    assertErrors(
        Elementary::log,
        PreciseReference::log,
        () ->
            Math.max(
                Double.MIN_VALUE, Math.min(Double.MAX_VALUE, Math.abs(random.anyMagnitude()))));
  }

  @Test
  @DisplayName("log of subnormal numbers")
  void logOfSubnormals() {
    assertErrors(
        Elementary::log,
        PreciseReference::log,
        () -> Math.max(Double.MIN_VALUE, random.between(0, 1) * Double.MIN_NORMAL));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "-0.0, 1",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, 0",
    "709.782712893384, 1.7976931348622732E308",
    "709.7827128933841, Infinity",
    "1e300, Infinity",
    "-745.1332191019411, 4.9E-324",
    "-745.1332191019412, 0",
    "-1e300, 0",
    "1e-320, 1",
  })
  void expAtTheEdges(double x, double expected) {
    assertThat(Bits.of(Elementary.exp(x))).isEqualTo(Bits.of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "0, -Infinity",
    "-0.0, -Infinity",
    "-4.9E-324, NaN",
    "-1, NaN",
    "-Infinity, NaN",
    "NaN, NaN",
    "Infinity, Infinity",
    "2, 0.6931471805599453",
    "4.9E-324, -744.4400719213812",
    "2.2250738585072014E-308, -708.3964185322641",
    "1.7976931348623157E308, 709.782712893384",
  })
  void logAtTheEdges(double x, double expected) {
    assertThat(Bits.of(Elementary.log(x))).isEqualTo(Bits.of(expected));
  }

  private static void assertErrors(
      DoubleUnaryOperator function, UnaryOperator<BigDecimal> reference, DoubleSupplier arguments) {
    double[] worst = {0, 0};
    DoubleStream.generate(arguments)
        .limit(SAMPLES)
        .forEach(
            x -> {
              double error = units(function.applyAsDouble(x), reference.apply(new BigDecimal(x)));
              if (!(error <= worst[0])) {
                worst[0] = error;
                worst[1] = x;
              }
            });
    assertThat(worst[0]).as("units in the last place, at %s", worst[1]).isLessThan(ONE_UNIT);
  }

  /** The error in the spacing of the doubles around the exact result. */
  private static double units(double found, BigDecimal exact) {
    BigDecimal spacing = new BigDecimal(Math.ulp(exact.doubleValue()));
    return new BigDecimal(found)
        .subtract(exact)
        .abs()
        .divide(spacing, MathContext.DECIMAL32)
        .doubleValue();
  }
}
