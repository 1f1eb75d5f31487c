package dev.edgelaw.study;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers as people read them. */
public final class Text {
  private Text() {}

  /**
   * A number in four significant digits.
   *
   * @param value any number
   * @return plain or scientific, whichever is shorter to read; {@code diverged} for NaN
   */
  public static String number(double value) {
    return number(value, 4);
  }

  /**
   * A number in some significant digits.
   *
   * @param value any number
   * @param digits from 1 to 17
   * @return plain or scientific; {@code diverged} for NaN
   */
  public static String number(double value, int digits) {
    if (Double.isNaN(value)) {
      return "diverged";
    }
    if (value == 0 || Double.isInfinite(value)) {
      return value == 0 ? "0" : value > 0 ? "inf" : "-inf";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
    if (exponent >= -3 && exponent < 6) {
      int decimals = Math.max(0, digits - 1 - exponent);
      return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
    return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
  }

  /**
   * A parameter as people write it, with no more digits than it has.
   *
   * @param value for example a learning rate
   * @return {@code 1e-4}, {@code 0.03}, {@code 1}
   */
  public static String plain(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (value != 0 && Math.abs(value) < 1e-3) {
      // BigDecimal itself writes exponents below -6 only.
      int exponent = exact.precision() - exact.scale() - 1;
      return exact.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
    return exact.toPlainString();
  }

  /**
   * Numbers in four significant digits.
   *
   * @param values any numbers
   * @return separated by commas
   */
  public static String numbers(double... values) {
    return Arrays.stream(values).mapToObj(Text::number).collect(Collectors.joining(", "));
  }
}
