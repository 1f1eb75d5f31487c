package dev.edgelaw.kernel;

/**
 * Elementary functions in one fixed sequence of IEEE operations, so that scalar and vector code
 * return the same bits on every machine. Errors stay below one unit in the last place.
 */
public final class Elementary {
  static final double LOG2_E = 0x1.71547652b82fep0;

  /** The leading bits of ln 2, so that its product with any exponent is exact. */
  static final double LN2_HIGH = 0x1.62e42fee00000p-1;

  static final double LN2_LOW = 0x1.a39ef35793c76p-33;

  /**
   * Adding 1.5 * 2^52 rounds to the nearest integer, which then stands in the low bits of the sum.
   */
  static final double ROUNDER = 0x1.8p52;

  static final long ROUNDER_BITS = Double.doubleToRawLongBits(ROUNDER);

  /**
   * Below the first bound exp is 0, above the second infinite; clamping keeps the exponent
   * arithmetic in range.
   */
  static final double EXP_LOWEST = -746;

  static final double EXP_HIGHEST = 710;

  static final int EXPONENT_BIAS = 1023;
  static final int MANTISSA_BITS = 52;

  /**
   * Taylor coefficients 1/2!, 1/3!, ... 1/13!: on |r| &lt;= ln(2)/2 the remainder is below 1e-17.
   */
  static final double EXP_2 = 1.0 / 2;

  static final double EXP_3 = 1.0 / 6;
  static final double EXP_4 = 1.0 / 24;
  static final double EXP_5 = 1.0 / 120;
  static final double EXP_6 = 1.0 / 720;
  static final double EXP_7 = 1.0 / 5040;
  static final double EXP_8 = 1.0 / 40320;
  static final double EXP_9 = 1.0 / 362880;
  static final double EXP_10 = 1.0 / 3628800;
  static final double EXP_11 = 1.0 / 39916800;
  static final double EXP_12 = 1.0 / 479001600;
  static final double EXP_13 = 1.0 / 6227020800.0;

  /** Bits of sqrt(1/2): the logarithm's mantissa is reduced to [sqrt(1/2), sqrt(2)). */
  static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;

  /** Coefficients of fdlibm's e_log.c (Sun Microsystems, 1993). */
  static final double LOG_1 = 6.666666666666735130e-01;

  static final double LOG_2 = 3.999999999940941908e-01;
  static final double LOG_3 = 2.857142874366239149e-01;
  static final double LOG_4 = 2.222219843214978396e-01;
  static final double LOG_5 = 1.818357216161805012e-01;
  static final double LOG_6 = 1.531383769920937332e-01;
  static final double LOG_7 = 1.479819860511658591e-01;

  private Elementary() {}

  /**
   * The exponential function: Cody and Waite's reduction to |r| &lt;= ln(2)/2, a polynomial of
   * degree 13, and scaling by two powers of two, so that results down to the smallest subnormal
   * come out right.
   *
   * @param x any number
   * @return e^x; 0 below -746, infinity above 709.8, NaN for NaN
   */
  public static double exp(double x) {
    double clamped = Math.min(Math.max(x, EXP_LOWEST), EXP_HIGHEST);
    double shifted = Math.fma(clamped, LOG2_E, ROUNDER);
    double n = shifted - ROUNDER;
    double r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, clamped));
    double p = EXP_13;
    p = Math.fma(p, r, EXP_12);
    p = Math.fma(p, r, EXP_11);
    p = Math.fma(p, r, EXP_10);
    p = Math.fma(p, r, EXP_9);
    p = Math.fma(p, r, EXP_8);
    p = Math.fma(p, r, EXP_7);
    p = Math.fma(p, r, EXP_6);
    p = Math.fma(p, r, EXP_5);
    p = Math.fma(p, r, EXP_4);
    p = Math.fma(p, r, EXP_3);
    p = Math.fma(p, r, EXP_2);
    p = Math.fma(p, r * r, r) + 1;
    long exponent = Double.doubleToRawLongBits(shifted) - ROUNDER_BITS;
    long half = exponent >> 1;
    return p * powerOfTwo(half) * powerOfTwo(exponent - half);
  }

  /**
   * The natural logarithm by fdlibm's formula.
   *
   * @param x any number
   * @return ln x; -infinity for 0, NaN below 0 and for NaN
   */
  public static double log(double x) {
    if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
      return logOutsideNormalRange(x);
    }
    long bits = Double.doubleToRawLongBits(x);
    long exponent = (bits - SQRT_HALF_BITS) >> MANTISSA_BITS;
    double k = Double.longBitsToDouble(exponent + ROUNDER_BITS) - ROUNDER;
    double f = Double.longBitsToDouble(bits - (exponent << MANTISSA_BITS)) - 1;
    double s = f / (2 + f);
    double z = s * s;
    double q = LOG_7;
    q = Math.fma(q, z, LOG_6);
    q = Math.fma(q, z, LOG_5);
    q = Math.fma(q, z, LOG_4);
    q = Math.fma(q, z, LOG_3);
    q = Math.fma(q, z, LOG_2);
    q = Math.fma(q, z, LOG_1);
    double halfSquare = 0.5 * f * f;
    double tail = Math.fma(s, Math.fma(q, z, halfSquare), k * LN2_LOW);
    return Math.fma(k, LN2_HIGH, f - (halfSquare - tail));
  }

  private static double logOutsideNormalRange(double x) {
    if (x > 0 && x < Double.MIN_NORMAL) {
      return log(x * 0x1p54) - 54 * (LN2_HIGH + LN2_LOW);
    }
    if (x == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    return x == Double.POSITIVE_INFINITY ? x : Double.NaN;
  }

  private static double powerOfTwo(long exponent) {
    return Double.longBitsToDouble((exponent + EXPONENT_BIAS) << MANTISSA_BITS);
  }
}
