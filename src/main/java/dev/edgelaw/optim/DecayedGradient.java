package dev.edgelaw.optim;

import dev.edgelaw.kernel.Arithmetic;

/** Coupled weight decay. */
final class DecayedGradient {
  private DecayedGradient() {}

  /** G + mu W in {@code buffer}, or the gradient itself when mu is 0. */
  static double[] of(
      Arithmetic arithmetic,
      double weightDecay,
      double[] parameters,
      double[] gradient,
      double[] buffer) {
    if (weightDecay == 0) {
      return gradient;
    }
    System.arraycopy(gradient, 0, buffer, 0, gradient.length);
    arithmetic.addScaled(weightDecay, parameters, 0, buffer, 0, buffer.length);
    return buffer;
  }
}
