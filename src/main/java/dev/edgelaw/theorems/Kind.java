package dev.edgelaw.theorems;

import dev.edgelaw.net.Activation;

/**
 * What is fixed about random networks; all else follows from the seed.
 *
 * @param activation after every layer but the last
 * @param biased whether layers have biases
 * @param largestDepth most weight matrices; the least is 2
 * @param smallestWidth of hidden layers
 * @param largestWidth of hidden layers
 */
public record Kind(
    Activation activation, boolean biased, int largestDepth, int smallestWidth, int largestWidth) {
  /**
   * Without biases, depths 2 to 8, widths 1 to 64.
   *
   * @param activation the activation
   * @return the kind
   */
  public static Kind of(Activation activation) {
    return new Kind(activation, false, 8, 1, 64);
  }

  /**
   * With biases, depths 2 to 8, widths 1 to 64.
   *
   * @param activation the activation
   * @return the kind
   */
  public static Kind biased(Activation activation) {
    return new Kind(activation, true, 8, 1, 64);
  }

  /**
   * The same, less deep.
   *
   * @param largest most weight matrices
   * @return a new kind
   */
  public Kind withDepth(int largest) {
    return new Kind(activation, biased, largest, smallestWidth, largestWidth);
  }

  /**
   * The same with other widths.
   *
   * @param smallest of hidden layers
   * @param largest of hidden layers
   * @return a new kind
   */
  public Kind withWidths(int smallest, int largest) {
    return new Kind(activation, biased, largestDepth, smallest, largest);
  }
}
