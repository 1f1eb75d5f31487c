package dev.edgelaw.kernel;

import java.util.SplittableRandom;

/** Seeded random operands for tests, and the values that break careless arithmetic. */
public final class RandomDoubles {
  /** NaN, infinities, zeros of both signs, subnormals, and numbers next to the limits. */
  private static final double[] SPECIAL = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0.0,
    -0.0,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    0x0.7p-1022,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Math.nextDown(1.0),
    Math.nextUp(-1.0),
    709.782712893384,
    709.782712893385,
    -708.4,
    -745.1332191019411,
    -745.1332191019412,
    -745.2,
    -746.5,
    1e300,
    -1e-300
  };

  private final SplittableRandom random;

  /** Starts a stream. */
  public RandomDoubles(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Standard normal numbers. */
  public double[] normal(int length) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  /** Normal numbers with a special value in every third place on average. */
  public double[] withSpecials(int length) {
    double[] values = normal(length);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(3) == 0) {
        values[i] = SPECIAL[random.nextInt(SPECIAL.length)];
      }
    }
    return values;
  }

  /** Any bit pattern but NaN: all magnitudes are equally likely. */
  public double anyMagnitude() {
    double value;
    do {
      value = Double.longBitsToDouble(random.nextLong());
    } while (Double.isNaN(value));
    return value;
  }

  /** A uniform number. */
  public double between(double low, double high) {
    return random.nextDouble(low, high);
  }

  /** A uniform integer from 0 to below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /**
   * Normal entries in a matrix, zeros in its padding, as the kernel expects them; other places of
   * the array hold noise that no result may depend on.
   */
  public double[] padded(MatrixLayout layout, int behind) {
    double[] values = normal(layout.offset() + layout.length() + behind);
    for (int i = 0; i < layout.rows(); i++) {
      for (int j = layout.columns(); j < layout.stride(); j++) {
        values[layout.index(i, j)] = 0;
      }
    }
    return values;
  }
}
