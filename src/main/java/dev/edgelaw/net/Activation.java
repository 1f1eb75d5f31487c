package dev.edgelaw.net;

import dev.edgelaw.kernel.Arithmetic;
import dev.edgelaw.kernel.Elementary;
import java.util.Arrays;
import java.util.OptionalInt;

/** An activation function, applied entrywise to every hidden layer. */
public sealed interface Activation {
  /**
   * The degree p for which sigma(a z) = a^p sigma(z) for all a &gt; 0, on which the conservation
   * laws rest (Theorem 1).
   *
   * @return 1 or 2, or empty where the function is not homogeneous
   */
  OptionalInt homogeneity();

  /**
   * Whether the derivative can be read off the activation itself, so that pre-activations need not
   * be kept.
   *
   * @return true if {@code h} may overwrite {@code z}
   */
  boolean derivativeFromOutput();

  /**
   * h = sigma(z).
   *
   * @param arithmetic the kernel
   * @param z pre-activations
   * @param h activations, overwritten; the array of {@code z} itself where {@link
   *     #derivativeFromOutput}
   * @param from first index in both arrays
   * @param length number of elements, a whole number of lanes
   */
  void apply(Arithmetic arithmetic, double[] z, double[] h, int from, int length);

  /**
   * d = d * sigma'(z).
   *
   * @param arithmetic the kernel
   * @param z pre-activations, or the activations where {@link #derivativeFromOutput}
   * @param d gradient, multiplied in place
   * @param from first index in both arrays
   * @param length number of elements, a whole number of lanes
   */
  void backPropagate(Arithmetic arithmetic, double[] z, double[] d, int from, int length);

  /**
   * d = d * sigma''(z), with 0 for the second derivative at a kink.
   *
   * @param z pre-activations, or the activations where {@link #derivativeFromOutput}
   * @param d multiplied in place
   * @param length number of elements from index 0
   */
  void multiplySecondDerivative(double[] z, double[] d, int length);

  /**
   * ReLU.
   *
   * @return max(0, z), with derivative 0 at 0
   */
  static Activation relu() {
    return new LeakyRelu(0);
  }

  /**
   * The identity, which makes the network linear.
   *
   * @return z
   */
  static Activation identity() {
    return new LeakyRelu(1);
  }

  /**
   * The activation of the ladder from linear (0) to ReLU (1): (1-e) z + e max(0, z), derivative 1-e
   * at 0.
   *
   * @param nonlinearity e, from 0 to 1
   * @return leaky ReLU with slope 1-e
   */
  static Activation interpolated(double nonlinearity) {
    if (!(nonlinearity >= 0 && nonlinearity <= 1)) {
      throw new IllegalArgumentException("nonlinearity " + nonlinearity + ": must be from 0 to 1");
    }
    return new LeakyRelu(1 - nonlinearity);
  }

  /**
   * The ladder from linear to ReLU without switching: the gates of {@link #interpolated} at the
   * first weights. The identity has no gates, so it is itself.
   *
   * @param nonlinearity e, from 0 to 1
   * @return gates that stay as they are at the first weights
   */
  static Activation interpolatedWithInitialGates(double nonlinearity) {
    return interpolated(nonlinearity) instanceof LeakyRelu(double slope) && slope != 1
        ? new InitialGates(slope)
        : identity();
  }

  /**
   * Piecewise linear: z above 0, slope * z at and below. Slope 0 is ReLU, slope 1 the identity.
   *
   * @param slope slope on the negative side, from 0 to 1
   */
  record LeakyRelu(double slope) implements Activation {
    /** Checks the slope. */
    public LeakyRelu {
      if (!(slope >= 0 && slope <= 1)) {
        throw new IllegalArgumentException("slope " + slope + ": must be from 0 to 1");
      }
    }

    @Override
    public OptionalInt homogeneity() {
      return OptionalInt.of(1);
    }

    @Override
    public boolean derivativeFromOutput() {
      return true;
    }

    @Override
    public void apply(Arithmetic arithmetic, double[] z, double[] h, int from, int length) {
      if (slope != 1) {
        arithmetic.leakyRelu(z, h, from, length, slope);
      } else if (z != h) {
        System.arraycopy(z, from, h, from, length);
      }
    }

    @Override
    public void backPropagate(Arithmetic arithmetic, double[] z, double[] d, int from, int length) {
      if (slope != 1) {
        arithmetic.leakyReluGradient(z, from, d, from, length, slope);
      }
    }

    @Override
    public void multiplySecondDerivative(double[] z, double[] d, int length) {
      Arrays.fill(d, 0, length, 0);
    }
  }

  /**
   * The piecewise linear activation whose gates never switch: every sample keeps, at every neuron,
   * the derivative that {@link LeakyRelu} has at the first weights of the run. The network is then
   * linear in each of its weight matrices. Whoever evaluates it fixes the gates first, by {@link
   * NetworkLoss#freezeGates}.
   *
   * @param slope derivative of the gates that are closed, from 0 to 1
   */
  record InitialGates(double slope) implements Activation {
    /** Checks the slope. */
    public InitialGates {
      if (!(slope >= 0 && slope <= 1)) {
        throw new IllegalArgumentException("slope " + slope + ": must be from 0 to 1");
      }
    }

