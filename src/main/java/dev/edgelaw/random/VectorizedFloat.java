package dev.edgelaw.random;

/**
 * The float32 logarithm, sine and cosine with which PyTorch's vectorised CPU code makes normals.
 *
 * <p>They are the polynomials of S. L. Moshier's Cephes library in the form of J. Pommier's {@code
 * avx_mathfun}, with every multiplication that feeds an addition fused, as the compiler does it.
 * Repeating these operations one by one is what makes block normals equal PyTorch's bit for bit; a
 * more accurate logarithm would not.
 */
final class VectorizedFloat {
  private static final float SQRT_HALF = 0.707106781186547524f;

  /** ln 2 in two parts; the first has so few bits that its product with an exponent is exact. */
  private static final float LN2_HIGH = 0.693359375f;

  private static final float LN2_LOW = -2.12194440e-4f;

  private static final float FOUR_OVER_PI = 1.27323954473516f;

  /** -pi/4 in three parts. */
  private static final float MINUS_PI_4_HIGH = -0.78515625f;

  private static final float MINUS_PI_4_MIDDLE = -2.4187564849853515625e-4f;
  private static final float MINUS_PI_4_LOW = -3.77489497744594108e-8f;

  private VectorizedFloat() {}

  /**
   * The natural logarithm.
   *
   * @param x a normal number above 0
   * @return ln x, to a few units in the last place
   */
  static float log(float x) {
    int bits = Float.floatToRawIntBits(x);
    float exponent = (bits >>> 23) - 126;
    float mantissa = Float.intBitsToFloat((bits & 0x007FFFFF) | 0x3F000000);
    float f = mantissa - 1;
    if (mantissa < SQRT_HALF) {
      exponent -= 1;
      f += mantissa;
    }
    float z = f * f;
    float y = 7.0376836292e-2f;
    y = Math.fma(y, f, -1.1514610310e-1f);
    y = Math.fma(y, f, 1.1676998740e-1f);
    y = Math.fma(y, f, -1.2420140846e-1f);
    y = Math.fma(y, f, 1.4249322787e-1f);
    y = Math.fma(y, f, -1.6668057665e-1f);
    y = Math.fma(y, f, 2.0000714765e-1f);
    y = Math.fma(y, f, -2.4999993993e-1f);
    y = Math.fma(y, f, 3.3333331174e-1f);
    y *= f;
    y = Math.fma(y, z, exponent * LN2_LOW);
    y = Math.fma(z, -0.5f, y);
    return Math.fma(exponent, LN2_HIGH, f + y);
  }

  /**
   * The sine.
   *
   * @param x an angle from 0 to 2 pi
   * @return sin x, to a few units in the last place
   */
  static float sin(float x) {
    int octant = octant(x);
    float r = reduce(x, octant);
    float value = (octant & 2) == 0 ? sinPolynomial(r) : cosPolynomial(r);
    return (octant & 4) == 0 ? value : -value;
  }

  /**
   * The cosine.
   *
   * @param x an angle from 0 to 2 pi
   * @return cos x, to a few units in the last place
   */
  static float cos(float x) {
    int octant = octant(x);
    float r = reduce(x, octant);
    float value = (octant & 2) == 0 ? cosPolynomial(r) : sinPolynomial(r);
    return ((octant - 2) & 4) == 0 ? -value : value;
  }

  /** Number of the nearest even multiple of pi/4. */
  private static int octant(float x) {
    return ((int) (x * FOUR_OVER_PI) + 1) & ~1;
  }

  private static float reduce(float x, int octant) {
    float r = Math.fma(octant, MINUS_PI_4_HIGH, x);
    r = Math.fma(octant, MINUS_PI_4_MIDDLE, r);
    return Math.fma(octant, MINUS_PI_4_LOW, r);
  }

  private static float sinPolynomial(float r) {
    float z = r * r;
    float y = -1.9515295891e-4f;
    y = Math.fma(y, z, 8.3321608736e-3f);
    y = Math.fma(y, z, -1.6666654611e-1f);
    return Math.fma(y * z, r, r);
  }

  private static float cosPolynomial(float r) {
    float z = r * r;
    float y = 2.443315711809948e-5f;
    y = Math.fma(y, z, -1.388731625493765e-3f);
    y = Math.fma(y, z, 4.166664568298827e-2f);
    return Math.fma(y * z, z, -(z * 0.5f)) + 1;
  }
}
