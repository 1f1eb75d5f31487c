package dev.edgelaw.kernel;

import static dev.edgelaw.kernel.VectorShape.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link Elementary}'s formulas, operation for operation, on vectors. */
final class VectorElementary {
  private VectorElementary() {}

  private static DoubleVector constant(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  static DoubleVector exp(DoubleVector x) {
    DoubleVector clamped = x.max(Elementary.EXP_LOWEST).min(Elementary.EXP_HIGHEST);
    DoubleVector shifted = clamped.fma(constant(Elementary.LOG2_E), constant(Elementary.ROUNDER));
    DoubleVector n = shifted.sub(Elementary.ROUNDER);
    DoubleVector r = n.fma(constant(-Elementary.LN2_HIGH), clamped);
    r = n.fma(constant(-Elementary.LN2_LOW), r);
    DoubleVector p = constant(Elementary.EXP_13);
    p = p.fma(r, constant(Elementary.EXP_12));
    p = p.fma(r, constant(Elementary.EXP_11));
    p = p.fma(r, constant(Elementary.EXP_10));
    p = p.fma(r, constant(Elementary.EXP_9));
    p = p.fma(r, constant(Elementary.EXP_8));
    p = p.fma(r, constant(Elementary.EXP_7));
    p = p.fma(r, constant(Elementary.EXP_6));
    p = p.fma(r, constant(Elementary.EXP_5));
    p = p.fma(r, constant(Elementary.EXP_4));
    p = p.fma(r, constant(Elementary.EXP_3));
    p = p.fma(r, constant(Elementary.EXP_2));
    p = p.fma(r.mul(r), r).add(1);
    LongVector exponent = shifted.reinterpretAsLongs().sub(Elementary.ROUNDER_BITS);
    LongVector half = exponent.lanewise(VectorOperators.ASHR, 1);
    return p.mul(powerOfTwo(half)).mul(powerOfTwo(exponent.sub(half)));
  }

  private static DoubleVector powerOfTwo(LongVector exponent) {
    return exponent
        .add(Elementary.EXPONENT_BIAS)
        .lanewise(VectorOperators.LSHL, Elementary.MANTISSA_BITS)
        .reinterpretAsDoubles();
  }

  /** Lanes where {@link #log} holds: positive, finite, not subnormal. */
  static boolean inLogRange(DoubleVector x) {
    VectorMask<Double> inside =
        x.compare(VectorOperators.GE, Double.MIN_NORMAL)
            .and(x.compare(VectorOperators.LE, Double.MAX_VALUE));
    return inside.allTrue();
  }

  static DoubleVector log(DoubleVector x) {
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
    DoubleVector q = constant(Elementary.LOG_7);
    q = q.fma(z, constant(Elementary.LOG_6));
    q = q.fma(z, constant(Elementary.LOG_5));
    q = q.fma(z, constant(Elementary.LOG_4));
    q = q.fma(z, constant(Elementary.LOG_3));
    q = q.fma(z, constant(Elementary.LOG_2));
    q = q.fma(z, constant(Elementary.LOG_1));
    DoubleVector halfSquare = f.mul(0.5).mul(f);
    DoubleVector tail = s.fma(q.fma(z, halfSquare), k.mul(Elementary.LN2_LOW));
    return k.fma(constant(Elementary.LN2_HIGH), f.sub(halfSquare.sub(tail)));
  }
}
