package dev.edgelaw.kernel;

import static org.assertj.core.api.Assertions.assertThat;

/** Equality of doubles as the kernel promises it: the same bits, save that any NaN equals any. */
public final class Bits {
  private Bits() {}

  /** Compares entry by entry and names the first that differs. */
  public static void assertSame(double[] expected, double[] actual) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      if (of(expected[i]) != of(actual[i])) {
        throw new AssertionError(
            "entry %d: %s (%a) is not %s (%a)"
                .formatted(i, actual[i], actual[i], expected[i], expected[i]));
      }
    }
  }

  /** The bits, one pattern for all NaNs: which NaN comes out is not specified by Java. */
  public static long of(double value) {
    return Double.doubleToLongBits(value);
  }
}
