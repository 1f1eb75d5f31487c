package dev.edgelaw.theory;

import dev.edgelaw.kernel.MatrixLayout;
import dev.edgelaw.net.Architecture;
import dev.edgelaw.net.ParameterLayout;

/**
 * The symmetry of Theorem 1: moving a factor from what enters a hidden layer, or one of its
 * neurons, to what leaves it. With a factor a &gt; 0 and an activation homogeneous of degree 1
 * (ReLU, leaky ReLU, identity) the network computes the same function; bit by bit if a is a power
 * of two. A negative factor changes the function of a ReLU network.
 */
public final class Rescaling {
  private Rescaling() {}

  /**
   * (W_l, b_l, W_{l+1}) becomes (a W_l, a b_l, W_{l+1} / a).
   *
   * @param layout layout of the parameters
   * @param parameters changed in place
   * @param pair zero-based l
   * @param factor a, finite and not 0
   */
  public static void layer(ParameterLayout layout, double[] parameters, int pair, double factor) {
    checkFactor(factor);
    MatrixLayout incoming = layout.weight(pair);
    multiply(parameters, incoming.offset(), incoming.length(), factor);
    multiply(parameters, layout.biasOffset(pair), layout.biasLength(pair), factor);
    MatrixLayout outgoing = layout.weight(pair + 1);
    for (int i = outgoing.offset(); i < outgoing.offset() + outgoing.length(); i++) {
      parameters[i] /= factor;
    }
  }

  /**
   * The same for one neuron j of layer l: its incoming weights and bias times a, its outgoing
   * weights divided by a.
   *
   * @param layout layout of the parameters
   * @param parameters changed in place
   * @param pair zero-based l
   * @param neuron zero-based j
   * @param factor a, finite and not 0
   */
  public static void neuron(
      ParameterLayout layout, double[] parameters, int pair, int neuron, double factor) {
    checkFactor(factor);
    Architecture architecture = layout.architecture();
    for (int i = 0; i < architecture.fanIn(pair); i++) {
      parameters[layout.index(pair, neuron, i)] *= factor;
    }
    if (architecture.biased()) {
      parameters[layout.biasOffset(pair) + neuron] *= factor;
    }
    for (int k = 0; k < architecture.fanOut(pair + 1); k++) {
      parameters[layout.index(pair + 1, k, neuron)] /= factor;
    }
  }

  /**
   * Moves C_l = ||W_{l+1}||^2 - ||W_l||^2 (less ||b_l||^2 with biases) anywhere without changing
   * the function: the constraint of appendix A.2 removes no function. With s and t the squared
   * norms of what enters and what leaves layer l, sqrt(u) W_l and W_{l+1} / sqrt(u) have the law
   * t/u - us, which is c for u = (-c + sqrt(c^2 + 4st)) / (2s).
   *
   * @param layout layout of the parameters
   * @param parameters changed in place, neither layer zero
   * @param pair zero-based l
   * @param law c, any finite number
   */
  public static void toLaw(ParameterLayout layout, double[] parameters, int pair, double law) {
    double incoming = ConservationLaws.trace(layout, parameters, parameters, pair, true);
    double outgoing = ConservationLaws.trace(layout, parameters, parameters, pair + 1, false);
    double root = Math.sqrt(law * law + 4 * incoming * outgoing);
    // Of the two equal forms, the one that adds.
    double u = law > 0 ? 2 * outgoing / (law + root) : (root - law) / (2 * incoming);
    layer(layout, parameters, pair, Math.sqrt(u));
  }

  private static void multiply(double[] x, int from, int length, double factor) {
    for (int i = from; i < from + length; i++) {
      x[i] *= factor;
    }
  }

  private static void checkFactor(double factor) {
    if (factor == 0 || !Double.isFinite(factor)) {
      throw new IllegalArgumentException("factor " + factor + ": must be finite and not 0");
    }
  }
}
