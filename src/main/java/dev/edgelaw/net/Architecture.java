package dev.edgelaw.net;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A fully connected network: W_L sigma(... sigma(W_1 x)), with or without bias vectors, no output
 * activation.
 *
 * @param widths input dimension d, hidden widths, number of outputs K: one more than there are
 *     weight matrices
 * @param activation the function after every layer but the last
 * @param biased whether every layer adds a bias vector
 */
public record Architecture(List<Integer> widths, Activation activation, boolean biased) {
  /** Checks the widths. */
  public Architecture {
    widths = List.copyOf(widths);
    if (widths.size() < 2 || widths.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException(
          "widths " + widths + ": needs an input and an output dimension, each at least 1");
    }
  }

  /**
   * A network without bias.
   *
   * @param activation the hidden activation
   * @param widths d, hidden widths, K
   * @return the architecture
   */
  public static Architecture unbiased(Activation activation, Integer... widths) {
    return new Architecture(List.of(widths), activation, false);
  }

  /**
   * A network with bias vectors.
   *
   * @param activation the hidden activation
   * @param widths d, hidden widths, K
   * @return the architecture
   */
  public static Architecture biased(Activation activation, Integer... widths) {
    return new Architecture(List.of(widths), activation, true);
  }

  /**
   * Number of weight matrices L.
   *
   * @return L, at least 1
   */
  public int depth() {
    return widths.size() - 1;
  }

  /**
   * Number of inputs of a layer.
   *
   * @param layer zero-based index of the weight matrix
   * @return its fan-in
   */
  public int fanIn(int layer) {
    return widths.get(layer);
  }

  /**
   * Number of outputs of a layer.
   *
   * @param layer zero-based index of the weight matrix
   * @return its fan-out
   */
  public int fanOut(int layer) {
    return widths.get(layer + 1);
  }

  /**
   * Number of trainable numbers P.
   *
   * @return weights and biases of all layers
   */
  public int parameterCount() {
    int count = 0;
    for (int layer = 0; layer < depth(); layer++) {
      count += fanOut(layer) * (fanIn(layer) + (biased ? 1 : 0));
    }
    return count;
  }

  /**
   * The widths as people write them.
   *
   * @return for example {@code "20-64-5"}
   */
  public String widthsText() {
    return widths.stream().map(String::valueOf).collect(Collectors.joining("-"));
  }
}