    private LeakyRelu pattern() {
      return new LeakyRelu(slope);
    }

    @Override
    public OptionalInt homogeneity() {
      return OptionalInt.of(1);
    }

    @Override
    public boolean derivativeFromOutput() {
      return true;
    }

    /** Only at the first weights: what fixes the gates. */
    @Override
    public void apply(Arithmetic arithmetic, double[] z, double[] h, int from, int length) {
      pattern().apply(arithmetic, z, h, from, length);
    }

    /** Only at the first weights: what fixes the gates. */
    @Override
    public void backPropagate(Arithmetic arithmetic, double[] z, double[] d, int from, int length) {
      pattern().backPropagate(arithmetic, z, d, from, length);
    }

    @Override
    public void multiplySecondDerivative(double[] z, double[] d, int length) {
      pattern().multiplySecondDerivative(z, d, length);
    }
  }

  /** max(0, z)^2, homogeneous of degree 2. */
  record SquaredRelu() implements Activation {
    @Override
    public OptionalInt homogeneity() {
      return OptionalInt.of(2);
    }

    @Override
    public boolean derivativeFromOutput() {
      return false;
    }

    @Override
    public void apply(Arithmetic arithmetic, double[] z, double[] h, int from, int length) {
      for (int i = from; i < from + length; i++) {
        h[i] = z[i] <= 0 ? 0 : z[i] * z[i];
      }
    }

    @Override
    public void backPropagate(Arithmetic arithmetic, double[] z, double[] d, int from, int length) {
      for (int i = from; i < from + length; i++) {
        d[i] *= z[i] <= 0 ? 0 : 2 * z[i];
      }
    }

    @Override
    public void multiplySecondDerivative(double[] z, double[] d, int length) {
      for (int i = 0; i < length; i++) {
        d[i] *= z[i] <= 0 ? 0 : 2;
      }
    }
  }

  /** Hyperbolic tangent; not homogeneous. */
  record Tanh() implements Activation {
    @Override
    public OptionalInt homogeneity() {
      return OptionalInt.empty();
    }

    @Override
    public boolean derivativeFromOutput() {
      return false;
    }

    @Override
    public void apply(Arithmetic arithmetic, double[] z, double[] h, int from, int length) {
      for (int i = from; i < from + length; i++) {
        h[i] = StrictMath.tanh(z[i]);
      }
    }

    @Override
    public void backPropagate(Arithmetic arithmetic, double[] z, double[] d, int from, int length) {
      for (int i = from; i < from + length; i++) {
        double h = StrictMath.tanh(z[i]);
        d[i] *= (1 - h) * (1 + h);
      }
    }

    @Override
    public void multiplySecondDerivative(double[] z, double[] d, int length) {
      for (int i = 0; i < length; i++) {
        double h = StrictMath.tanh(z[i]);
        d[i] *= -2 * h * (1 - h) * (1 + h);
      }
    }
  }

  /** The logistic function 1/(1 + exp(-z)); not homogeneous. */
  record Sigmoid() implements Activation {
    @Override
    public OptionalInt homogeneity() {
      return OptionalInt.empty();
    }

    @Override
    public boolean derivativeFromOutput() {
      return false;
    }

    @Override
    public void apply(Arithmetic arithmetic, double[] z, double[] h, int from, int length) {
      for (int i = from; i < from + length; i++) {
        h[i] = 1 / (1 + Elementary.exp(-z[i]));
      }
    }

    @Override
    public void backPropagate(Arithmetic arithmetic, double[] z, double[] d, int from, int length) {
      for (int i = from; i < from + length; i++) {
        double h = 1 / (1 + Elementary.exp(-z[i]));
        d[i] *= h * (1 - h);
      }
    }

    @Override
    public void multiplySecondDerivative(double[] z, double[] d, int length) {
      for (int i = 0; i < length; i++) {
        double h = 1 / (1 + Elementary.exp(-z[i]));
        d[i] *= h * (1 - h) * (1 - 2 * h);
      }
    }
  }

  /**
   * z * Phi(z) with the standard normal distribution function Phi (Hendrycks and Gimpel); not
   * homogeneous.
   */
  record Gelu() implements Activation {
    @Override
    public OptionalInt homogeneity() {
      return OptionalInt.empty();
    }

    @Override
    public boolean derivativeFromOutput() {
      return false;
    }

    @Override
    public void apply(Arithmetic arithmetic, double[] z, double[] h, int from, int length) {
      for (int i = from; i < from + length; i++) {
        h[i] = z[i] * StandardNormal.distribution(z[i]);
      }
    }

    @Override
    public void backPropagate(Arithmetic arithmetic, double[] z, double[] d, int from, int length) {
      for (int i = from; i < from + length; i++) {
        d[i] *= StandardNormal.distribution(z[i]) + z[i] * StandardNormal.density(z[i]);
      }
    }

    @Override
    public void multiplySecondDerivative(double[] z, double[] d, int length) {
      for (int i = 0; i < length; i++) {
        d[i] *= (2 - z[i] * z[i]) * StandardNormal.density(z[i]);
      }
    }
  }
}
