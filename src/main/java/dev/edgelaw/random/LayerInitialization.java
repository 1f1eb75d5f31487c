package dev.edgelaw.random;

/**
 * PyTorch's default initial values of a fully connected layer ({@code torch.nn.Linear}).
 *
 * <p>Weights are uniform on [-b, b) with b = sqrt(3) sqrt(2 / (1 + 5)) / sqrt(fanIn), "Kaiming
 * uniform with a = sqrt(5)": the variance of an entry is 1 / (3 fanIn), not the 2 / fanIn usually
 * called Kaiming initialisation for ReLU. Biases are uniform on [-1 / sqrt(fanIn), 1 /
 * sqrt(fanIn)).
 *
 * <p>A network draws its layers from input to output, each one's weights first and then, if it has
 * any, its biases.
 *
 * @param fanIn number of inputs of the layer, at least 1
 * @param fanOut number of outputs of the layer, at least 1
 */
public record LayerInitialization(int fanIn, int fanOut) {

  /** Rejects layers without inputs or outputs and those whose weights do not fit an array. */
  public LayerInitialization {
    if (fanIn < 1 || fanOut < 1 || (long) fanIn * fanOut > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "layer size fanOut x fanIn must be at least 1 x 1 with at most 2147483639 weights, was "
              + (fanOut + " x " + fanIn));
    }
  }

  /**
   * Draws the weights: fanOut * fanIn words.
   *
   * @param generator the run's generator
   * @return fanOut x fanIn values, row-major (the weights into one output are neighbours), float32
   *     widened to double
   */
  public double[] drawWeights(TorchGenerator generator) {
    double gain = Math.sqrt(2.0 / (1 + 5));
    return draw(generator, fanOut * fanIn, Math.sqrt(3) * gain / Math.sqrt(fanIn));
  }

  /**
   * Draws the biases: fanOut words.
   *
   * @param generator the run's generator
   * @return fanOut values, float32 widened to double
   */
  public double[] drawBiases(TorchGenerator generator) {
    return draw(generator, fanOut, 1 / Math.sqrt(fanIn));
  }

  private static double[] draw(TorchGenerator generator, int size, double bound) {
    float[] drawn = new float[size];
    generator.uniform(drawn, -bound, bound);
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = drawn[i];
    }
    return values;
  }
}
