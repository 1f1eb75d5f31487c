package dev.edgelaw.bench;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.ArithmeticProvider;
import dev.edgelaw.kernel.Backend;

/** The two backends that are compared, and the check that they may be. */
final class Agreement {
  private Agreement() {}

  /**
   * The implementation behind a benchmark parameter.
   *
   * @param backend {@code scalar} or {@code simd}
   * @throws IllegalStateException if SIMD cannot run here: its time would be that of scalar code
   */
  static Arithmetic arithmetic(String backend) {
    Arithmetic scalar = ArithmeticProvider.lookup(Backend.SCALAR).arithmetic();
    if (backend.equals("scalar")) {
      return scalar;
    }
    ArithmeticProvider.Choice choice = ArithmeticProvider.lookup(Backend.AUTO);
    if (choice.arithmetic().getClass() == scalar.getClass()) {
      throw new IllegalStateException("backend 'simd': " + choice.explanation());
    }
    return choice.arithmetic();
  }

  /** Compares bit for bit. */
  static void require(double[] scalar, double[] measured) {
    for (int i = 0; i < scalar.length; i++) {
      if (Double.doubleToLongBits(scalar[i]) != Double.doubleToLongBits(measured[i])) {
        throw new IllegalStateException(
            "result %d: %a, and %a by the scalar reference".formatted(i, measured[i], scalar[i]));
      }
    }
  }

  /** A loss that is no longer finite would mean that something else has been timed. */
  static void requireFinite(double loss) {
    if (!Double.isFinite(loss)) {
      throw new IllegalStateException("loss " + loss + " at the end: must be finite");
    }
  }
}
