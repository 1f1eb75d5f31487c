package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.LENGTH;
import static dev.edgelaw.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Elementary}'s formulas, operation for operation, on vectors.
 *
 * <p>The loops are in here, because the compiler refuses to inline code of this size into a caller,
 * and a vector that crosses a call is boxed.
 */
final class VectorElementary {
  private VectorElementary() {}

  static void exp(double[] values, int from, int length) {
    for (int i = from; i < from + length; i += LENGTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      // A NaN stays one, as with min and max, which take the compiler three times the instructions.
      DoubleVector clamped =
          x.blend(Elementary.EXP_LOWEST, x.compare(VectorOperators.LT, Elementary.EXP_LOWEST))
              .blend(Elementary.EXP_HIGHEST, x.compare(VectorOperators.GT, Elementary.EXP_HIGHEST));
      DoubleVector shifted =
          clamped.fma(
              DoubleVector.broadcast(SPECIES, Elementary.LOG2_E),
              DoubleVector.broadcast(SPECIES, Elementary.ROUNDER));
      DoubleVector n = shifted.sub(Elementary.ROUNDER);
      DoubleVector r = n.fma(DoubleVector.broadcast(SPECIES, -Elementary.LN2_HIGH), clamped);
      r = n.fma(DoubleVector.broadcast(SPECIES, -Elementary.LN2_LOW), r);
      DoubleVector p = DoubleVector.broadcast(SPECIES, Elementary.EXP_13);
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_12));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_11));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_10));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_9));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_8));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_7));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_6));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_5));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_4));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_3));
      p = p.fma(r, DoubleVector.broadcast(SPECIES, Elementary.EXP_2));
      p = p.fma(r.mul(r), r).add(1);
      LongVector exponent = shifted.reinterpretAsLongs().sub(Elementary.ROUNDER_BITS);
      LongVector half = exponent.lanewise(VectorOperators.ASHR, 1);
      DoubleVector power =
          half.add(Elementary.EXPONENT_BIAS)
              .lanewise(VectorOperators.LSHL, Elementary.MANTISSA_BITS)
              .reinterpretAsDoubles();
      DoubleVector rest =
          exponent
              .sub(half)
              .add(Elementary.EXPONENT_BIAS)
              .lanewise(VectorOperators.LSHL, Elementary.MANTISSA_BITS)
              .reinterpretAsDoubles();
      p.mul(power).mul(rest).intoArray(values, i);
    }
  }

  /** Vectors with a lane that is not positive, finite and normal go through the scalar code. */
  static void log(double[] values, int from, int length) {
    for (int i = from; i < from + length; i += LENGTH) {
      DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
      VectorMask<Double> inside =
          x.compare(VectorOperators.GE, Double.MIN_NORMAL)
              .and(x.compare(VectorOperators.LE, Double.MAX_VALUE));
      if (!inside.allTrue()) {
        for (int j = i; j < i + LENGTH; j++) {
          values[j] = Elementary.log(values[j]);
        }
        continue;
      }
      LongVector bits = x.reinterpretAsLongs();
      LongVector exponent =
          bits.sub(Elementary.SQRT_HALF_BITS)
              .lanewise(VectorOperators.ASHR, Elementary.MANTISSA_BITS);
      DoubleVector k =
          exponent.add(Elementary.ROUNDER_BITS).reinterpretAsDoubles().sub(Elementary.ROUNDER);
      DoubleVector f =
          bits.sub(exponent.lanewise(VectorOperators.LSHL, Elementary.MANTISSA_BITS))
              .reinterpretAsDoubles()
              .sub(1);
      DoubleVector s = f.div(f.add(2));
      DoubleVector z = s.mul(s);
      DoubleVector q = DoubleVector.broadcast(SPECIES, Elementary.LOG_7);
      q = q.fma(z, DoubleVector.broadcast(SPECIES, Elementary.LOG_6));
      q = q.fma(z, DoubleVector.broadcast(SPECIES, Elementary.LOG_5));
      q = q.fma(z, DoubleVector.broadcast(SPECIES, Elementary.LOG_4));
      q = q.fma(z, DoubleVector.broadcast(SPECIES, Elementary.LOG_3));
      q = q.fma(z, DoubleVector.broadcast(SPECIES, Elementary.LOG_2));
      q = q.fma(z, DoubleVector.broadcast(SPECIES, Elementary.LOG_1));
      DoubleVector halfSquare = f.mul(0.5).mul(f);
      DoubleVector tail = s.fma(q.fma(z, halfSquare), k.mul(Elementary.LN2_LOW));
      k.fma(DoubleVector.broadcast(SPECIES, Elementary.LN2_HIGH), f.sub(halfSquare.sub(tail)))
          .intoArray(values, i);
    }
  }
}
