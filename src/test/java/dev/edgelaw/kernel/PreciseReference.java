package dev.edgelaw.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** exp and ln to forty decimal digits, by formulas that share nothing with the kernel's. */
final class PreciseReference {
  private static final MathContext DIGITS = new MathContext(50, RoundingMode.HALF_EVEN);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int HALVINGS = 8;

  private PreciseReference() {}

  /** The Taylor series of exp(x / 2^k), squared k times; k makes the argument small. */
  static BigDecimal exp(BigDecimal x) {
    int halvings = HALVINGS + Math.max(0, Math.getExponent(x.doubleValue()));
    BigDecimal small = x.divide(TWO.pow(halvings), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int i = 1; i <= 18; i++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  /** Two Newton steps y + 2 (x - e^y) / (x + e^y), each of which triples the correct digits. */
  static BigDecimal log(BigDecimal x) {
    BigDecimal y = new BigDecimal(StrictMath.log(x.doubleValue()));
    for (int step = 0; step < 2; step++) {
      BigDecimal power = exp(y);
      BigDecimal difference = x.subtract(power, DIGITS).multiply(TWO);
      y = y.add(difference.divide(x.add(power), DIGITS), DIGITS);
    }
    return y;
  }
}
