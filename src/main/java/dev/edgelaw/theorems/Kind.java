package dev.edgelaw.theorems;

import dev.edgelaw.net.Activation;
import java.util.SplittableRandom;

/**
 * What is fixed about random networks; all else follows from the seed.
 *
 * @param activation after every layer but the last
 * @param biased whether layers have biases
 * @param largestDepth most weight matrices; the least is 2
 * @param smallestWidth of hidden layers
 * @param leastCap a net draws the most its own widths may be, from here to the largest width with
 *     equal chances for equal ratios, so that there are narrow nets and wide ones
 * @param largestWidth of hidden layers
 */
public record Kind(
    Activation activation,
    boolean biased,
    int largestDepth,
    int smallestWidth,
    int leastCap,
    int largestWidth) {
  /**
   * Without biases, depths 2 to 8, widths 1 to 200.
   *
   * @param activation the activation
   * @return the kind
   */
  public static Kind of(Activation activation) {
    return new Kind(activation, false, 8, 1, 8, 200);
  }

  /**
   * With biases, depths 2 to 8, widths 1 to 200.
   *
   * @param activation the activation
   * @return the kind
   */
  public static Kind biased(Activation activation) {
    return new Kind(activation, true, 8, 1, 8, 200);
  }

  /**
   * The same, less deep.
   *
   * @param largest most weight matrices
   * @return a new kind
   */
  public Kind withDepth(int largest) {
    return new Kind(activation, biased, largest, smallestWidth, leastCap, largestWidth);
  }

  /**
   * The same with other widths, uniform for all nets.
   *
   * @param smallest of hidden layers
   * @param largest of hidden layers
   * @return a new kind
   */
  public Kind withWidths(int smallest, int largest) {
    return new Kind(activation, biased, largestDepth, smallest, largest, largest);
  }

  /**
   * The same without the narrowest: what leaves a layer of eight neurons hardly ever dies.
   *
   * @return a new kind, of widths from 8
   */
  public Kind withoutNarrow() {
    return new Kind(activation, biased, largestDepth, 8, 16, largestWidth);
  }

  /**
   * Draws the most that the widths of a net may be.
   *
   * @param random the net's numbers, left alone if there is no choice
   * @return from the least cap to the largest width
   */
  int cap(SplittableRandom random) {
    if (leastCap == largestWidth) {
      return largestWidth;
    }
    double ratio = (largestWidth + 1.0) / leastCap;
    return (int) (leastCap * StrictMath.pow(ratio, random.nextDouble()));
  }
}
